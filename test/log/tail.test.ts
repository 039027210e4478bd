import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { Tail } from '../../src/log/tail.ts';
import { UnknownPositionError } from '../../src/log/unknownPositionError.ts';
import { appendDrafts } from '../support/appendDrafts.ts';
import { draftEntries, draftEntry } from '../support/drafts.ts';
import { eventually } from '../support/eventually.ts';

interface Item {
  readonly position: string;
  readonly bytes: number;
}

const itemOf = ({ position }: RecordedEvent): Item => ({ position, bytes: 10 });

/** A log that counts who subscribes, and can be made to fail them. */
const countedLog = () => {
  const log = memoryLog();
  const open = new Set<AbortController>();
  let subscriptions = 0;
  async function* subscribe(after: string | undefined, signal: AbortSignal) {
    subscriptions += 1;
    const failing = new AbortController();
    open.add(failing);
    try {
      yield* log.subscribe(after, AbortSignal.any([signal, failing.signal]));
      if (failing.signal.aborted) throw new Error('the disk is gone');
    } finally {
      open.delete(failing);
    }
  }
  const counted: EventLog = { ...log, subscribe };
  return {
    log: counted,
    subscriptions: () => subscriptions,
    open: () => open.size,
    fail: () => {
      for (const failing of open) failing.abort();
    },
  };
};

const tailOf = (log: EventLog, room = { items: 3, bytes: 1_000 }) => {
  let prepared = 0;
  const tail = new Tail<Item>({
    log,
    room,
    prepare: async events => {
      prepared += events.length;
      return events.map(itemOf);
    },
    outdates: async events => events.some(({ type }) => type === 'entry.sealed'),
  });
  return { tail, prepared: () => prepared };
};

/** Follows until it had `count` items, pausing `pauses[i]` turns before it asks for the next batch. */
const take = async (
  tail: Tail<Item>,
  after: string | undefined,
  count: number,
  pauses: readonly number[] = [],
): Promise<readonly string[]> => {
  const stop = new AbortController();
  const had: string[] = [];
  let batches = 0;
  for await (const items of tail.follow({ after, signal: stop.signal })) {
    had.push(...items.map(({ position }) => position));
    if (had.length >= count) break;
    for (let turns = pauses[batches++ % pauses.length] ?? 0; turns > 0; turns -= 1) await turn();
  }
  return had;
};

const turn = () => new Promise<void>(resolve => setImmediate(resolve));

const stream = 'case-story';
const positions = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i + 1));

