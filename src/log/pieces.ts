import type { RecordedEvent } from '../../events/event.ts';
import { roughBytes } from './roughBytes.ts';

/** So many bytes wait in memory for one slow reader, or one event where that is larger. */
export const pieceBytes = 256_000;

/** Events in pieces of at most so many bytes each, and at least one event. */
export function* inPieces(events: readonly RecordedEvent[], most = pieceBytes): Generator<readonly RecordedEvent[]> {
  let from = 0;
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    const size = roughBytes([event]);
    if (index > from && bytes + size > most) {
      yield events.slice(from, index);
      from = index;
      bytes = 0;
    }
    bytes += size;
  }
  if (from < events.length) yield events.slice(from);
}
