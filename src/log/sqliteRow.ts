import type { Place, RecordedEvent, SealedEvent } from '../../events/event.ts';
import { upcast } from '../../events/upcast.ts';
import { DamagedEventError } from './damagedEventError.ts';
import type { Form } from './eventLog.ts';

export type Row = [position: number, stream: string, revision: number, body: string];

const placeOf = ([position, stream, revision]: Row): Place => ({
  stream: String(stream),
  revision,
  position: String(position),
});

const parsed = (body: string): (SealedEvent & { -readonly [K in keyof Place]: Place[K] }) | undefined => {
  try {
    const event = JSON.parse(body);
    return typeof event.type === 'string' && typeof event.hash === 'string' ? event : undefined;
  } catch {
    return undefined;
  }
};

/** In a damaged page a column may be of another type than it was written with. */
const stored = (row: Row): RecordedEvent => {
  const [position, stream, revision, body] = row;
  const event = typeof stream === 'string' ? parsed(body) : undefined;
  if (!event) throw new DamagedEventError(placeOf(row));
  event.stream = stream;
  event.revision = revision;
  event.position = String(position);
  return event;
};

const current = (row: Row): RecordedEvent => upcast(stored(row));

/** How a row is read in the form that was asked for. Throws DamagedEventError. */
export const readerOf = (form?: Form) => (form === 'stored' ? stored : current);

/**
 * The rows of a stream from a revision on. Throws DamagedEventError where one is missing between, which would give every
 * later one another place in its case.
 */
export const dense = (rows: readonly Row[], from: number): readonly Row[] => {
  const astray = rows.find(([, , revision], i) => revision !== from + i);
  if (astray) throw new DamagedEventError(placeOf(astray), 'comes after events that are missing');
  return rows;
};
