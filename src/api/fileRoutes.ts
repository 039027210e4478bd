import { type Request, type Response, Router } from 'express';
import type * as z from 'zod';
import { actionsAtom } from '../formats/actionsAtom.ts';
import { actionsCsv } from '../formats/actionsCsv.ts';
import { casesCsv } from '../formats/casesCsv.ts';
import { type Format, type HistoryFormat, historyFormats } from '../formats/historyFormats.ts';
import { picture } from '../formats/picture.ts';
import { pictureFormats } from '../formats/pictureFormats.ts';
import { wholeCase } from '../views/askCase.ts';
import { casePages } from '../views/casePages.ts';
import { actionPages } from '../views/search/actionPages.ts';
import { searchActions } from '../views/search/searchActions.ts';
import { shownActions } from '../views/search/shownHits.ts';
import { timedActions } from '../views/search/timedActions.ts';
import { namesIn } from '../words/names.ts';
import type { Door } from './door.ts';
import { sendPieces } from './flow.ts';
import { described } from './openApi/operation.ts';
import {
  listActionsTable,
  listCasesTable,
  readActionsFeed,
  readHistoryFile,
  readPicture,
} from './operations/fileOperations.ts';
import {
  actionsFileQuery,
  caseId,
  casesFileQuery,
  historyFileQuery,
  pictureQuery,
  spokenFileQuery,
} from './parameters.ts';
import { parsePath, parseQuery, refuseBoth, refuseForeignPosition } from './parseInput.ts';
import { malformedHeader } from './precondition.ts';
import { renderText, sendRendered } from './sendJson.ts';

type SpokenFileAsked = z.infer<typeof spokenFileQuery>;

/** Where whoever asks reached this Lis. */
const homeOf = (request: Request): string => {
  const home = `${request.protocol}://${request.get('host')}`;
  if (!URL.canParse(home)) throw malformedHeader('Host', 'is not an address');
  return home;
};

/** Of a search as a feed. */
const newest = 100;

/** By the case's id, a slug: a title could end the header, and begin another. */
const nameFile = (response: Response, name: string): void =>
  void response.set('Content-Disposition', `attachment; filename="${name}"`);

/** Histories, and the list of cases, as files that other programs read. */
export const fileRoutes = ({ log, reader, views, pace }: Door): Router => {
  const router = Router();

  for (const [ending, { contentType, write, speaks, saved }] of Object.entries(historyFormats) as [
    HistoryFormat,
    Format,
  ][]) {
    router.get(`/cases/:id/history.${ending}`, described(readHistoryFile(ending)), async (request, response) => {
      const asked: SpokenFileAsked = parseQuery(speaks ? spokenFileQuery : historyFileQuery, request);
      const { type: types, lang = 'en', ...query } = asked;
      refuseBoth(query);
      const id = parsePath(caseId, 'id', request.params.id);
      const home = homeOf(request);
      const told = { ...(await wholeCase(reader, id, query)), lang, types, home };
      const self = `/api/v1/cases/${id}/history.${ending}${/\?.*/.exec(request.url)?.[0] ?? ''}`;
      if (saved) nameFile(response, `${id}.${ending}`);
      const text = write(told, self);
      sendRendered(request, response, { ...renderText(text, told.state.revision), contentType });
    });
  }

  for (const [ending, { contentType, write }] of Object.entries(pictureFormats)) {
    router.get(`/cases/:id/timeline.${ending}`, described(readPicture(ending)), async (request, response) => {
      const { from, to, lang = 'en', ...query } = parseQuery(pictureQuery, request);
      refuseBoth(query);
      const id = parsePath(caseId, 'id', request.params.id);
      const { state, history } = await wholeCase(reader, id, query);
      const zoomTo = (first: string, last: string): string => `/cases/${id}?from=${first}&to=${last}`;
      const svg = picture({ ...{ state, history, from, to, zoomTo }, speech: { lang, names: namesIn(state) } });
      const { etag } = renderText(svg, state.revision);
      sendRendered(request, response, { body: await write(svg), etag, contentType });
    });
  }

  router.get('/cases.csv', described(listCasesTable), async (request, response) => {
    const { minPosition, q: sought, ...filter } = parseQuery(casesFileQuery, request);
    refuseForeignPosition(log, 'minPosition', minPosition);
    await views.reached(minPosition);
    nameFile(response, 'cases.csv');
    response.set('Lis-Position', views.store.checkpoint()?.position ?? '').set('Cache-Control', 'no-cache');
    response.set('Content-Type', historyFormats.csv.contentType);
    const pieces = casesCsv(casePages(views.store, { ...filter, sought }));
    await sendPieces(request, response, pieces, pace);
  });

  router.get('/actions.csv', described(listActionsTable), async (request, response) => {
    const { minPosition, q: sought, lang = 'en', ...filter } = parseQuery(actionsFileQuery, request);
    refuseForeignPosition(log, 'minPosition', minPosition);
    await views.reached(minPosition);
    nameFile(response, 'actions.csv');
    response.set('Lis-Position', views.store.checkpoint()?.position ?? '').set('Cache-Control', 'no-cache');
    response.set('Content-Type', historyFormats.csv.contentType);
    const pieces = actionsCsv(actionPages(views.store, reader, { ...filter, sought }), lang);
    await sendPieces(request, response, pieces, pace);
  });

  router.get('/actions.atom', described(readActionsFeed), async (request, response) => {
    const { minPosition, q: sought, lang = 'en', ...filter } = parseQuery(actionsFileQuery, request);
    refuseForeignPosition(log, 'minPosition', minPosition);
    await views.reached(minPosition);
    const { items } = searchActions(views.store, { ...filter, sought, order: '-on', limit: newest });
    const timed = await timedActions(reader, views, await shownActions(reader, items));
    const self = `/api/v1/actions.atom${/\?.*/.exec(request.url)?.[0] ?? ''}`;
    const title = [request.query.q, filter.court, filter.party, filter.judge, filter.type?.join(', ')];
    const told = { title: `Lis: ${title.filter(Boolean).join(', ') || '*'}`, home: homeOf(request), self, lang };
    response.set('Lis-Position', views.store.checkpoint()?.position ?? '');
    sendRendered(request, response, {
      ...renderText(actionsAtom(timed, told), 0),
      contentType: historyFormats.atom.contentType,
    });
  });

  return router;
};
