import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { type EventLog, noStream } from '../../src/log/eventLog.ts';
import { type EventStoreOptions, openEventStoreLog } from '../../src/log/eventStoreLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { appendDrafts, noon } from '../support/appendDrafts.ts';
import { draftEntries, draftEntry } from '../support/drafts.ts';
import { type EventStoreServer, startEventStoreServer } from '../support/eventStoreServer.ts';
import { eventStoreUnderTest, type UnderTest } from '../support/eventStoreUnderTest.ts';
import { eventually } from '../support/eventually.ts';
import { type TcpProxy, tcpProxy } from '../support/tcpProxy.ts';

const newStream = () => `case-${randomUUID()}`;

const quick = { timing: { backoffMs: 10 } };

let store: UnderTest;
let proxy: TcpProxy;
/** Goes straight to the server; what the tests compare with. */
let direct: EventLog;
/** Goes through the proxy, by a call of its own for each append. */
let log: EventLog;
/** Goes through the proxy, and appends over the client's shared stream: the first log that is opened has it. */
let sharing: EventLog;
const opened: EventLog[] = [];
const unhandled: unknown[] = [];
const hear = (reason: unknown) => unhandled.push(reason);

const through = async (options: EventStoreOptions = quick): Promise<EventLog> => {
  const log = await openEventStoreLog(`esdb://lis:s3cret@127.0.0.1:${proxy.port}?tls=false`, options);
  opened.push(log);
  return log;
};

beforeAll(async () => {
  process.on('unhandledRejection', hear);
  store = await eventStoreUnderTest();
  proxy = await tcpProxy(store.target);
  // A stream whose first answer never came does not tell that it was cut; this time of our own does.
  const sharingTiming = { ...quick.timing, attemptMs: 2_000 };
  sharing = await openEventStoreLog(`esdb://127.0.0.1:${proxy.port}?tls=false`, { timing: sharingTiming });
  opened.push(sharing);
  direct = await openEventStoreLog(store.url, quick);
  log = await through();
});

beforeEach(() => proxy.serve());

afterAll(async () => {
  await Promise.all([direct, ...opened].map(log => log.close()));
  await proxy.close();
  store.stop();
  process.off('unhandledRejection', hear);
  expect(unhandled).toEqual([]);
});

const textOf = (event: RecordedEvent) => (event.data as { text?: string }).text;

/** Follows `stream` until `count` of its events were seen, and gives each batch to `onBatch`. */
const follow = async (
  from: EventLog,
  after: string | undefined,
  stream: string,
  count: number,
  onBatch = (_: number) => {},
) => {
  const stop = new AbortController();
  const seen: RecordedEvent[] = [];
  for await (const batch of from.subscribe(after, stop.signal)) {
    seen.push(...batch.filter(event => event.stream === stream));
    onBatch(seen.length);
    if (seen.length >= count) stop.abort();
  }
  return seen;
};

/** Appends `count` single events one after the other. */
const record = async (into: EventLog, stream: string, count: number, onEach = (_: number) => {}) => {
  let head = noStream;
  for (let i = 0; i < count; i++) {
    const [event] = seal(stream, head, [draftEntry(String(i + 1))], noon);
    const { revision } = await into.append(stream, head, [event!]);
    head = headOf({ ...event!, revision });
    onEach(i);
  }
};

const ways: [string, () => EventLog][] = [
  ['over the shared stream', () => sharing],
  ['by a call of its own', () => log],
];

