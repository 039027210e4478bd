import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { EventSource } from 'eventsource';
import type { EventLog } from '../../src/log/eventLog.ts';
import { doeCase, plainCase } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { follower, type Told } from '../support/follower.ts';
import { type House, openHouse } from '../support/house.ts';
import { serveLis } from '../support/lis.ts';
import { act } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

/** Fails whoever follows the log when it is told to. */
const breakable = () => {
  const following = new Set<AbortController>();
  let subscriptions = 0;
  const wrap = (log: EventLog): EventLog => ({
    ...log,
    async *subscribe(after, signal) {
      const breaking = new AbortController();
      following.add(breaking);
      subscriptions += 1;
      try {
        yield* log.subscribe(after, AbortSignal.any([signal, breaking.signal]));
        if (breaking.signal.aborted) throw new Error('the disk is gone');
      } finally {
        following.delete(breaking);
      }
    },
  });
  return {
    wrap,
    open: () => following.size,
    subscriptions: () => subscriptions,
    fail: () => {
      for (const breaking of following) breaking.abort();
    },
  };
};

const disk = breakable();
const pace = { heartbeat: 10, patience: 60_000 };

let house: House;
beforeEach(async () => {
  // The lists follow the log too: without them only the streams do.
  const cases = [doeCase, plainCase(1), plainCase(2)];
  house = await openHouse({ folder: newFolder(), cases, follows: false, wrap: disk.wrap });
});
afterEach(() => house.close());

const stream = (path: string, headers?: Record<string, string>) => follower(`${house.base}/api/v1${path}`, headers);

const note = (text: string) => act('note.added', undefined, { text }, { as: text.slice(0, 20) });

const stored = async (query = ''): Promise<readonly Told[]> =>
  (await house.read<{ items: readonly Told[] }>(`/api/v1/events?limit=200${query}`)).items;

