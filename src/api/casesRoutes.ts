import { Router } from 'express';
import type * as z from 'zod';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { diffOf, digestOf, historyOf } from '../views/askCase.ts';
import { diffSides } from '../views/diffSides.ts';
import { searchCases } from '../views/search/searchCases.ts';
import { shownCases } from '../views/search/shownHits.ts';
import { writeCursor } from './cursor.ts';
import type { Door } from './door.ts';
import { listsAt } from './lists.ts';
import { described } from './openApi/operation.ts';
import { listCases as listing, readDiff, readHistory, readState } from './operations/casesOperations.ts';
import { caseId, casesQuery, diffQuery, historyQuery, stateQuery } from './parameters.ts';
import { conflicting, parsePath, parseQuery, refuseBoth, wrong } from './parseInput.ts';
import { sendJson, sendRendered } from './sendJson.ts';
import { StateAnswers } from './stateAnswers.ts';

const defaultPage = 50;

type HistoryAsked = z.infer<typeof historyQuery>;

/** A cursor goes on in the history that its own question gave, though days pass and actions arrive. */
const pinned = (id: string, { cursor, type, retracted, limit, ...asked }: HistoryAsked) => {
  const query = digestOf(JSON.stringify([id, type, retracted, asked.asOf, asked.docketedBy, asked.at, asked.knownAt]));
  if (!cursor) return { asked, query };
  if (cursor.query !== query) throw wrong('cursor', 'belongs to another question: repeat the one that gave it');
  return { asked: { asOf: cursor.asOf, docketedBy: asked.docketedBy, at: cursor.at }, query };
};

const pageOf = (
  items: readonly EffectiveAction[],
  place: { readonly query: string; readonly asOf: string; readonly at: string },
  { type, cursor, limit = defaultPage }: HistoryAsked,
) => {
  const wanted = type ? items.filter(item => type.includes(item.type)) : items;
  const offset = cursor?.offset ?? 0;
  const next = offset + limit < wanted.length ? writeCursor({ ...place, offset: offset + limit }) : null;
  return { total: wanted.length, items: wanted.slice(offset, offset + limit), next };
};

/** Cases: the list, a state, a history, a diff (DESIGN section 5). */
export const casesRoutes = (door: Door): Router => {
  const { reader, views } = door;
  const router = Router();
  const states = new StateAnswers(reader);

  router.get('/cases', described(listing), async (request, response) => {
    const { minPosition, q, ...filter } = parseQuery(casesQuery, request);
    const { position, damaged } = await listsAt(door, minPosition, response);
    if (filter.cursor && filter.order && filter.cursor.order !== filter.order)
      throw conflicting('cursor and order do not belong together');
    const order = filter.cursor?.order ?? filter.order;
    if (order === 'relevance' && !q) throw wrong('order', 'relevance asks for q');
    const { next, items: found, ...counts } = searchCases(views.store, { ...filter, order, sought: q });
    const items = await shownCases(reader, found);
    sendJson(request, response, { ...counts, items, next: next && writeCursor(next), ...damaged }, position || 0);
  });

  router.get('/cases/:id', described(readState), async (request, response) => {
    const query = parseQuery(stateQuery, request);
    refuseBoth(query);
    sendRendered(request, response, await states.get(parsePath(caseId, 'id', request.params.id), query));
  });

  router.get('/cases/:id/history', described(readHistory), async (request, response) => {
    const query = parseQuery(historyQuery, request);
    refuseBoth(query);
    const id = parsePath(caseId, 'id', request.params.id);
    const { asked, query: name } = pinned(id, query);
    const { items, retracted, ...told } = await historyOf(reader, id, asked);
    const { asOf, at, revision } = told;
    const page = pageOf(query.retracted ? retracted : items, { query: name, asOf, at }, query);
    sendJson(request, response, { ...told, retracted: retracted.length, ...page }, revision);
  });

  router.get('/cases/:id/diff', described(readDiff), async (request, response) => {
    const sides = diffSides(parseQuery(diffQuery, request));
    if (!sides)
      throw conflicting(
        'give two dates (from and to, with docketedBy or at), or two revisions (fromAt and toAt, with asOf or docketedBy)',
      );
    const diff = await diffOf(reader, parsePath(caseId, 'id', request.params.id), ...sides);
    sendJson(request, response, diff, diff.to.revision);
  });

  return router;
};
