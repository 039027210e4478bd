import type { Request, Response } from 'express';
import { type FeedFilter, type FeedItem, isWanted } from '../views/eventFeed.ts';
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
  readonly filter: FeedFilter;
  /** The position after which the stream begins. */
  readonly after: string | undefined;
  readonly follow: (reading: AbortSignal) => AsyncGenerator<readonly FeedItem[]>;
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
 * Sends events as they come until the reader goes, or the log fails: then the stream ends, and the reader comes back with
 * `Last-Event-ID`. What is wrong from the beginning is answered as any request is.
 */
export const sendEvents = async (
  request: Request,
  response: Response,
  { filter, after, follow }: Stream,
  pace: Pace = usualPace,
): Promise<void> => {
  const reading = readingOf(response, pace);
  const batches = follow(reading);
  const first = await batches.next();
  begin(response, after);
  if (request.method === 'HEAD') {
    await batches.return(undefined);
    response.end();
    return;
  }
  let at = after;
  const beat = () => {
    if (!response.destroyed && !response.writableNeedDrain) response.write(`:\n${idOf(at)}\n`);
  };
  const heart = setInterval(beat, pace.heartbeat);
  try {
    for (let batch = first; !batch.done && !reading.aborted; batch = await batches.next()) {
      for (const item of batch.value) {
        at = item.position;
        if (item.json === undefined || !isWanted(item, filter)) continue;
        // Waiting for nothing would cost each of many readers a turn.
        if (!keepsUp(response, frameOf(item), reading)) await taken(response, reading);
      }
    }
  } catch (error) {
    if (!reading.aborted) request.log.warn({ err: error }, 'a stream ended');
  } finally {
    clearInterval(heart);
    await batches.return(undefined);
    response.end();
  }
};
