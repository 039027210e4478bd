import type { AllStreamResolvedEvent, JSONEventData, ResolvedEvent } from '@eventstore/db-client';
import type { RecordedEvent, SealedEvent } from '../../../events/event.ts';
import { DamagedEventError } from '../damagedEventError.ts';
import { positionText } from './position.ts';

export type Resolved = ResolvedEvent | AllStreamResolvedEvent;

/** EVENTS.md section 7: data = {data, sources, salt}, metadata = the rest; id and type are the event's own. */
export const storedEvent = ({ id, type, data, sources, salt, ...envelope }: SealedEvent): JSONEventData => ({
  id,
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
  const { streamId, revision, position, id, type, data, metadata } = event!;
  if (position === undefined) throw new DamagedEventError(streamId, Number(revision), '(none: the server is too old)');
  const place = { stream: streamId, revision: Number(revision), position: positionText(position) };
  if (!isObject(data)) throw new DamagedEventError(place.stream, place.revision, place.position);
  // The border to our own writing: what the store holds under our metadata has the shape we gave it, or `lis verify` says so.
  return { ...(metadata as object), ...data, id, type, ...place } as RecordedEvent;
};
