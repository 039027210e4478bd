import type { Request, Response } from 'express';
import type { FeedItem } from '../views/eventFeed.ts';
import { type EventFilter, fits } from '../views/eventFilter.ts';
import { keepsUp, type Pace, readingOf, taken, usualPace } from './flow.ts';

/** Milliseconds after which a reader whose connection broke comes back. */
const retry = 2_000;

const frames = new WeakMap<FeedItem, Buffer>();

/** An event as Server-Sent Events have it, made once for all who get it. JSON has no line breaks of its own. */
const frameOf = (item: FeedItem): Buffer => {
  const known = frames.get(item);
  if (known) return known;
  const frame = Buffer.from(`id: ${item.position}\ndata: ${item.json}\n\n`);
  frames.set(item, frame);
  return frame;
};

/** Without data it tells a reader nothing, but where to come back to: a rare filter must not be searched from its last event. */
const idOf = (position: string | undefined): string => (position === undefined ? '' : `id: ${position}\n`);

export interface Stream {
  readonly filter: EventFilter;
  /** The position after which the stream begins. */
  readonly after: string | undefined;
  readonly follow: (after: string | undefined, reading: AbortSignal) => AsyncGenerator<readonly FeedItem[]>;
  /** Whether an item may be sent as it was prepared. */
  readonly isCurrent: (item: FeedItem) => boolean;
}

const begin = (response: Response, after: string | undefined): void => {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
    Connection: 'close',
  });
  // A stream ends with its connection, so it needs no chunks: to frame each event as one took half as long again.
  response.removeHeader('Transfer-Encoding');
  response.flushHeaders();
  response.write(`retry: ${retry}\n${idOf(after)}\n`);
};

/**
 * Sends events as they come until the reader goes, the feed ends, or the log fails: then the stream ends, and the reader
 * comes back with `Last-Event-ID`. What is wrong from the beginning is answered as any request is.
 */
export const sendEvents = async (
  request: Request,
  response: Response,
  { filter, after, follow, isCurrent }: Stream,
  pace: Pace = usualPace,
): Promise<void> => {
  const reading = readingOf(response, pace);
  let batches = follow(after, reading);
  const first = await batches.next();
  begin(response, after);
  if (request.method === 'HEAD') {
    await batches.return(undefined);
    response.end();
    return;
  }
  let at = after;
  const sayWhere = (comment: string) => {
    if (!response.destroyed && !response.writableNeedDrain) response.write(`${comment}${idOf(at)}\n`);
  };
  const heart = setInterval(sayWhere, pace.heartbeat, ':\n');
  /** False where the rest of them may not be sent as they are. */
  const send = async (items: readonly FeedItem[]): Promise<boolean> => {
    for (const item of items) {
      if (!isCurrent(item)) return false;
      at = item.position;
      if (item.json === undefined || !fits(filter, item)) continue;
      // Waiting for nothing would cost each of many readers a turn.
      if (!keepsUp(response, frameOf(item), reading)) await taken(response, reading);
    }
    return true;
  };
  try {
    for (let batch = first; !batch.done && !reading.aborted; batch = await batches.next()) {
      if (await send(batch.value)) continue;
      await batches.return(undefined);
      batches = follow(at, reading);
    }
    sayWhere('');
  } catch (error) {
    if (!reading.aborted) request.log.warn({ err: error }, 'a stream ended');
  } finally {
    clearInterval(heart);
    await batches.return(undefined);
    response.end();
  }
};
