import { type Request, type Response, Router } from 'express';
import type * as z from 'zod';
import { casesCsv } from '../formats/casesCsv.ts';
import { type Format, type HistoryFormat, historyFormats } from '../formats/historyFormats.ts';
import { wholeCase } from '../views/askCase.ts';
import { casePages } from '../views/casePages.ts';
import type { Door } from './door.ts';
import { sendPieces } from './flow.ts';
import { described } from './openApi/operation.ts';
import { listCasesTable, readHistoryFile } from './operations/fileOperations.ts';
import { caseId, casesFileQuery, historyFileQuery, spokenFileQuery } from './parameters.ts';
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

  router.get('/cases.csv', described(listCasesTable), async (request, response) => {
    const { minPosition, ...filter } = parseQuery(casesFileQuery, request);
    refuseForeignPosition(log, 'minPosition', minPosition);
    await views.reached(minPosition);
    nameFile(response, 'cases.csv');
    response.set('Lis-Position', views.store.checkpoint()?.position ?? '').set('Cache-Control', 'no-cache');
    response.set('Content-Type', historyFormats.csv.contentType);
    const pieces = casesCsv(casePages(views.store, filter));
    await sendPieces(request, response, pieces, pace);
  });

  return router;
};
