import type { Router } from 'express';
import * as z from 'zod';
import { scopes } from '../../../events/keys.ts';
import { isLive, type Key } from '../../../projections/keys/keyRing.ts';
import { InvalidInputError, parseInput } from '../../commands/caseFile.ts';
import { createKey, keyName, keysOf, revokeKey } from '../../commands/keys.ts';
import { keyWords } from '../../words/keyWords.ts';
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

const isAdmin = (key: Key): boolean => isLive(key) && key.scopes.includes('admin');

/** Without a key that may make others, these pages would be shut to everybody. Throws InvalidInputError. */
const refuseLockedOut = (left: readonly Pick<Key, 'scopes'>[], pointer: string, why: string): void => {
  if (!left.some(({ scopes }) => scopes.includes('admin'))) throw new InvalidInputError([{ pointer, detail: why }]);
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
    const admins = [...(await keysOf(reader.streams)).values()].filter(isAdmin);
    refuseLockedOut([...admins, wanted], '/scopes', keyWords[visit.lang].first);
    const { token } = await createKey(keeper, wanted, visit.visitor!.name);
    response.set('Cache-Control', 'no-store');
    return newKeyPage(wanted.name, token, visit);
  });

  pages.post('/keys/:id/revoke', 'admin', async ({ params }, visit) => {
    const named = String(params.id);
    const all = [...(await keysOf(reader.streams)).values()];
    const others = all.filter(key => isAdmin(key) && key.id !== named);
    if (all.some(key => key.id === named && isAdmin(key))) refuseLockedOut(others, '', keyWords[visit.lang].last);
    await revokeKey(keeper, named, visit.visitor!.name);
    return { to: '/keys' };
  });

  return pages.router;
};
