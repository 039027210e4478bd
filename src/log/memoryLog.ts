import type { RecordedEvent, SealedEvent } from '../../events/event.ts';
import { upcast } from '../../events/upcast.ts';
import { checkAppend } from './checkAppend.ts';
import { erasedBody } from './erasedBody.ts';
import { type Appended, type EventLog, noStream, type StreamHead } from './eventLog.ts';
import { follow, Pulse } from './follow.ts';
import { nothingFound } from './inspection.ts';
import { headOf } from './seal.ts';
import { VersionConflictError } from './versionConflictError.ts';

/** A log for tests: the whole contract, nothing on disk. Events are kept as JSON, so nobody can change them. */
export const memoryLog = (): EventLog => {
  const all: { stream: string; revision: number; json: string }[] = [];
  const streams = new Map<string, number[]>();
  const pulse = new Pulse();

  const stored = (index: number): RecordedEvent => {
    const { stream, revision, json } = all[index]!;
    return { ...JSON.parse(json), stream, revision, position: String(index + 1) };
  };

  const recorded = (index: number): RecordedEvent => upcast(stored(index));

  const inStream = (stream: string, from: number, read = recorded) => (streams.get(stream) ?? []).slice(from).map(read);

  const headOfStream = (stream: string): StreamHead => {
    const last = streams.get(stream)?.at(-1);
    return last === undefined ? noStream : headOf(stored(last));
  };

  const append = async (stream: string, head: StreamHead, events: readonly SealedEvent[]): Promise<Appended> => {
    checkAppend(events);
    const actual = headOfStream(stream);
    if (actual.revision !== head.revision || actual.hash !== head.hash) {
      const standing = inStream(stream, head.revision + 1).slice(0, events.length);
      if (standing.length === events.length && standing.every((event, i) => event.hash === events[i]!.hash)) {
        const { revision, position } = standing.at(-1)!;
        return { revision, position };
      }
      throw new VersionConflictError(stream, head.revision, actual.revision);
    }
    const indexes = streams.get(stream) ?? [];
    streams.set(stream, indexes);
    for (const event of events) {
      indexes.push(all.length);
      all.push({ stream, revision: indexes.length - 1, json: JSON.stringify(event) });
    }
    pulse.beat();
    return { revision: indexes.length - 1, position: String(all.length) };
  };

  const batchUpTo = (end: number, read: (index: number) => RecordedEvent) => async (after: string | undefined) => {
    const start = Number(after ?? 0);
    return all.slice(start, Math.min(start + 500, end)).map((_, offset) => read(start + offset));
  };

  return {
    append,
    readStream: async (stream, from = 0, form) => inStream(stream, from, form === 'stored' ? stored : recorded),
    readAll: (after, form) => follow(batchUpTo(all.length, form === 'stored' ? stored : recorded), after),
    subscribe: (after, signal) => follow(batchUpTo(Number.POSITIVE_INFINITY, recorded), after, { pulse, signal }),
    end: async () => (all.length > 0 ? String(all.length) : undefined),
    changedSince: async after => ({
      streams: [...new Set(all.slice(Number(after ?? 0)).map(({ stream }) => stream))],
      position: all.length > 0 ? String(all.length) : undefined,
    }),
    erase: async events => {
      for (const { stream, revision, by } of events) {
        const one = all[streams.get(stream)![revision]!]!;
        one.json = erasedBody(one.json, by);
      }
      return true;
    },
    inspect: async () => nothingFound,
    comparePositions: (a, b) => Number(a) - Number(b),
    isPosition: text => /^\d{1,15}$/.test(text),
    close: async () => {},
  };
};
