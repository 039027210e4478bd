import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import type { DamagedEventError } from '../../src/log/damagedEventError.ts';
import { type EventLog, noStream } from '../../src/log/eventLog.ts';
import { openEventStoreLog } from '../../src/log/eventStoreLog.ts';
import { passDamaged } from '../../src/log/passDamaged.ts';
import { seal } from '../../src/log/seal.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { appendDrafts, headIn, noon } from '../support/appendDrafts.ts';
import { draftEntries, draftEntry } from '../support/drafts.ts';
import { startEventStoreServer } from '../support/eventStoreServer.ts';
import { eventStoreUnderTest, type UnderTest } from '../support/eventStoreUnderTest.ts';
import { describeEventLog } from './eventLogContract.ts';

const newStream = () => `case-${randomUUID()}`;

const collect = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

const all = async (batches: AsyncIterable<readonly RecordedEvent[]>) => (await collect(batches)).flat();

let store: UnderTest;
let log: EventLog;
let client: EventStoreDBClient;

beforeAll(async () => {
  store = await eventStoreUnderTest();
  log = await openEventStoreLog(store.url);
  client = EventStoreDBClient.connectionString(store.url);
});

afterAll(async () => {
  await log.close();
  await client.dispose();
  store.stop();
});

describeEventLog('in an event store', () => openEventStoreLog(store.url));

describe('what stands in the event store', () => {
  test('data are data, sources and salt; metadata are the rest; the type is the event’s own and its id is made from the hash', async () => {
    const stream = newStream();
    const { events } = await appendDrafts(log, stream, draftEntries(1));
    const { type, data, sources, salt, ...rest } = events[0]!;
    const [stored] = await collect<ResolvedEvent>(client.readStream(stream));
    expect(stored?.event).toMatchObject({ type, data: { data, sources, salt }, metadata: rest });
    expect(stored?.event?.id.slice(0, 13)).toBe(`${rest.hash.slice(0, 8)}-${rest.hash.slice(8, 12)}`);
    expect(Object.keys(stored?.event?.metadata as object).sort()).toEqual(Object.keys(rest).sort());
  });

  test('events that Lis did not write are passed over', async () => {
    const [ours, theirs] = [newStream(), `other-${randomUUID()}`];
    const { position } = await appendDrafts(log, newStream(), draftEntries(1));
    await client.appendToStream(theirs, [jsonEvent({ type: 'case.filed', data: { not: 'ours' } })]);
    await client.appendToStream(theirs, [jsonEvent({ type: '$theirs', data: {}, metadata: { hash: 'x' } })]);
    await client.setStreamMetadata(theirs, { maxCount: 1 });
    await appendDrafts(log, ours, draftEntries(1));
    expect(await log.readStream(theirs)).toEqual([]);
    expect((await all(log.readAll(position))).map(({ stream }) => stream)).not.toContain(theirs);
    expect((await log.changedSince(position)).streams).not.toContain(theirs);
    for await (const batch of log.subscribe(position, new AbortController().signal)) {
      expect(batch.map(({ stream }) => stream)).not.toContain(theirs);
      if (batch.some(({ stream }) => stream === ours)) break;
    }
  });

  test('a stream that somebody deleted there is reported, not continued in silence', async () => {
    const stream = newStream();
    const { events } = await appendDrafts(log, stream, draftEntries(3));
    await client.deleteStream(stream);
    expect(await log.readStream(stream)).toEqual([]);
    await expect(log.append(stream, noStream, events)).rejects.toMatchObject({ code: 'unusable_log' });
    await client.tombstoneStream(stream);
    await expect(log.readStream(stream)).rejects.toMatchObject({ code: 'unusable_log' });
    await expect(log.append(stream, noStream, events)).rejects.toMatchObject({ code: 'unusable_log' });
  });
});

describe('an event of ours without its data', () => {
  test('is reported where it stands, after all before it was handed on', async () => {
    // A store of its own: such an event stays in $all for ever.
    const server = await startEventStoreServer();
    const spoiled = await openEventStoreLog(server.url);
    const writer = EventStoreDBClient.connectionString(server.url);
    await appendDrafts(spoiled, 'case-before', draftEntries(2));
    const metadata = { contentHash: 'as recorded', hash: 'as recorded' };
    await writer.appendToStream('case-damaged', [jsonEvent({ type: 'note.added', data: 'gone', metadata })]);
    await appendDrafts(spoiled, 'case-after', draftEntries(2));

    const told: DamagedEventError[] = [];
    const events = await all(
      passDamaged(
        from => spoiled.readAll(from),
        undefined,
        error => told.push(error),
      ),
    );
    expect(events.map(({ stream }) => stream)).toEqual(['case-before', 'case-before', 'case-after', 'case-after']);
    expect(told).toEqual([expect.objectContaining({ code: 'damaged_event', stream: 'case-damaged', revision: 0 })]);
    await expect(spoiled.readStream('case-damaged')).rejects.toMatchObject({ code: 'damaged_event' });
    expect(await verifyLog(spoiled)).toMatchObject({ events: 4, faults: [{ stream: 'case-damaged' }], sound: false });
    const stop = new AbortController();
    for await (const batch of passDamaged(
      from => spoiled.subscribe(from, stop.signal),
      undefined,
      () => {},
    ))
      if (batch.some(({ stream }) => stream === 'case-after')) stop.abort();

    await spoiled.close();
    await writer.dispose();
    server.stop();
  });
});

