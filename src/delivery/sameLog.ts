import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { StreamCache } from '../log/streamCache.ts';
import type { Attempt } from './deliveryRecords.ts';

/** An event as deliveries remember it: in another log, as one restored from an older copy, it does not stand there. */
export type Mark = Pick<Attempt, 'position' | 'eventId' | 'stream' | 'revision'>;

export const markOf = ({ position, id: eventId, stream, revision }: RecordedEvent): Mark => ({
  ...{ position, eventId, stream, revision },
});

type Streams = Pick<StreamCache, 'read'>;

/** The event of a mark, where the log still holds it. */
export const eventAt = async (
  streams: Streams,
  { stream, revision, eventId }: Pick<Mark, 'stream' | 'revision' | 'eventId'>,
): Promise<RecordedEvent | undefined> => {
  const event = (await streams.read(stream))[revision];
  return event?.id === eventId ? event : undefined;
};

export const stands = async (streams: Streams, mark: Mark): Promise<boolean> =>
  (await eventAt(streams, mark))?.position === mark.position;

/** Whether a position lies in a log that ends at `end`. */
export const isWithin = (log: EventLog, position: string, end: string | undefined): boolean =>
  end !== undefined && log.isPosition(position) && log.comparePositions(position, end) <= 0;

/** The last of the attempts, the newest first, whose event stands in the log, no later than `most`. */
export const lastShared = async (
  log: EventLog,
  streams: Streams,
  attempts: Iterable<Mark>,
  most: string,
): Promise<string | undefined> => {
  for (const attempt of attempts) {
    if (attempt.position === '' || !isWithin(log, attempt.position, most)) continue;
    if (await stands(streams, attempt)) return attempt.position;
  }
  return undefined;
};
