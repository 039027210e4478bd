import { type Request, Router } from 'express';
import type { EventLog } from '../log/eventLog.ts';
import { eventsOf } from '../views/askCase.ts';
import { EventFeed, eventLines } from '../views/eventFeed.ts';
import type { Door } from './door.ts';
import { sendPieces } from './flow.ts';
import { described } from './openApi/operation.ts';
import { followCase, followEvents, readEventLines } from './operations/streamOperations.ts';
import { caseId, caseStreamQuery, eventLinesQuery } from './parameters.ts';
import { parsePath, parseQuery, positionAsked } from './parseInput.ts';
import { malformedHeader } from './precondition.ts';
import { sendEvents } from './sendEvents.ts';

/** A reader that comes back names the last event it had, whatever its address says of its first start. */
const resumedAfter = async (
  request: Request,
  log: EventLog,
  after: string | undefined,
): Promise<string | undefined> => {
  const last = request.get('last-event-id')?.trim();
  if (!last) return positionAsked(log, after, 'now');
  if (!log.isPosition(last)) throw malformedHeader('Last-Event-ID', 'is not a position of this log');
  return last;
};

/** Events as they come, and all that there are, in one answer. */
export const streamRoutes = ({ log, reader, metrics, pace }: Door): Router => {
  const router = Router();
  const feed = new EventFeed(log, reader);
  const counted = async (send: () => Promise<void>): Promise<void> => {
    metrics.followers.inc();
    await send().finally(() => metrics.followers.dec());
  };

  router.get('/events.ndjson', described(readEventLines), async (request, response) => {
    const { after, ...filter } = parseQuery(eventLinesQuery, request);
    const from = await positionAsked(log, after, 'start');
    response.set('Content-Type', 'application/x-ndjson; charset=utf-8').set('Cache-Control', 'no-cache');
    await sendPieces(request, response, eventLines(log, reader, from, filter), pace);
  });

  router.get('/events/stream', described(followEvents), async (request, response) => {
    const { after: asked, ...filter } = parseQuery(eventLinesQuery, request);
    const after = await resumedAfter(request, log, asked);
    const follow = (reading: AbortSignal) => feed.all(after, reading);
    await counted(() => sendEvents(request, response, { filter, after, follow }, pace));
  });

  router.get('/cases/:id/stream', described(followCase), async (request, response) => {
    const { after: asked, types } = parseQuery(caseStreamQuery, request);
    const id = parsePath(caseId, 'id', request.params.id);
    await eventsOf(reader, id);
    const after = await resumedAfter(request, log, asked);
    const follow = (reading: AbortSignal) => feed.ofCase(id, after, reading);
    await counted(() => sendEvents(request, response, { filter: { types, cases: [id] }, after, follow }, pace));
  });

  return router;
};
