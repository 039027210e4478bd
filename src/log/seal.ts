import type { DraftEvent, SealedEvent } from '../../events/event.ts';
import { contentHashOf, eventHashOf } from '../../events/identity.ts';
import type { StreamHead } from './eventLog.ts';

const laterOf = (a: string, b: string) => (a > b ? a : b);

/**
 * Stamps the moment and links each event to the one before (EVENTS.md section 7). A retry sends what this returned,
 * unchanged. `recordedAt` never runs backwards in a stream, even where the machine's clock does.
 */
export const seal = (
  stream: string,
  head: StreamHead,
  drafts: readonly DraftEvent[],
  now: Date,
): readonly SealedEvent[] => {
  const recordedAt = laterOf(now.toISOString(), head.recordedAt);
  let previous = head.hash || stream;
  return drafts.map(draft => {
    const event = { ...draft, recordedAt, contentHash: contentHashOf(draft) };
    previous = eventHashOf(previous, event);
    return { ...event, hash: previous };
  });
};

export const headOf = (event: Pick<SealedEvent, 'hash' | 'recordedAt'> & { revision: number }): StreamHead => ({
  revision: event.revision,
  hash: event.hash,
  recordedAt: event.recordedAt,
});
