import type { RecordedEvent } from '../../events/event.ts';
import { contentHashOf, eventHashOf } from '../../events/identity.ts';
import type { StreamHead } from './eventLog.ts';

/** Of what was erased nothing is left that could be another. */
const isChanged = (event: RecordedEvent): boolean =>
  event.erasedBy === undefined
    ? contentHashOf(event) !== event.contentHash
    : [event.data, event.sources, event.salt].some(part => part !== undefined);

const problemOf = (event: RecordedEvent, head: StreamHead): string | undefined => {
  if (event.revision !== head.revision + 1)
    return `comes after revision ${head.revision}: events are missing or out of order`;
  if (isChanged(event)) return 'its data, sources or salt are not those that were recorded';
  if (eventHashOf(head.hash || event.stream, event) !== event.hash)
    return 'its envelope is not the one that was recorded, or the event before it is another';
  if (event.recordedAt < head.recordedAt) return 'was recorded earlier than the event before it';
  return undefined;
};

/** Why an event, as stored, is not the one that was recorded after `head`; undefined where it is (EVENTS.md section 7). */
export const chainProblem = (event: RecordedEvent, head: StreamHead): string | undefined => {
  try {
    return problemOf(event, head);
  } catch {
    return 'is no event that Lis recorded';
  }
};
