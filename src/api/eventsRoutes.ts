import { Router } from 'express';
import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from '../log/eventLog.ts';
import { type FeedFilter, isWanted, kindOf } from '../views/eventFeed.ts';
import { shownEvents } from '../views/shownEvents.ts';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import { readEvents } from './operations/eventsOperations.ts';
import { eventsQuery } from './parameters.ts';
import { parseQuery, positionAsked } from './parseInput.ts';
import { sendJson } from './sendJson.ts';

/** Events looked at for one page, so that a rare filter answers soon; `next` goes on from there. */
const maxScanned = 10_000;

const pageAfter = async (log: EventLog, after: string | undefined, filter: FeedFilter, limit: number) => {
  const items: RecordedEvent[] = [];
  let next: string | null = after ?? null;
  let scanned = 0;
  for await (const batch of log.readAll(after)) {
    for (const event of batch) {
      next = event.position;
      scanned += 1;
      if (isWanted(kindOf(event), filter)) items.push(event);
      if (items.length === limit || scanned === maxScanned) return { items, next, more: true };
    }
  }
  return { items, next, more: false };
};

/** Every event of every case in the order of the log, from a position on. */
export const eventsRoutes = ({ log, reader }: Door): Router => {
  const router = Router();
  router.get('/events', described(readEvents), async (request, response) => {
    const { after, limit = 100, ...filter } = parseQuery(eventsQuery, request);
    const from = await positionAsked(log, after, 'start');
    const { items, next, more } = await pageAfter(log, from, filter, limit);
    sendJson(request, response, { items: await shownEvents(reader, items), next, more }, next ?? 0);
  });
  return router;
};
