import type { RecordedEvent } from '../../events/event.ts';
import type { Recorded } from './record.ts';

/** The answer to who asked for one of Lis's own actions: `repeated` where it stood already. */
export const ownAnswer = (event: RecordedEvent, repeated: boolean): Recorded => ({
  caseId: event.caseId,
  events: [event],
  revision: event.revision,
  repeated,
  otherwise: [],
  lostDockets: [],
});
