import type { SealedEvent } from '../../events/event.ts';
import { AppendRefusedError } from './appendRefusedError.ts';
import { maxAppendBytes } from './eventLog.ts';

/** The bytes that an event's data counts for, in every store: what EventStoreDB keeps as the event's data. */
const dataBytes = ({ data, sources, salt }: SealedEvent): number =>
  Buffer.byteLength(JSON.stringify({ data, sources, salt }));

/** Refuses what some store would refuse or answer oddly, before any store is asked. */
export const checkAppend = (events: readonly SealedEvent[]): void => {
  if (events.length === 0) throw new AppendRefusedError('An append needs at least one event.');
  const bytes = events.reduce((sum, event) => sum + dataBytes(event), 0);
  if (bytes > maxAppendBytes) {
    throw new AppendRefusedError(
      `An append carries at most ${maxAppendBytes} bytes of data; this one has ${bytes}. Split it.`,
    );
  }
};