describe('at exactly the head', () => {
  test('another writer’s words under the same id are a conflict, though the server answers "ok"', async () => {
    const other = await openEventStoreLog(store.url);
    const stream = newStream();
    const draft = draftEntry('as first recorded');
    await other.append(stream, noStream, seal(stream, noStream, [draft], noon));
    const otherwise = seal(stream, noStream, [{ ...draft, salt: '00'.repeat(16) }], noon);
    await expect(log.append(stream, noStream, otherwise)).rejects.toMatchObject({ code: 'version_conflict' });
    await other.close();
  });

  test('a head that this process never read is checked against the store', async () => {
    const fresh = await openEventStoreLog(store.url);
    const stream = newStream();
    await appendDrafts(log, stream, draftEntries(2));
    const head = await headIn(log, stream);
    const astray = { ...head, hash: 'f'.repeat(64) };
    await expect(fresh.append(stream, astray, seal(stream, astray, draftEntries(1), noon))).rejects.toMatchObject({
      code: 'version_conflict',
      actual: 1,
    });
    await expect(fresh.append(stream, head, seal(stream, head, draftEntries(1), noon))).resolves.toMatchObject({
      revision: 2,
    });
    await fresh.close();
  });
});

describe('positions of another log', () => {
  test.each([
    ['where no event begins', '1-1'],
    ['beyond the end', '999999999999-999999999999'],
  ])('%s are refused, because following from there would miss events', async (_, position) => {
    const impatient = await openEventStoreLog(store.url, { timing: { confirmMs: 200 } });
    const refused = { code: 'unknown_position' };
    await expect(all(impatient.readAll(position))).rejects.toMatchObject(refused);
    await expect(all(impatient.subscribe(position, new AbortController().signal))).rejects.toMatchObject(refused);
    await expect(impatient.changedSince(position)).rejects.toMatchObject(refused);
    await impatient.close();
  });
});

describe('opening', () => {
  const timing = { openMs: 200 };

  test('KurrentDB’s own scheme is understood', async () => {
    const kurrent = await openEventStoreLog(store.url.replace('esdb:', 'kurrentdb:'));
    expect(await kurrent.readStream(newStream())).toEqual([]);
    await kurrent.close();
  });

  test('an unreachable server is named with what to check, its password is not', async () => {
    const opening = openEventStoreLog('esdb://lis:s3cret@127.0.0.1:1?tls=false', { timing });
    const error = await opening.catch((error: Error) => error);
    expect(error).toMatchObject({ code: 'log_unavailable' });
    expect((error as Error).message).toMatch(/127\.0\.0\.1:1 .*LIS_LOG/);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause)).not.toContain(
      's3cret',
    );
  });

  test.each([
    ['an option misspelt', 'esdb://lis:s3cret@127.0.0.1:1?tsl=false', /unknown option "tsl".*tls/],
    ['an option with a wrong value', 'esdb://lis:s3cret@127.0.0.1:1?tls=no', /true or false/],
    ['a port that is no number', 'esdb://lis:s3cret@127.0.0.1:port', /reads like/],
    ['a forgotten host', 'esdb://lis:s3cret', /reads like/],
    ['a password with a bare %', 'esdb://lis:s3cret%@127.0.0.1:1', /percent-encoded/],
    ['no host', 'esdb://', /reads like/],
  ])('%s is refused in a sentence without the password', async (_, url, words) => {
    const error = await openEventStoreLog(url, { timing }).catch((error: Error) => error);
    expect(error).toMatchObject({ code: 'unusable_log', message: expect.stringMatching(words) });
    expect((error as Error).message).not.toContain('s3cret');
  });

  test('a closed log, or one opened for reading, takes no append', async () => {
    const readonly = await openEventStoreLog(store.url, { readonly: true });
    const events = seal('case-x', noStream, draftEntries(1), noon);
    await expect(readonly.append('case-x', noStream, events)).rejects.toMatchObject({ code: 'append_refused' });
    await readonly.close();
    const closed = await openEventStoreLog(store.url);
    await closed.close();
    await expect(closed.append('case-x', noStream, events)).rejects.toMatchObject({ code: 'append_refused' });
  });
});
