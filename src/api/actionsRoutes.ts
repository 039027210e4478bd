import { Router } from 'express';
import { actionBody, findAction } from '../views/findAction.ts';
import { UnknownActionError } from '../views/unknownActionError.ts';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import { readAction, searchActions } from './operations/actionsOperations.ts';
import { actionId, noQuery } from './parameters.ts';
import { parsePath, parseQuery } from './parseInput.ts';
import { ProblemError } from './problem.ts';
import { sendJson } from './sendJson.ts';

/** One action as it was recorded, with its hash and all that was said of it since. */
export const actionsRoutes = ({ reader, views }: Door): Router => {
  const router = Router();

  router.get('/actions', described(searchActions), () => {
    throw new ProblemError({
      code: 'not_yet',
      detail: 'Search over actions comes later. Read /cases/:id/history, or /events for all cases.',
    });
  });

  router.get('/actions/:id', described(readAction), async (request, response) => {
    parseQuery(noQuery, request);
    const id = parsePath(actionId, 'id', request.params.id);
    const found = await findAction(reader, views, id);
    if (!found) throw new UnknownActionError(id);
    sendJson(request, response, actionBody(found), found.head);
  });

  return router;
};