describe('GET /events/stream', () => {
  test('tells a reader of what is recorded from now on, as /events has it', async () => {
    const source = new EventSource(`${house.base}/api/v1/events/stream`);
    await once(source as never, 'open');
    const told: Told[] = [];
    source.onmessage = ({ data, lastEventId }) => {
      const event = JSON.parse(data);
      expect(lastEventId).toBe(event.position);
      told.push(event);
    };
    const end = await house.log.end();
    await house.recordCase(plainCase(3));
    await eventually(() => told.length === 3);
    source.close();
    expect(told).toEqual(await stored(`&after=${end}`));
  });

  test('is sent as streams are: never kept, never changed on the way, with a time to come back', async () => {
    const { response, next, close } = await stream('/events/stream');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect([response.headers.get('connection'), response.headers.get('transfer-encoding')]).toEqual(['close', null]);
    expect(await next()).toEqual({ retry: '2000', id: await house.log.end() });
    close();
  });

  test('begins where it is asked to: at the start, or after any position', async () => {
    const all = await stored();
    const whole = await stream('/events/stream?after=start');
    expect(await whole.events(15)).toEqual(all);
    whole.close();
    for (const index of [0, 5, 13]) {
      const rest = await stream(`/events/stream?after=${all[index]!.position}`);
      expect(await rest.events(14 - index)).toEqual(all.slice(index + 1));
      rest.close();
    }
  });

  test('Last-Event-ID goes before after, for a reader comes back to the address that it began with', async () => {
    const all = await stored();
    const back = await stream('/events/stream?after=start', { 'Last-Event-ID': all[12]!.position });
    expect(await back.events(2)).toEqual(all.slice(13));
    back.close();
  });

  test('readers who come back at any moment while others record miss nothing and get nothing twice', async () => {
    const read = async (patience: number): Promise<readonly string[]> => {
      const had: string[] = [];
      let last: string | undefined;
      while (had.length < 15 + 30) {
        const reader = await stream('/events/stream?after=start', last ? { 'Last-Event-ID': last } : {});
        const events = await reader.events(Math.min(patience, 45 - had.length));
        had.push(...events.map(({ id }) => id));
        last = events.at(-1)!.position;
        reader.close();
      }
      return had;
    };
    const reading = [1, 2, 3, 7, 45].map(read);
    for (let number = 3; number < 13; number += 1) await house.recordCase(plainCase(number));
    const expected = (await stored()).map(({ id }) => id);
    expect(expected).toHaveLength(45);
    expect(await Promise.all(reading)).toEqual(Array(5).fill(expected));
  });

  test('shows only the types and cases asked for', async () => {
    const path = '/events/stream?after=start&types=case.filed&cases=plain-1,plain-2';
    const { events, close } = await stream(path);
    expect((await events(2)).map(({ caseId, type }) => `${caseId} ${type}`)).toEqual([
      'plain-1 case.filed',
      'plain-2 case.filed',
    ]);
    close();
  });

  test('text of many lines arrives as it was written', async () => {
    const text = 'one\ntwo\r\n\nid: 999\ndata: {"forged": true}\u2028\rthree';
    const { events, close } = await stream('/events/stream');
    await house.tell('doe-v-example', [note(text)]);
    const [told] = await events(1);
    expect(told).toMatchObject({ type: 'note.added', data: { text } });
    close();
  });

  test('asked with HEAD it answers and ends', async () => {
    const response = await house.get('/api/v1/events/stream', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test.each([
    ['/events/stream?after=nowhere', {}, 400, 'invalid_parameter'],
    ['/events/stream?limit=3', {}, 400, 'invalid_parameter'],
    ['/events/stream?types=case.eaten', {}, 400, 'invalid_parameter'],
    ['/events/stream?after=999999', {}, 404, 'unknown_position'],
    ['/events/stream', { 'Last-Event-ID': '12-34' }, 400, 'malformed_header'],
    ['/events/stream', { 'Last-Event-ID': '999999' }, 404, 'unknown_position'],
    ['/cases/nobody-v-nothing/stream', {}, 404, 'unknown_case'],
    ['/cases/doe-v-example/stream?cases=plain-1', {}, 400, 'invalid_parameter'],
    ['/cases/doe-v-example/stream?after=999999', {}, 404, 'unknown_position'],
  ])('%s %j is refused before a stream begins', async (path, headers, status, code) => {
    const response = await house.get(`/api/v1${path}`, { headers });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await response.json()).toMatchObject({ code });
    await eventually(() => disk.open() === 0);
  });
});

describe('GET /cases/:id/stream', () => {
  test('tells of one case alone, from its beginning or from now on', async () => {
    const whole = await stream('/cases/plain-2/stream?after=start');
    const fresh = await stream('/cases/plain-2/stream');
    await house.tell('doe-v-example', [note('of another case')]);
    await house.tell('plain-2', [note('of this case')]);
    const all = await stored('&cases=plain-2');
    expect(await whole.events(4)).toEqual(all);
    expect(await fresh.events(1)).toEqual(all.slice(3));
    whole.close();
    fresh.close();
  });

  test('goes on from a position that another case gave', async () => {
    const others = await stored('&cases=plain-1');
    const { events, close } = await stream('/cases/plain-2/stream', { 'Last-Event-ID': others.at(-1)!.position });
    expect(await events(3)).toEqual(await stored('&cases=plain-2'));
    close();
  });

  test('two hundred readers share one subscription, and each gets all', async () => {
    const before = disk.subscriptions();
    const readers = await Promise.all(Array.from({ length: 200 }, () => stream('/cases/plain-1/stream')));
    for (let index = 1; index <= 10; index += 1) await house.tell('plain-1', [note(`note ${index}`)]);
    const expected = (await stored('&types=note.added')).map(({ id }) => id);
    const told = await Promise.all(readers.map(({ events }) => events(10)));
    expect(told.map(events => events.map(({ id }) => id))).toEqual(Array(200).fill(expected));
    expect(disk.subscriptions() - before).toBe(1);
    for (const { close } of readers) close();
    await eventually(() => disk.open() === 0);
  });
});

describe('a stream that lasts', () => {
  let patient: House;
  beforeEach(async () => {
    const wrap = disk.wrap;
    patient = await openHouse({ folder: newFolder(), cases: [doeCase], follows: false, pace, wrap });
  });
  afterEach(() => patient.close());

  test('says that it lives, and where to come back to although nothing fits its filter', async () => {
    const { next, close } = await follower(`${patient.base}/api/v1/events/stream?types=case.settled`);
    const begun = (await next())!.id;
    await patient.tell('doe-v-example', [note('nothing of that type')]);
    const end = await patient.log.end();
    expect(end).not.toBe(begun);
    let beat = await next();
    while (beat?.id !== end) beat = await next();
    expect(beat).toEqual({ comment: '', id: end });
    close();
  });

  test('ends where the log fails, and goes on from there for whoever comes back', async () => {
    const first = await follower(`${patient.base}/api/v1/cases/doe-v-example/stream`);
    const { id } = (await first.next())!;
    disk.fail();
    while (await first.next());
    await patient.tell('doe-v-example', [note('written meanwhile')]);
    const again = await follower(`${patient.base}/api/v1/cases/doe-v-example/stream`, { 'Last-Event-ID': id! });
    expect(await again.events(1)).toMatchObject([{ data: { text: 'written meanwhile' } }]);
    again.close();
  });

  test('does not keep the server from closing', async () => {
    const { next } = await follower(`${patient.base}/api/v1/events/stream`);
    await next();
    await patient.close();
    while (await next());
    patient = await openHouse({ folder: newFolder() });
  });
});

/** A reader that asks and then reads nothing until it is told to. */
const idleReader = async (base: string, path: string): Promise<Socket> => {
  const { hostname, port, host } = new URL(base);
  const socket = connect(Number(port), hostname).pause();
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  return socket;
};

describe('a reader that takes nothing', () => {
  /** More than the sockets of this machine hold between the two ends. */
  const notes = 200;
  const long = (index: number) => `${index} ${'x'.repeat(99_000)}`;

  const waitingIn = (server: House['server']) => {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => void sockets.add(socket));
    return () => Math.max(0, ...[...sockets].map(({ writableLength }) => writableLength));
  };

  test('makes the server keep no more than one event for it, and gets all once it reads', async () => {
    const waiting = waitingIn(house.server);
    const socket = await idleReader(house.base, '/api/v1/cases/doe-v-example/stream?after=start');
    await eventually(() => disk.open() === 1);
    let most = 0;
    for (let index = 1; index <= notes; index += 1) {
      await house.tell('doe-v-example', [note(long(index))]);
      most = Math.max(most, waiting());
    }
    expect(most).toBeGreaterThan(90_000);
    expect(most).toBeLessThan(500_000);
    let text = '';
    socket.setEncoding('utf8').on('data', piece => {
      text += piece;
    });
    socket.resume();
    await eventually(() => text.includes(`"${notes} xxx`));
    const told = [...text.matchAll(/"text":"(\d+) x/g)].map(([, index]) => Number(index));
    expect(told).toEqual(Array.from({ length: notes }, (_, index) => index + 1));
    socket.destroy();
  }, 60_000);

  test('is let go after a while, and nobody follows for it any more', async () => {
    const hasty = { heartbeat: 60_000, patience: 300 };
    const place = await openHouse({
      folder: newFolder(),
      cases: [doeCase],
      follows: false,
      pace: hasty,
      wrap: disk.wrap,
    });
    for (let index = 1; index <= notes; index += 1) await place.tell('doe-v-example', [note(long(index))]);
    for (const path of ['/api/v1/events/stream?after=start', '/api/v1/events.ndjson']) {
      const socket = await idleReader(place.base, path);
      const [connection] = (await once(place.server, 'request').then(([request]) => [request.socket])) as [Socket];
      if (!connection.destroyed) await once(connection, 'close');
      socket.destroy();
    }
    await eventually(() => disk.open() === 0);
    await place.close();
  }, 60_000);
});

describe('an event that cannot be read', () => {
  test('is passed over in silence by no stream: it ends there, and whoever comes back is told which it is', async () => {
    const folder = newFolder();
    const place = await openHouse({ folder, cases: [doeCase, plainCase(1), plainCase(2)], follows: false });
    const whole = await place.read<{ items: readonly Told[] }>('/api/v1/events?limit=200');
    const db = new Database(join(folder, 'log.sqlite'));
    db.exec(`UPDATE event SET body = 'gone' WHERE stream = 'case-plain-1' AND revision = 1`);
    db.close();
    const reader = await follower(`${place.base}/api/v1/events/stream?after=start`);
    const had = await reader.events(10);
    expect(had).toEqual(whole.items.slice(0, 10));
    while (await reader.next());
    const headers = { 'Last-Event-ID': had.at(-1)!.position };
    const back = await place.get('/api/v1/events/stream', { headers });
    expect([back.status, await back.json()]).toMatchObject([503, { code: 'damaged_event' }]);
    const other = await follower(`${place.base}/api/v1/cases/plain-2/stream`, headers);
    expect(await other.events(3)).toEqual(whole.items.slice(12));
    other.close();
    await expect(place.get('/api/v1/events.ndjson').then(answer => answer.text())).rejects.toThrow();
    await place.close();
  });
});

describe('a server that is killed', () => {
  test('and started again goes on after the last event that a reader had', async () => {
    const data = newFolder();
    const env = { LIS_SAMPLES: 'none' };
    const body = { title: 'Roe v. Acme', id: 'roe-v-acme', actions: [{ type: 'note.added', data: { text: 'first' } }] };
    const post = (url: string, path: string, value: object) =>
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
        body: JSON.stringify(value),
      });
    const killed = await serveLis(data, [], { env });
    expect((await post(killed.url, '/cases', body)).status).toBe(201);
    const reader = await follower(`${killed.url}/api/v1/events/stream?after=start`);
    const had = await reader.events(2);
    await post(killed.url, '/cases/roe-v-acme/actions', { type: 'note.added', data: { text: 'second' } });
    await killed.end('SIGKILL');
    const server = await serveLis(data, [], { env });
    await post(server.url, '/cases/roe-v-acme/actions', { type: 'note.added', data: { text: 'third' } });
    const back = await follower(`${server.url}/api/v1/events/stream`, { 'Last-Event-ID': had.at(-1)!.position });
    expect((await back.events(2)).map(({ data: { text } }) => text)).toEqual(['second', 'third']);
    // A signal ends it although somebody follows.
    expect(await server.end('SIGTERM')).toMatchObject({ code: 0 });
  });
});

describe('GET /events.ndjson', () => {
  test('gives every event after a position, a line each, to the end of the log', async () => {
    const all = await stored();
    const read = async (query = '') => {
      const response = await house.get(`/api/v1/events.ndjson${query}`);
      expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
      return (await response.text())
        .split('\n')
        .slice(0, -1)
        .map(line => JSON.parse(line));
    };
    expect(await read()).toEqual(all);
    expect(await read(`?after=${all[10]!.position}`)).toEqual(all.slice(11));
    expect(await read('?cases=plain-1&types=case.filed')).toMatchObject([{ caseId: 'plain-1', type: 'case.filed' }]);
    expect(await read('?after=now')).toEqual([]);
  });
});
