import { Router } from 'express';
import type { RecordedEvent } from '../../events/event.ts';
import { type Concern, Concerns } from '../views/concerns.ts';
import { type EventFilter, filtered, fits } from '../views/eventFilter.ts';
import { shownEvents } from '../views/shownEvents.ts';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import { readEvents } from './operations/eventsOperations.ts';
import { eventsQuery } from './parameters.ts';
import { parseQuery, positionAsked } from './parseInput.ts';
import { sendJson } from './sendJson.ts';

/** Events looked at for one page, so that a rare filter answers soon; `next` goes on from there. */
const maxScanned = 10_000;

/** Of these, events whose case is looked at too. */
const maxConcerned = 1_000;

type Asked = EventFilter & Concern;

const pageAfter = async (
  { log, reader }: Pick<Door, 'log' | 'reader'>,
  concerns: Concerns,
  after: string | undefined,
  filter: Asked,
  limit: number,
) => {
  const items: RecordedEvent[] = [];
  let next: string | null = after ?? null;
  let [scanned, concerned] = [0, 0];
  const page = async (more: boolean) => ({ items: await shownEvents(reader, items), next, more });
  for await (const batch of log.readAll(after)) {
    for (const event of batch) {
      next = event.position;
      scanned += 1;
      if (fits(filter, filtered(event))) {
        concerned += 1;
        if (await concerns.concerns(filter, event)) items.push(event);
      }
      const isLong = scanned === maxScanned || (concerned === maxConcerned && isDeep(filter));
      if (items.length === limit || isLong) return page(true);
    }
  }
  return page(false);
};

const isDeep = ({ parties, judges, q }: Asked): boolean => (parties ?? judges ?? q) !== undefined;

/** Every event of every case in the order of the log, from a position on. */
export const eventsRoutes = ({ log, reader }: Door): Router => {
  const router = Router();
  const concerns = new Concerns(reader);
  router.get('/events', described(readEvents), async (request, response) => {
    const { after, limit = 100, ...filter } = parseQuery(eventsQuery, request);
    const from = await positionAsked(log, after, 'start');
    const page = await pageAfter({ log, reader }, concerns, from, filter, limit);
    sendJson(request, response, page, page.next ?? 0);
  });
  return router;
};
