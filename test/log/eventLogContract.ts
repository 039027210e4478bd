import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { contentHashOf, eventHashOf } from '../../events/identity.ts';
import { type EventLog, maxAppendBytes, noStream, type StreamHead } from '../../src/log/eventLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { appendDrafts, headIn, noon } from '../support/appendDrafts.ts';
import { draft, draftEntries, draftEntry } from '../support/drafts.ts';

const newStream = () => `case-${randomUUID()}`;

const textOf = (event: RecordedEvent) => (event.data as { text?: string }).text;

const textsIn = async (log: EventLog, stream: string) => (await log.readStream(stream)).map(textOf);

const collect = async (batches: AsyncIterable<readonly RecordedEvent[]>): Promise<readonly RecordedEvent[]> => {
  const all: RecordedEvent[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
};

/** Follows a subscription until `count` events of these streams were seen. The log may be shared: others are ignored. */
const follow = async (log: EventLog, after: string | undefined, streams: readonly string[], count: number) => {
  const stop = new AbortController();
  const seen: RecordedEvent[] = [];
  for await (const batch of log.subscribe(after, stop.signal)) {
    expect(batch.length).toBeGreaterThan(0);
    seen.push(...batch.filter(({ stream }) => streams.includes(stream)));
    if (seen.length >= count) stop.abort();
  }
  return seen;
};

/** A draft whose data counts for exactly so many bytes: Korean letters count three. */
const draftOfBytes = (bytes: number): DraftEvent => {
  const empty = draftEntry('가');
  const { data, sources, salt } = empty;
  const missing = bytes - Buffer.byteLength(JSON.stringify({ data, sources, salt }));
  return { ...empty, data: { ...data, text: `가${'x'.repeat(missing)}` } } as DraftEvent;
};

/** What every adapter of the log promises, with nothing of its own: positions are opaque and may be shared with others. */
export const describeEventLog = (name: string, open: () => EventLog | Promise<EventLog>): void => {
  describe(`the event log: ${name}`, () => {
    let log: EventLog;
    beforeAll(async () => {
      log = await open();
    });
    afterAll(() => log?.close());

    const appendAt = (stream: string, head: StreamHead, drafts: readonly DraftEvent[]) =>
      log.append(stream, head, seal(stream, head, drafts, noon));

    describe('appending', () => {
      test('a stream that nobody wrote to is empty', async () => {
        expect(await log.readStream(newStream())).toEqual([]);
      });

      test('what was appended is read back as it was, with its place', async () => {
        const stream = newStream();
        const more = { publicOn: '2024-08-06', entry: { number: 1 }, part: 0, flags: ['defective'] };
        const drafts = [draftEntry('COMPLAINT', more), draft('note.added', { text: 'a note' }, { sources: [] })];
        const { events, revision, position } = await appendDrafts(log, stream, drafts);
        const read = await log.readStream(stream);
        const places = [0, 1].map(revision => ({ stream, revision, position: expect.any(String) }));
        expect(read).toEqual(events.map((event, i) => ({ ...event, ...places[i] })));
        expect({ revision, position }).toEqual({ revision: 1, position: read[1]!.position });
      });

      test.each([
        ['Korean', '일론 머스크가 오픈AI를 상대로 소를 취하하였다'],
        ['emoji, also joined ones', '⚖️ 👩🏽‍⚖️ 🇰🇷'],
        ['separators and controls', 'a\u2028b\u2029c\u0000d\ne"f\\g'],
        ['composed and decomposed letters', '\u00e9 e\u0301 \ud55c \u1112\u1161\u11ab'],
      ])('text in %s comes back unchanged, and its hash still holds', async (_, text) => {
        const stream = newStream();
        await appendDrafts(log, stream, [draftEntry(text)]);
        const [event] = await log.readStream(stream);
        expect(textOf(event!)).toBe(text);
        expect(contentHashOf(event!)).toBe(event!.contentHash);
        expect(eventHashOf(stream, event!)).toBe(event!.hash);
      });

      test('revisions are dense from 0 over several appends, and each event is linked to the one before', async () => {
        const stream = newStream();
        for (const count of [1, 3, 2]) await appendDrafts(log, stream, draftEntries(count));
        const events = await log.readStream(stream);
        expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5]);
        for (const [i, event] of events.entries())
          expect(eventHashOf(events[i - 1]?.hash ?? stream, event)).toBe(event.hash);
      });

      test('a stream can be read from a revision on', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(4));
        expect((await log.readStream(stream, 2)).map(textOf)).toEqual(['3', '4']);
        expect(await log.readStream(stream, 4)).toEqual([]);
        expect(await log.readStream(stream, 400)).toEqual([]);
      });

      test('recordedAt never runs backwards, even where the clock does', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(1), noon);
        await appendDrafts(log, stream, draftEntries(1), new Date('2024-12-31T00:00:00.000Z'));
        await appendDrafts(log, stream, draftEntries(1), new Date('2025-01-03T00:00:00.000Z'));
        const recordedAt = (await log.readStream(stream)).map(event => event.recordedAt);
        expect(recordedAt).toEqual([noon.toISOString(), noon.toISOString(), '2025-01-03T00:00:00.000Z']);
      });

      test('nobody who was given an event can change what the log holds', async () => {
        const stream = newStream();
        const { events } = await appendDrafts(log, stream, [draftEntry('as recorded')]);
        Object.assign(events[0]!.data, { text: 'changed by the writer' });
        Object.assign((await log.readStream(stream))[0]!.data, { text: 'changed by a reader' });
        expect(await textsIn(log, stream)).toEqual(['as recorded']);
      });
    });

    describe('erasing', () => {
      const erasing = async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(3));
        const by = randomUUID();
        const gone = (await log.erase?.([{ stream, revision: 1, by }])) ?? false;
        return { stream, by, gone };
      };

      test('takes what an event said where the store can, and leaves its place, its links and its neighbours', async () => {
        const { stream, by, gone } = await erasing();
        const events = await log.readStream(stream);
        if (gone) expect(events[1]).toMatchObject({ data: {}, sources: [], salt: '', erasedBy: by });
        else expect(textOf(events[1]!)).toBe('2');
        expect([textOf(events[0]!), textOf(events[2]!)]).toEqual(['1', '3']);
        for (const [i, event] of events.entries())
          expect(eventHashOf(events[i - 1]?.hash ?? stream, event)).toBe(event.hash);
      });

      test('may be asked for again, and appends go on at the same head', async () => {
        const { stream, by, gone } = await erasing();
        const before = await log.readStream(stream);
        expect((await log.erase?.([{ stream, revision: 1, by }])) ?? false).toBe(gone);
        expect(await log.readStream(stream)).toEqual(before);
        expect((await appendDrafts(log, stream, draftEntries(1))).revision).toBe(3);
      });

      test('nothing is left of it in the form that is stored either', async () => {
        const { stream, gone } = await erasing();
        const [, event] = await log.readStream(stream, 0, 'stored');
        expect([event!.data, event!.sources, event!.salt].every(part => part === undefined)).toBe(gone);
      });
    });

    describe('refusing', () => {
      test('an append of nothing is refused', async () => {
        await expect(log.append(newStream(), noStream, [])).rejects.toMatchObject({ code: 'append_refused' });
      });

      test('exactly as many bytes as one append may carry are written', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, [draftOfBytes(maxAppendBytes)]);
        expect(textOf((await log.readStream(stream))[0]!)!.length).toBeGreaterThan(maxAppendBytes - 1_000);
      });

      test('the bytes of all events of an append count together', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, [draftOfBytes(400_000), draftOfBytes(maxAppendBytes - 400_000)]);
        expect(await log.readStream(stream)).toHaveLength(2);
      });

      test.each([
        ['one event', [maxAppendBytes + 1]],
        ['two events', [400_000, maxAppendBytes - 399_999]],
      ])('one byte more is refused, and nothing is written: %s', async (_, sizes) => {
        const stream = newStream();
        const append = appendAt(stream, noStream, sizes.map(draftOfBytes));
        await expect(append).rejects.toMatchObject({ code: 'append_refused' });
        expect(await log.readStream(stream)).toEqual([]);
      });
    });

    describe('at exactly the head', () => {
      test('an append at a stale head is a conflict that says where the stream stands, and writes nothing', async () => {
        const stream = newStream();
        const { events } = await appendDrafts(log, stream, draftEntries(3));
        const stale = headOf({ ...events[0]!, revision: 0 });
        const conflict = { code: 'version_conflict', stream, expected: 0, actual: 2 };
        await expect(appendAt(stream, stale, [draftEntry('late')])).rejects.toMatchObject(conflict);
        expect(await textsIn(log, stream)).toEqual(['1', '2', '3']);
      });

      test('an append to a stream that is taken for new is a conflict', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(1));
        const conflict = { code: 'version_conflict', expected: -1, actual: 0 };
        await expect(appendAt(stream, noStream, [draftEntry('again')])).rejects.toMatchObject(conflict);
      });

      test('an append at a head that the stream has not reached is a conflict', async () => {
        const stream = newStream();
        const { events } = await appendDrafts(log, stream, draftEntries(2));
        const future = headOf({ ...events[1]!, revision: 7 });
        const conflict = { code: 'version_conflict', expected: 7, actual: 1 };
        await expect(appendAt(stream, future, [draftEntry('early')])).rejects.toMatchObject(conflict);
        await expect(appendAt(newStream(), future, [draftEntry('early')])).rejects.toMatchObject({ actual: -1 });
        expect(await textsIn(log, stream)).toEqual(['1', '2']);
      });

      test('an append decided on another event at the same revision is a conflict', async () => {
        const stream = newStream();
        const { events } = await appendDrafts(log, stream, draftEntries(2));
        const other = { ...headOf({ ...events[1]!, revision: 1 }), hash: 'f'.repeat(64) };
        await expect(appendAt(stream, other, [draftEntry('astray')])).rejects.toMatchObject({
          code: 'version_conflict',
        });
        expect(await textsIn(log, stream)).toEqual(['1', '2']);
      });

      test('all events of an append are written or none', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(1));
        await expect(appendAt(stream, noStream, draftEntries(5))).rejects.toMatchObject({ code: 'version_conflict' });
        expect(await textsIn(log, stream)).toEqual(['1']);
      });

      test('of two appends at once at one head one is written, and the other fails alone', async () => {
        const stream = newStream();
        const bystander = newStream();
        const outcomes = await Promise.allSettled([
          appendAt(stream, noStream, [draftEntry('first')]),
          appendAt(stream, noStream, [draftEntry('second')]),
          appendAt(bystander, noStream, [draftEntry('beside')]),
        ]);
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
        expect(outcomes[2]!.status).toBe('fulfilled');
        expect(await log.readStream(stream)).toHaveLength(1);
        expect(await textsIn(log, bystander)).toEqual(['beside']);
      });
    });

    describe('asked again', () => {
      test('the same events at the same head get the first answer, and are written once', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(1));
        const { head, events, revision, position } = await appendDrafts(log, stream, draftEntries(2));
        expect(await log.append(stream, head, events)).toEqual({ revision, position });
        expect(await log.readStream(stream)).toHaveLength(3);
      });

      test('also after others moved the stream on', async () => {
        const stream = newStream();
        const { head, events, revision, position } = await appendDrafts(log, stream, draftEntries(2));
        await appendDrafts(log, stream, draftEntries(2));
        expect(await log.append(stream, head, events)).toEqual({ revision, position });
        expect(await log.readStream(stream)).toHaveLength(4);
      });

      test('also where both are under way at once', async () => {
        const stream = newStream();
        const events = seal(stream, noStream, draftEntries(2), noon);
        const [first, second] = await Promise.all([1, 2].map(() => log.append(stream, noStream, events)));
        expect(second).toEqual(first);
        expect(await log.readStream(stream)).toHaveLength(2);
      });

      test('a part of them, or more than them, is no repetition but a conflict', async () => {
        const stream = newStream();
        const events = seal(stream, noStream, draftEntries(3), noon);
        await log.append(stream, noStream, events.slice(0, 2));
        await expect(log.append(stream, noStream, events)).rejects.toMatchObject({ code: 'version_conflict' });
        expect(await log.readStream(stream)).toHaveLength(2);
      });

      test('the same actions sealed anew are no repetition: the moment or the place is another', async () => {
        const stream = newStream();
        const drafts = draftEntries(1);
        await appendDrafts(log, stream, drafts);
        const later = seal(stream, noStream, drafts, new Date('2025-01-03T00:00:00.000Z'));
        await expect(log.append(stream, noStream, later)).rejects.toMatchObject({ code: 'version_conflict' });
      });
    });

    describe('reading all', () => {
      test('all streams come in the order in which they were written, as reading each stream tells it', async () => {
        const [a, b] = [newStream(), newStream()];
        for (const stream of [a, b, a, b]) await appendDrafts(log, stream, draftEntries(2));
        const all = (await collect(log.readAll())).filter(({ stream }) => stream === a || stream === b);
        expect(all.map(({ stream }) => stream)).toEqual([a, a, b, b, a, a, b, b]);
        expect(all.filter(({ stream }) => stream === a)).toEqual(await log.readStream(a));
        expect(all.filter(({ stream }) => stream === b)).toEqual(await log.readStream(b));
        for (const [i, event] of all.slice(1).entries())
          expect(log.comparePositions(all[i]!.position, event.position)).toBeLessThan(0);
      });

      test('after each position come the events behind it, and no other', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(2));
        await appendDrafts(log, stream, draftEntries(3));
        const events = await log.readStream(stream);
        for (const [i, { position }] of events.entries()) {
          const rest = (await collect(log.readAll(position))).filter(event => event.stream === stream);
          expect(rest).toEqual(events.slice(i + 1));
        }
      });

      test('many events come in batches, none of them empty', async () => {
        const stream = newStream();
        const { head } = await appendDrafts(log, stream, draftEntries(1));
        expect(head).toEqual(noStream);
        const [{ position }] = (await log.readStream(stream)) as [RecordedEvent];
        await appendDrafts(log, stream, draftEntries(1_200));
        const sizes: number[] = [];
        const texts: (string | undefined)[] = [];
        for await (const batch of log.readAll(position)) {
          sizes.push(batch.length);
          texts.push(...batch.filter(event => event.stream === stream).map(textOf));
        }
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(Math.max(...sizes)).toBeLessThan(1_200);
        expect(texts).toEqual(draftEntries(1_200).map((_, i) => String(i + 1)));
      });

      test('it ends, even where its reader appends at every batch', async () => {
        const stream = newStream();
        const { position } = await appendDrafts(log, stream, draftEntries(1));
        await appendDrafts(log, stream, draftEntries(1));
        let batches = 0;
        for await (const _ of log.readAll(position)) {
          batches += 1;
          expect(batches).toBeLessThan(50);
          await appendDrafts(log, stream, draftEntries(1));
        }
      });

      test('its reader may stop early', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(3));
        for await (const batch of log.readAll()) {
          expect(batch.length).toBeGreaterThan(0);
          break;
        }
        await appendDrafts(log, stream, draftEntries(1));
        expect(await log.readStream(stream)).toHaveLength(4);
      });

      test('a stream in its stored form is the same events, from a revision on', async () => {
        const stream = newStream();
        const { events } = await appendDrafts(log, stream, draftEntries(3));
        for (const from of [0, 1, 3]) {
          const stored = await log.readStream(stream, from, 'stored');
          expect(stored).toMatchObject(events.slice(from));
          expect(stored.map(event => contentHashOf(event))).toEqual(stored.map(({ contentHash }) => contentHash));
        }
      });

      test('the stored form carries the hashes and what they cover', async () => {
        const stream = newStream();
        const { events } = await appendDrafts(log, stream, draftEntries(2));
        const stored = (await collect(log.readAll(undefined, 'stored'))).filter(event => event.stream === stream);
        expect(stored).toMatchObject(events);
        expect(stored.map(event => eventHashOf(stored[event.revision - 1]?.hash ?? stream, event))).toEqual(
          events.map(({ hash }) => hash),
        );
      });
    });

    describe('subscribing', () => {
      test('from the start come the events that stand, and then those that are appended', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(2));
        const following = follow(log, undefined, [stream], 4);
        await appendDrafts(log, stream, draftEntries(1));
        await appendDrafts(log, stream, draftEntries(1));
        expect(await following).toEqual(await log.readStream(stream));
      });

      test('after a position come only later events', async () => {
        const stream = newStream();
        const { position } = await appendDrafts(log, stream, draftEntries(2));
        await appendDrafts(log, stream, draftEntries(2));
        expect(await follow(log, position, [stream], 2)).toEqual(await log.readStream(stream, 2));
      });

      test('at the end of the log it waits, and brings each append in order', async () => {
        const [a, b] = [newStream(), newStream()];
        const { position } = await appendDrafts(log, a, draftEntries(1));
        const following = follow(log, position, [a, b], 6);
        for (let i = 0; i < 3; i++) await Promise.all([a, b].map(stream => appendDrafts(log, stream, draftEntries(1))));
        const seen = await following;
        expect(seen.filter(({ stream }) => stream === a)).toEqual(await log.readStream(a, 1));
        expect(seen.filter(({ stream }) => stream === b)).toEqual(await log.readStream(b));
        const ordered = [...seen].sort((x, y) => log.comparePositions(x.position, y.position));
        expect(seen).toEqual(ordered);
      });

      test('several subscribers each get everything', async () => {
        const stream = newStream();
        const { position } = await appendDrafts(log, stream, draftEntries(1));
        const following = [1, 2, 3].map(() => follow(log, position, [stream], 3));
        await appendDrafts(log, stream, draftEntries(3));
        for (const seen of await Promise.all(following)) expect(seen.map(textOf)).toEqual(['1', '2', '3']);
      });

      test('it ends when it is aborted, while it waits or before it began', async () => {
        const stop = new AbortController();
        const { position } = await appendDrafts(log, newStream(), draftEntries(1));
        const waiting = collect(log.subscribe(position, stop.signal));
        setImmediate(() => stop.abort());
        await waiting;
        await expect(collect(log.subscribe(undefined, AbortSignal.abort()))).resolves.toEqual([]);
      });
    });

    describe('asking what changed', () => {
      test('each stream that grew after a position is named once', async () => {
        const [a, b, c] = [newStream(), newStream(), newStream()];
        await appendDrafts(log, a, draftEntries(1));
        const { position } = await appendDrafts(log, b, draftEntries(1));
        await appendDrafts(log, c, draftEntries(2));
        const { position: last } = await appendDrafts(log, a, draftEntries(2));
        const changed = await log.changedSince(position);
        const ours = changed.streams.filter(stream => [a, b, c].includes(stream));
        expect([...ours].sort()).toEqual([a, c].sort());
        expect(log.comparePositions(changed.position!, last)).toBeGreaterThanOrEqual(0);
      });

      test('from the start all streams are named', async () => {
        const stream = newStream();
        await appendDrafts(log, stream, draftEntries(2));
        const { streams } = await log.changedSince();
        expect(streams.filter(name => name === stream)).toEqual([stream]);
        expect(new Set(streams).size).toBe(streams.length);
      });

      test('where nothing grew no stream of ours is named, and the position stays good to go on from', async () => {
        const stream = newStream();
        const { position } = await appendDrafts(log, stream, draftEntries(1));
        const still = await log.changedSince(position);
        expect(still.streams).not.toContain(stream);
        await appendDrafts(log, stream, draftEntries(1));
        expect((await log.changedSince(still.position)).streams).toContain(stream);
      });
    });

    describe('the end', () => {
      test('lies at or after the last event, and before the next one', async () => {
        const stream = newStream();
        const { position: last } = await appendDrafts(log, stream, draftEntries(2));
        const end = await log.end();
        expect(log.isPosition(end!)).toBe(true);
        expect(log.comparePositions(end!, last)).toBeGreaterThanOrEqual(0);
        const { position: next } = await appendDrafts(log, stream, draftEntries(1));
        expect(log.comparePositions(end!, next)).toBeLessThan(0);
        const streams = (await log.changedSince(end)).streams;
        expect(streams).toContain(stream);
      });
    });

    describe('inspecting', () => {
      test('of a log that nobody touched nothing is damaged and nothing missing', async () => {
        await appendDrafts(log, newStream(), draftEntries(3));
        expect(await log.inspect()).toEqual({ damage: [], missing: [] });
      });
    });

    describe('positions', () => {
      test('those that the log gave out are its own, in order; other texts are not', async () => {
        const stream = newStream();
        const { position: first } = await appendDrafts(log, stream, draftEntries(1));
        const { position: second } = await appendDrafts(log, stream, draftEntries(1));
        expect([first, second].map(log.isPosition)).toEqual([true, true]);
        expect(['', 'now', '-1', '1.5', ' ', '1; DROP TABLE event'].map(log.isPosition)).not.toContain(true);
        expect(log.comparePositions(first, second)).toBeLessThan(0);
        expect(log.comparePositions(second, first)).toBeGreaterThan(0);
        expect(log.comparePositions(first, first)).toBe(0);
      });

      test('the head of a stream can be read back from its last event', async () => {
        const stream = newStream();
        const { events } = await appendDrafts(log, stream, draftEntries(3));
        expect(await headIn(log, stream)).toEqual(headOf({ ...events[2]!, revision: 2 }));
      });
    });
  });
};
