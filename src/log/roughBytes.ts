import type { RecordedEvent } from '../../events/event.ts';

/** Ids, hashes, dates and the docket differ little between events. */
const envelope = 1_000;

const bytesOf = (value: unknown): number => {
  if (typeof value === 'string') return 16 + value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = 16;
  for (const one of Object.values(value)) bytes += 8 + bytesOf(one);
  return bytes;
};

/** About what events take in memory: within a tenth on the samples and on the bench’s log, at a microsecond or two an event. */
export const roughBytes = (events: readonly Pick<RecordedEvent, 'data' | 'sources'>[]): number =>
  events.reduce((bytes, { data, sources }) => bytes + envelope + bytesOf(data) + bytesOf(sources), 0);
