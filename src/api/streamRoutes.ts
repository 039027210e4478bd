import { type Request, type Response, Router } from 'express';
import type { EventLog } from '../log/eventLog.ts';
import { Concerns } from '../views/concerns.ts';
import { closedAt, EventFeed, eventLines, type FeedItem } from '../views/eventFeed.ts';
import type { Door } from './door.ts';
import { sendPieces } from './flow.ts';
import { described } from './openApi/operation.ts';
import { followCase, followEvents, readEventLines } from './operations/streamOperations.ts';
import { caseId, caseStreamQuery, eventLinesQuery, eventStreamQuery } from './parameters.ts';
import { parsePath, parseQuery, positionAsked } from './parseInput.ts';
import { malformedHeader } from './precondition.ts';
import { streamLimit } from './rateLimits.ts';
import { type Stream, sendEvents } from './sendEvents.ts';

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
  const concerns = new Concerns(reader);
  const limited = streamLimit();
  const isCurrent = (item: FeedItem): boolean => feed.isCurrent(item);
  const stream = (request: Request, response: Response, what: Omit<Stream, 'isCurrent'>): Promise<void> =>
    limited(request, response, async () => {
      metrics.followers.inc();
      await sendEvents(request, response, { ...what, isCurrent }, pace).finally(() => metrics.followers.dec());
    });

  router.get('/events.ndjson', described(readEventLines), async (request, response) => {
    const { after, ...filter } = parseQuery(eventLinesQuery, request);
    const from = await positionAsked(log, after, 'start');
    response.set('Content-Type', 'application/x-ndjson; charset=utf-8').set('Cache-Control', 'no-cache');
    const lines = eventLines(log, reader, from, event => concerns.fit(filter, event));
    await limited(request, response, () => sendPieces(request, response, lines, pace));
  });

  router.get('/events/stream', described(followEvents), async (request, response) => {
    const { after: asked, ...filter } = parseQuery(eventStreamQuery, request);
    const after = await resumedAfter(request, log, asked);
    await stream(request, response, { filter, after, follow: (from, reading) => feed.all(from, reading) });
  });

  router.get('/cases/:id/stream', described(followCase), async (request, response) => {
    const { after: asked, types } = parseQuery(caseStreamQuery, request);
    const id = parsePath(caseId, 'id', request.params.id);
    const closed = await closedAt(reader, id);
    const after = await resumedAfter(request, log, asked);
    // To a reader that comes back as EventSource does, this alone says that there is nothing to come back for.
    if (closed !== undefined && after !== undefined && log.comparePositions(after, closed) >= 0)
      return void response.status(204).end();
    const follow: Stream['follow'] = (from, reading) => feed.ofCase(id, from, reading);
    await stream(request, response, { filter: { types, cases: [id] }, after, follow });
  });

  return router;
};
