import type { Router } from 'express';
import * as z from 'zod';
import { type Scope, scopes } from '../../../events/keys.ts';
import { isLive, type Key } from '../../../projections/keys/keyRing.ts';
import { InvalidInputError, parseInput } from '../../commands/caseFile.ts';
import { createKey, keyName, keysOf, revokeKey } from '../../commands/keys.ts';
import { keyWords } from '../../words/keyWords.ts';
import type { Language } from '../../words/words.ts';
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

/** A first key that may not make others would shut these pages to everybody. Throws InvalidInputError. */
const refuseLockedOut = (ring: ReadonlyMap<string, Key>, wanted: readonly Scope[], lang: Language): void => {
  const hasAdmin = [...ring.values()].some(key => isLive(key) && key.scopes.includes('admin'));
  if (!hasAdmin && !wanted.includes('admin'))
    throw new InvalidInputError([{ pointer: '/scopes', detail: keyWords[lang].first }]);
};

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
    refuseLockedOut(await keysOf(reader.streams), wanted.scopes, visit.lang);
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