describe.each(ways)('an append %s', (_way, logOf) => {
  test('whose answer is lost on the way is written once, and answered', async () => {
    const stream = newStream();
    const log = logOf();
    const events = seal(stream, noStream, draftEntries(3), noon);
    await log.readStream(stream);
    proxy.mute();
    const appending = log.append(stream, noStream, events);
    await eventually(async () => (await direct.readStream(stream)).length > 0);
    proxy.cut();
    const standing = await direct.readStream(stream);
    expect(await appending).toEqual({ revision: 2, position: standing[2]!.position });
    expect(await direct.readStream(stream)).toHaveLength(3);
  });

  test('of many at once, when the connection is cut in between, is each written once', async () => {
    const streams = Array.from({ length: 40 }, newStream);
    const appending = streams.map(stream =>
      record(logOf(), stream, 5, i => i === 2 && stream === streams[0] && proxy.cut()),
    );
    await Promise.all(appending);
    for (const stream of streams)
      expect((await direct.readStream(stream)).map(textOf)).toEqual(['1', '2', '3', '4', '5']);
  });

  test('that meets an outage waits for its end', async () => {
    const stream = newStream();
    proxy.refuse();
    const before = proxy.attempts();
    const appending = record(logOf(), stream, 2);
    await eventually(() => proxy.attempts() > before);
    proxy.serve();
    await appending;
    expect((await direct.readStream(stream)).map(textOf)).toEqual(['1', '2']);
  });

  test('of one client is not touched by another client’s outage in the same process', async () => {
    const [theirs, ours] = [newStream(), newStream()];
    const unlucky = record(logOf(), theirs, 30, i => i % 10 === 5 && proxy.cut());
    await record(direct, ours, 60);
    await unlucky;
    expect(await direct.readStream(ours)).toHaveLength(60);
    expect(await direct.readStream(theirs)).toHaveLength(30);
  });
});

describe('an append', () => {
  test('that outlasts its patience says so without a secret, and may be sent again', async () => {
    const stream = newStream();
    const impatient = await through({ timing: { backoffMs: 10, appendMs: 200 } });
    const events = seal(stream, noStream, draftEntries(2), noon);
    proxy.refuse();
    const error = await impatient.append(stream, noStream, events).catch((error: Error) => error);
    expect(error).toMatchObject({
      code: 'outcome_unknown',
      message: expect.stringContaining(`127.0.0.1:${proxy.port}`),
    });
    expect((error as Error).message).not.toContain('s3cret');
    proxy.serve();
    expect(await impatient.append(stream, noStream, events)).toMatchObject({ revision: 1 });
    expect(await direct.readStream(stream)).toHaveLength(2);
  });

  test('to a server that says nothing is given up after its own time, not the client’s', async () => {
    const stream = newStream();
    const impatient = await through({ timing: { backoffMs: 10, attemptMs: 100, appendMs: 500 } });
    const events = seal(stream, noStream, draftEntries(1), noon);
    proxy.mute();
    const started = performance.now();
    await expect(impatient.append(stream, noStream, events)).rejects.toMatchObject({ code: 'outcome_unknown' });
    expect(performance.now() - started).toBeLessThan(5_000);
    proxy.cut();
    expect(await impatient.append(stream, noStream, events)).toMatchObject({ revision: 0 });
    expect(await direct.readStream(stream)).toHaveLength(1);
  });
});

describe('a reader', () => {
  test('of one stream, or of all, reads on after a cut', async () => {
    const stream = newStream();
    const { position } = await appendDrafts(direct, newStream(), draftEntries(1));
    await appendDrafts(direct, stream, draftEntries(1_500));
    const texts: (string | undefined)[] = [];
    for await (const batch of log.readAll(position)) {
      texts.push(...batch.filter(event => event.stream === stream).map(textOf));
      proxy.cut();
    }
    expect(texts).toEqual((await direct.readStream(stream)).map(textOf));
    proxy.cut();
    expect(await log.readStream(stream)).toHaveLength(1_500);
  });

  test('is told when the store stays away', async () => {
    const impatient = await through({ timing: { backoffMs: 10, readMs: 200 } });
    proxy.refuse();
    const unavailable = { code: 'log_unavailable', message: expect.stringContaining(`127.0.0.1:${proxy.port}`) };
    await expect(impatient.readStream(newStream())).rejects.toMatchObject(unavailable);
    await expect(impatient.changedSince()).rejects.toMatchObject(unavailable);
  });
});

