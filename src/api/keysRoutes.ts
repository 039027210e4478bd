import { Router } from 'express';
import type { Key } from '../../projections/keys/keyRing.ts';
import { parseInput } from '../commands/caseFile.ts';
import { createKey, keysOf, revokeKey } from '../commands/keys.ts';
import { newKey } from './bodies.ts';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import { listKeys, makeKey, revokeKey as revoking } from './operations/keysOperations.ts';
import { keyNamed, noQuery } from './parameters.ts';
import { parsePath, parseQuery } from './parseInput.ts';
import { needs, principalIn } from './principal.ts';
import { ProblemError } from './problem.ts';
import { kilobyte, readBody } from './readBody.ts';

const shown = ({ secretHash: _hash, ...key }: Key) => key;

/** Keys, for who may do everything. What opens the door is told once, in the answer to its making. */
export const keysRoutes = ({ log, reader }: Door): Router => {
  const router = Router();
  const keeper = { log, now: reader.now };

  router.get('/keys', described(listKeys), needs('admin'), async (request, response) => {
    parseQuery(noQuery, request);
    response.json({ items: [...(await keysOf(reader.streams)).values()].map(shown) });
  });

  router.post('/keys', described(makeKey), needs('admin'), ...readBody(10 * kilobyte), async (request, response) => {
    parseQuery(noQuery, request);
    const wanted = parseInput(newKey, request.body);
    const { id, token } = await createKey(keeper, wanted, principalIn(response).name);
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .json({ id, ...wanted, key: token });
  });

  router.delete('/keys/:id', described(revoking), needs('admin'), async (request, response) => {
    parseQuery(noQuery, request);
    const asked = parsePath(keyNamed, 'id', request.params.id);
    const revoked = await revokeKey(keeper, asked, principalIn(response).name);
    if (revoked === undefined) {
      const detail = `There is no key ${JSON.stringify(asked)}.`;
      throw new ProblemError({ code: 'unknown_key', detail });
    }
    response.json({ id: revoked, revoked: true });
  });

  return router;
};
