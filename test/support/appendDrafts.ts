import type { DraftEvent, SealedEvent } from '../../events/event.ts';
import { type Appended, type EventLog, noStream, type StreamHead } from '../../src/log/eventLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';

export const noon = new Date('2025-01-02T12:00:00.000Z');

export const headIn = async (log: EventLog, stream: string): Promise<StreamHead> => {
  const last = (await log.readStream(stream)).at(-1);
  return last ? headOf(last) : noStream;
};

/** Seals the drafts at the stream's head and appends them. */
export const appendDrafts = async (
  log: EventLog,
  stream: string,
  drafts: readonly DraftEvent[],
  now = noon,
): Promise<Appended & { readonly head: StreamHead; readonly events: readonly SealedEvent[] }> => {
  const head = await headIn(log, stream);
  const events = seal(stream, head, drafts, now);
  return { ...(await log.append(stream, head, events)), head, events };
};