describe('followers of one tail', () => {
  test('each has every event after its own position once and in order, however slow it is and whenever it came', async () => {
    const follower = fc.record({
      after: fc.nat(20),
      comes: fc.nat(20),
      pauses: fc.array(fc.nat(8), { minLength: 1, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(follower, { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 10 }),
        async (followers, appends) => {
          const log = memoryLog();
          await appendDrafts(log, stream, draftEntries(20));
          const { tail } = tailOf(log);
          const total = 20 + appends.reduce((a, b) => a + b, 0);
          const following = followers.map(async ({ after, comes, pauses }) => {
            for (let turns = comes; turns > 0; turns -= 1) await turn();
            return take(tail, String(after), total - after, pauses);
          });
          for (const count of appends) {
            await appendDrafts(log, stream, draftEntries(count));
            await turn();
          }
          expect(await Promise.all(following)).toEqual(followers.map(({ after }) => positions(after, total)));
          expect(tail.followers).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('share one subscription, which ends with the last of them and begins anew with the next', async () => {
    const { log, subscriptions, open } = countedLog();
    await appendDrafts(log, stream, draftEntries(2));
    const { tail, prepared } = tailOf(log, { items: 100, bytes: 10_000 });
    const following = Array.from({ length: 50 }, () => take(tail, '2', 3));
    await eventually(() => tail.followers === 50 && open() === 1);
    await appendDrafts(log, stream, draftEntries(3));
    expect(await Promise.all(following)).toEqual(Array(50).fill(['3', '4', '5']));
    expect([subscriptions(), prepared()]).toEqual([1, 3]);
    await eventually(() => open() === 0);
    expect(await take(tail, '4', 1)).toEqual(['5']);
    expect(subscriptions()).toBe(2);
  });

  test('the first batch comes at once, and is empty where there is nothing yet', async () => {
    const log = memoryLog();
    const { tail } = tailOf(log);
    const stop = new AbortController();
    const following = tail.follow({ after: undefined, signal: stop.signal });
    expect((await following.next()).value).toEqual([]);
    const next = following.next();
    await appendDrafts(log, stream, draftEntries(1));
    expect(((await next).value as Item[]).map(({ position }) => position)).toEqual(['1']);
    const waiting = following.next();
    stop.abort();
    expect((await waiting).done).toBe(true);
  });

  test('a position that this log never gave is refused at once', async () => {
    const { log } = countedLog();
    const { tail } = tailOf({
      ...log,
      readAll: () => {
        throw new UnknownPositionError('9');
      },
    });
    await appendDrafts(log, stream, draftEntries(2));
    await expect(take(tail, '9', 1)).rejects.toThrow(UnknownPositionError);
    expect(tail.followers).toBe(0);
  });

  test('where the log fails all are told, and who comes back misses nothing', async () => {
    const { log, fail, open } = countedLog();
    const { tail } = tailOf(log);
    await appendDrafts(log, stream, draftEntries(1));
    const following = [take(tail, '1', 5), take(tail, '1', 5)];
    const told = Promise.allSettled(following);
    await eventually(() => open() === 1 && tail.followers === 2);
    fail();
    expect(await told).toMatchObject([
      { status: 'rejected', reason: { message: 'the disk is gone' } },
      { status: 'rejected', reason: { message: 'the disk is gone' } },
    ]);
    await appendDrafts(log, stream, draftEntries(2));
    expect(await take(tail, '1', 2)).toEqual(['2', '3']);
  });

  test('what a seal outdates is prepared again for whoever has not had it yet', async () => {
    const log = memoryLog();
    const { tail, prepared } = tailOf(log, { items: 100, bytes: 10_000 });
    const stop = new AbortController();
    const slow = tail.follow({ after: undefined, signal: stop.signal });
    await slow.next();
    const quick = take(tail, undefined, 3);
    await appendDrafts(log, stream, draftEntries(2));
    await appendDrafts(log, stream, [{ ...draftEntry('sealed'), type: 'entry.sealed' } as never]);
    expect(await quick).toEqual(['1', '2', '3']);
    const before = prepared();
    const had: string[] = [];
    while (had.length < 3) had.push(...((await slow.next()).value as Item[]).map(({ position }) => position));
    expect(had).toEqual(['1', '2', '3']);
    expect(prepared()).toBeGreaterThan(before);
    await slow.return(undefined);
  });

  test('one that is behind is handed a quarter of a megabyte at a time, and one item where that is larger', async () => {
    const log = memoryLog();
    const sizes = [100_000, 100_000, 100_000, 900_000, 10, 10];
    const tail = new Tail<Item>({
      log,
      prepare: async events => events.map(({ position }) => ({ position, bytes: sizes[Number(position) - 1]! })),
      room: { items: 100, bytes: 10_000_000 },
    });
    const stop = new AbortController();
    const [slow, quick] = [0, 1].map(() => tail.follow({ after: undefined, signal: stop.signal }));
    await Promise.all([slow!.next(), quick!.next()]);
    await appendDrafts(log, stream, draftEntries(6));
    for (let had = 0; had < 6; ) had += ((await quick!.next()).value as Item[]).length;
    const batches: number[] = [];
    for (let had = 0; had < 6; had += batches.at(-1)!) batches.push(((await slow!.next()).value as Item[]).length);
    expect(batches).toEqual([2, 1, 1, 2]);
    stop.abort();
    await Promise.all([slow!.return(undefined), quick!.return(undefined)]);
  });
});
