import { Router } from 'express';
import type * as z from 'zod';
import { digestOf } from '../views/askCase.ts';
import { actionBody, findAction } from '../views/findAction.ts';
import { TooManyCasesError } from '../views/search/actionQuery.ts';
import { countActions } from '../views/search/countActions.ts';
import { type ActionCursor, searchActions } from '../views/search/searchActions.ts';
import { UnknownActionError } from '../views/unknownActionError.ts';
import { writeCursor } from './cursor.ts';
import type { Door } from './door.ts';
import { listsAt } from './lists.ts';
import { described } from './openApi/operation.ts';
import { readAction, searchActions as searching } from './operations/actionsOperations.ts';
import { actionId, actionsQuery, noQuery } from './parameters.ts';
import { parsePath, parseQuery, wrong } from './parseInput.ts';
import { sendJson } from './sendJson.ts';

type Asked = z.infer<typeof actionsQuery>;

/** Goes on where the cursor ended, in these tables and in the answer to the same question. */
const placeIn = ({ cursor }: Asked, query: string, views: number): ActionCursor | undefined => {
  if (!cursor) return undefined;
  if (cursor.query !== query) throw wrong('cursor', 'belongs to another question: repeat the one that gave it');
  if (cursor.views !== views)
    throw wrong(
      'cursor',
      'belongs to lists that were made anew since, or to another server: begin with the first page',
    );
  return { rank: cursor.rank, place: cursor.place };
};

const page = <T>(search: () => T): T => {
  try {
    return search();
  } catch (error) {
    throw error instanceof TooManyCasesError ? wrong(error.parameter, error.message) : error;
  }
};

/** Actions: a search over all of them, and one as it was recorded, with its hash and all that was said of it since. */
export const actionsRoutes = (door: Door): Router => {
  const { reader, views } = door;
  const router = Router();

  router.get('/actions', described(searching), async (request, response) => {
    const asked = parseQuery(actionsQuery, request);
    const { minPosition, cursor: _cursor, limit, q: sought, ...filter } = asked;
    if (filter.order === 'relevance' && !sought) throw wrong('order', 'relevance asks for q');
    const { position, damaged } = await listsAt(door, minPosition, response);
    const id = views.store.id();
    const query = digestOf(JSON.stringify([sought, filter]));
    const cursor = placeIn(asked, query, id);
    const { items, next } = page(() => searchActions(views.store, { ...filter, sought, limit, cursor }));
    const counts = cursor ? {} : countActions(views.store, { ...filter, sought });
    const body = { ...counts, items, next: next && writeCursor({ query, views: id, ...next }), ...damaged };
    sendJson(request, response, body, position || 0);
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
