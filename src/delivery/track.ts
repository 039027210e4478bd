import type { RecordedEvent } from '../../events/event.ts';
import type { EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import type { Message } from './deliveryRecords.ts';

/** Messages of one track are sent one after the other; those of others need not wait for them. */
export const trackOf = (
  { mode, digest }: Pick<EndpointSettings, 'mode' | 'digest'>,
  { caseId, position }: Pick<RecordedEvent, 'caseId' | 'position'>,
): string => {
  if (mode === 'serial' || digest) return '';
  return mode === 'parallel' ? position : caseId;
};

/** The message that tells of one event. */
export const singleOf = (settings: Pick<EndpointSettings, 'mode' | 'digest'>, event: RecordedEvent): Message => {
  const { position, id: eventId, type, stream, revision, caseId } = event;
  const track = trackOf(settings, event);
  return { position, eventId, type, stream, revision, caseId, track, first: null, firstEventId: null, since: null };
};
