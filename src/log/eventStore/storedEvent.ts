import type { AllStreamResolvedEvent, JSONEventData, ResolvedEvent } from '@eventstore/db-client';
import type { RecordedEvent, SealedEvent } from '../../../events/event.ts';
import { DamagedEventError } from '../damagedEventError.ts';
import { positionText } from './position.ts';

export type Resolved = ResolvedEvent | AllStreamResolvedEvent;

/**
 * The server recognises a repetition by event ids alone and compares no bodies. So its id is made from the event's hash,
 * which covers all that it says and all that came before it: the same id is the same event (docs/decisions/0008).
 */
const storeId = (hash: string): string =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;

/** EVENTS.md section 7: data = {data, sources, salt}, metadata = the rest; the type is the event's own. */
export const storedEvent = ({ type, data, sources, salt, ...envelope }: SealedEvent): JSONEventData => ({
  id: storeId(envelope.hash),
  type,
  contentType: 'application/json',
  data: { data, sources, salt },
  metadata: envelope,
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What others wrote into the same store (system events, links, other applications) is passed over. */
export const isOurs = ({ event }: Resolved): boolean =>
  event !== undefined &&
  !event.streamId.startsWith('$') &&
  !event.type.startsWith('$') &&
  isObject(event.metadata) &&
  typeof event.metadata.contentHash === 'string' &&
  typeof event.metadata.hash === 'string';

/** The event as it is stored, before upcasting, with its place. */
export const readBack = ({ event }: Resolved): RecordedEvent => {
  const { streamId, revision, position, type, data, metadata } = event!;
  const of = { stream: streamId, revision: Number(revision) };
  if (position === undefined) throw new DamagedEventError({ ...of, position: '(none: the server is too old)' });
  const place = { ...of, position: positionText(position) };
  if (!isObject(data)) throw new DamagedEventError(place);
  // The border to our own writing: what the store holds under our metadata has the shape we gave it, or `lis verify` says so.
  return { ...(metadata as object), ...data, type, ...place } as RecordedEvent;
};
