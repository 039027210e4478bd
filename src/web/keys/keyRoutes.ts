import type { Router } from 'express';
import * as z from 'zod';
import { scopes } from '../../../events/keys.ts';
import { parseInput } from '../../commands/caseFile.ts';
import { createKey, keyName, keysOf, revokeKey } from '../../commands/keys.ts';
import { pagesBehind } from '../answering.ts';
import type { PagesParts } from '../parts.ts';
import { keysPage, newKeyPage } from './keysPage.ts';

const keyForm = z.strictObject({
  name: keyName,
  scopes: z.preprocess(
    value => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(scopes)).min(1, 'names no scope'),
  ),
});

/** Keys, for who may do everything. */
export const keyPages = ({ log, reader, gate }: PagesParts): Router => {
  const pages = pagesBehind(gate);
  const keeper = { log, now: reader.now };

  pages.get('/keys', 'admin', async (_request, visit) => {
    const all = [...(await keysOf(reader.streams)).values()];
    return keysPage(all, visit);
  });

  pages.post('/keys', 'admin', async ({ body }, visit, response) => {
    const wanted = parseInput(keyForm, body);
    const { token } = await createKey(keeper, wanted, visit.visitor!.name);
    response.set('Cache-Control', 'no-store');
    return newKeyPage(wanted.name, token, visit);
  });

  pages.post('/keys/:id/revoke', 'admin', async ({ params }, visit) => {
    await revokeKey(keeper, String(params.id), visit.visitor!.name);
    return { to: '/keys' };
  });

  return pages.router;
};
