import type { RecordedEvent } from '../../events/event.ts';
import { chainProblem } from './chainProblem.ts';
import type { StreamHead } from './eventLog.ts';
import { LogChangedError } from './logChangedError.ts';
import { headOf } from './seal.ts';

/** The head after these stored events, each of which continues the chain from `head`. Throws LogChangedError. */
export const provenHead = (head: StreamHead, events: readonly RecordedEvent[]): StreamHead => {
  let last = head;
  for (const event of events) {
    const problem = chainProblem(event, last);
    if (problem) throw new LogChangedError(event.stream, event.revision, problem);
    last = headOf(event);
  }
  return last;
};