describe('a subscriber', () => {
  test('whose connection is cut again and again misses nothing and gets nothing twice', async () => {
    const stream = newStream();
    const { position } = await appendDrafts(direct, newStream(), draftEntries(1));
    const heard: string[] = [];
    const subscriber = await through({ timing: { backoffMs: 10 }, warn: message => heard.push(message) });
    let cutAt = 20;
    const following = follow(subscriber, position, stream, 300, count => {
      if (count < cutAt) return;
      cutAt += 40;
      proxy.cut();
    });
    await record(direct, stream, 300);
    expect((await following).map(textOf)).toEqual((await direct.readStream(stream)).map(textOf));
    expect(heard.filter(message => message.includes('is away')).length).toBeGreaterThan(2);
    expect(heard.join(' ')).not.toContain('s3cret');
  });

  test('that starts while the store is away gets everything once it is back', async () => {
    const stream = newStream();
    const { position } = await appendDrafts(direct, stream, draftEntries(1));
    proxy.refuse();
    const before = proxy.attempts();
    const following = follow(log, position, stream, 2);
    await appendDrafts(direct, stream, draftEntries(2));
    await eventually(() => proxy.attempts() > before + 1);
    proxy.serve();
    expect((await following).map(textOf)).toEqual(['1', '2']);
  });

  test('can be stopped while the store is away', async () => {
    const { position } = await appendDrafts(direct, newStream(), draftEntries(1));
    proxy.refuse();
    const stop = new AbortController();
    const before = proxy.attempts();
    const following = (async () => {
      for await (const _ of log.subscribe(position, stop.signal));
    })();
    await eventually(() => proxy.attempts() > before);
    stop.abort();
    await following;
  });

  test('that stops reading, and is dropped by the server for it, still gets everything once', async () => {
    const stream = newStream();
    const { position } = await appendDrafts(direct, newStream(), draftEntries(1));
    const heard: string[] = [];
    const subscriber = await through({ ...quick, warn: message => heard.push(message) });
    const stop = new AbortController();
    const subscription = subscriber.subscribe(position, stop.signal)[Symbol.asyncIterator]();
    // Twice to be sure: what it gets while it waits for more, it gets live.
    for (let i = 0; i < 2; i++) {
      const next = subscription.next();
      await appendDrafts(direct, newStream(), draftEntries(1));
      await next;
    }
    let head = noStream;
    for (let batch = 0; batch < 20; batch++) {
      const drafts = Array.from({ length: 100 }, (_, i) => draftEntry(`${100 * batch + i} ${'x'.repeat(2_000)}`));
      const events = seal(stream, head, drafts, noon);
      const { revision } = await direct.append(stream, head, events);
      head = headOf({ ...events.at(-1)!, revision });
    }
    const numbers: number[] = [];
    for (let next = await subscription.next(); !next.done; next = await subscription.next()) {
      numbers.push(
        ...next.value.filter(event => event.stream === stream).map(event => Number.parseInt(textOf(event)!, 10)),
      );
      if (numbers.length >= 2_000) stop.abort();
    }
    expect(numbers).toEqual(Array.from({ length: 2_000 }, (_, i) => i));
    expect(heard.join(' ')).toMatch(/too slow/);
  });
});

describe('on the protocol server alone', () => {
  let server: EventStoreServer;
  let own: EventLog;
  beforeAll(async () => {
    server = await startEventStoreServer();
    own = await openEventStoreLog(server.url, { timing: { backoffMs: 10, confirmMs: 100, attemptMs: 300 } });
  });
  afterAll(async () => {
    await own.close();
    server.stop();
  });

  test('a restart loses nothing for a subscriber and doubles nothing for a writer', async () => {
    const stream = newStream();
    const following = follow(own, undefined, stream, 60);
    let restarting: Promise<void> | undefined;
    await record(own, stream, 60, i => {
      if (i !== 30) return;
      server.stop();
      restarting = startEventStoreServer(server.ledger, server.port).then(again => {
        server = again;
      });
    });
    await restarting;
    expect((await following).map(textOf)).toEqual((await own.readStream(stream)).map(textOf));
    expect(await own.readStream(stream)).toHaveLength(60);
  });

  test('a subscription that hangs unconfirmed, as in an election, is cancelled and tried again', async () => {
    const stream = newStream();
    const { position } = await appendDrafts(own, stream, draftEntries(1));
    server.hangs = true;
    const following = follow(own, position, stream, 1);
    await eventually(() => server.hung > 1);
    server.hangs = false;
    await appendDrafts(own, stream, draftEntries(1));
    expect(await following).toHaveLength(1);
  });
});
