import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { record } from '../../src/commands/record.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { LogUnavailableError } from '../../src/log/logUnavailableError.ts';
import { UnusableLogError } from '../../src/log/unusableLogError.ts';
import { doeCase, plainCase } from '../support/cases.ts';
import { follower } from '../support/follower.ts';
import { type HouseOptions, openHouse } from '../support/house.ts';
import { the } from '../support/story.ts';
import { motion } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const secret = 'SQLITE_IOERR at /home/lis/data/log.sqlite';

/** A house whose log fails, once it is broken, with the error given. */
const fragile = async (error: () => Error, more: Partial<HouseOptions> = {}) => {
  let broken = false;
  const wrap = (log: EventLog): EventLog => ({
    ...log,
    readStream: async (...asked) => {
      if (broken) throw error();
      return log.readStream(...asked);
    },
    async *readAll(...asked) {
      if (broken) throw error();
      yield* log.readAll(...asked);
    },
  });
  const house = await openHouse({ folder: newFolder(), cases: [doeCase], follows: false, wrap, ...more });
  return {
    house,
    breakIt: () => {
      broken = true;
    },
  };
};

const paths = [
  '/api/v1/cases/doe-v-example',
  '/api/v1/cases/doe-v-example/history',
  '/api/v1/cases/doe-v-example/diff?from=2024-01-01&to=2024-12-31',
  `/api/v1/actions/${the('doe ruling')}`,
  '/api/v1/events',
  '/api/v1/events.ndjson',
  '/api/v1/events/stream?after=start',
  '/api/v1/cases/doe-v-example/stream?after=start',
  ...['csv', 'ics', 'atom', 'ndjson'].map(ending => `/api/v1/cases/doe-v-example/history.${ending}`),
  '/readyz',
];

describe('what goes wrong inside', () => {
  test('is a 500 that says nothing of the inside; the log line has it under the id that the answer carries', async () => {
    const { house, breakIt } = await fragile(() => new Error(secret));
    breakIt();
    for (const path of paths) {
      const response = await house.get(path);
      const body = await response.text();
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        500,
        'application/problem+json; charset=utf-8',
      ]);
      expect(JSON.parse(body)).toEqual({
        type: 'urn:lis:problem:internal',
        status: 500,
        code: 'internal',
        title: 'Something went wrong inside Lis',
        detail: 'It was logged under the id in X-Request-Id.',
      });
      const id = response.headers.get('x-request-id')!;
      const told = house.lines.filter(line => line.includes(id) && line.includes(secret));
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(told.length).toBeGreaterThan(0);
    }
    expect((await house.get('/healthz')).status).toBe(200);
    await house.close();
  });

  test('with the lists it is the same', async () => {
    const { house } = await fragile(() => new Error());
    house.views.store.db.exec('DROP TABLE cases');
    const response = await house.get('/api/v1/cases');
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringMatching(/sqlite|table/i)]);
    await house.close();
  });

  test('a log that is away for a while is a 503', async () => {
    const { house, breakIt } = await fragile(() => new LogUnavailableError('The event store cannot be reached.'));
    breakIt();
    for (const path of paths) {
      const response = await house.get(path);
      expect([path, response.status, await response.json()]).toEqual([
        path,
        503,
        expect.objectContaining({ code: 'log_unavailable' }),
      ]);
    }
    await house.close();
  });
});

/** What was logged of the requests to this path, without what is told of every request at level debug. */
const loggedOf = (lines: readonly string[], path: string) =>
  lines
    .map(
      line => JSON.parse(line) as { level: number; msg: string; code?: string; reason?: string; req?: { url: string } },
    )
    .filter(({ level, req }) => level > 20 && req?.url === path);

describe('an answer that has to wait', () => {
  test('is one short warning in the log, without a stack', async () => {
    const { house } = await fragile(() => new Error());
    house.views.ready = false;
    await house.get('/readyz');
    await house.get('/readyz');
    const warning = { level: 40, code: 'views_behind', reason: 'Try again in a moment.', msg: 'not answered' };
    expect(loggedOf(house.lines, '/readyz')).toEqual([
      expect.objectContaining(warning),
      expect.objectContaining(warning),
    ]);
    expect(house.lines.join()).not.toMatch(/"stack"|at .*\.ts:\d+/);
    await house.close();
  });
});

describe('a log that is damaged while it is served', () => {
  test('is a 503 that names no file; the log of the server does', async () => {
    const words = '/home/lis/data/log.sqlite is damaged (database disk image is malformed).';
    const { house, breakIt } = await fragile(() => new UnusableLogError(words));
    breakIt();
    for (const path of paths) {
      const response = await house.get(path);
      const body = await response.text();
      expect([path, response.status, JSON.parse(body)]).toEqual([
        path,
        503,
        expect.objectContaining({ code: 'unusable_log', title: 'The log cannot be used' }),
      ]);
      expect(body).not.toContain('sqlite');
      expect(loggedOf(house.lines, path)).toEqual([expect.objectContaining({ level: 40, reason: words })]);
    }
    await house.close();
  });

  test('in one event is a 503 for its case alone, which the list names; the other cases are answered', async () => {
    const folder = newFolder();
    const house = await openHouse({ folder, cases: [doeCase, plainCase(1)], follows: false });
    await house.recordCase(plainCase(1, [motion('2025-02-01', 'new')]));
    await house.recordCase(plainCase(2));
    const db = new Database(join(folder, 'log.sqlite'));
    db.exec(`UPDATE event SET body = 'gone' WHERE stream = 'case-plain-1' AND revision = 1`);
    db.close();
    const before = await house.read<{ items: { id: string }[] }>('/api/v1/cases?order=title');
    expect(before).not.toHaveProperty('damaged');
    await house.views.open();

    const ids = ['doe-v-example', 'plain-1', 'plain-2'];
    const statuses = await Promise.all(ids.map(async id => (await house.get(`/api/v1/cases/${id}`)).status));
    expect(statuses).toEqual([200, 503, 200]);
    expect(await (await house.get('/api/v1/cases/plain-1')).json()).toMatchObject({
      code: 'damaged_event',
      detail: expect.stringMatching(/^The log is damaged: case-plain-1 revision 1, at position \d+, cannot be read\./),
    });
    expect(await house.read('/api/v1/cases?order=title')).toMatchObject({
      items: ids.map(id => ({ id })),
      damaged: ['plain-1'],
    });
    expect(await house.read('/readyz')).toMatchObject({ status: 'ready', damaged: 1 });
    const feed = await house.get('/api/v1/events?limit=200');
    expect([feed.status, await feed.json()]).toEqual([503, expect.objectContaining({ code: 'damaged_event' })]);
    await house.close();
  });
});

/** The first events of a stream, which has no end. */
const beginningOf = async (url: string): Promise<string> => {
  const { events, close } = await follower(url);
  const told = JSON.stringify(await events(10));
  close();
  return told;
};

describe('every answer', () => {
  test('carries its request id and the headers that keep browsers careful, and asks for no https', async () => {
    const { house } = await fragile(() => new Error());
    const ids = new Set<string | null>();
    for (const path of [...paths, '/healthz', '/', '/cases/doe-v-example', '/api/v1/cases?colour=red', '/nothing']) {
      const { headers } = await house.get(path);
      ids.add(headers.get('x-request-id'));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(/default-src '(self|none)'/);
      expect(headers.get('content-security-policy')).not.toMatch(/upgrade-insecure-requests/);
      expect(headers.has('strict-transport-security')).toBe(false);
      expect(headers.has('x-powered-by')).toBe(false);
    }
    expect(ids.size).toBe(paths.length + 5);
    await house.close();
  });

  test('keeps the salt and the request’s hash to itself, also where both were recorded', async () => {
    const { house } = await fragile(() => new Error());
    const request = { key: 'key-1', method: 'POST', path: '/cases' };
    const actions = [{ type: 'note.added' as const, data: { text: 'seen' }, sources: [] }];
    const { events } = await record(house.recorder, {
      caseId: 'doe-v-example',
      actions,
      origin: { recordedBy: 'test', request },
    });
    expect(events[0]).toMatchObject({ salt: expect.any(String), commandHash: expect.any(String) });
    const shown = [...paths, `/api/v1/actions/${events[0]!.id}`, '/api/v1/cases', '/api/v1/events?limit=200'];
    const salts = (await house.log.readStream('case-doe-v-example')).flatMap(({ salt, commandHash }) => [
      salt,
      commandHash,
    ]);
    for (const path of shown) {
      const body = path.includes('/stream')
        ? await beginningOf(house.base + path)
        : await (await house.get(path)).text();
      for (const hidden of ['salt', 'commandHash', ...salts.filter(value => value !== undefined)])
        expect(body).not.toContain(hidden);
    }
    await house.close();
  });
});

describe('health', () => {
  test('the process lives before its lists are ready; then it is ready, and says how far they are', async () => {
    const { house } = await fragile(() => new Error());
    house.views.ready = false;
    expect((await house.get('/healthz')).status).toBe(200);
    const behind = await house.get('/readyz');
    expect([behind.status, await behind.json()]).toEqual([503, expect.objectContaining({ code: 'views_behind' })]);
    house.views.ready = true;
    expect(await house.read('/readyz')).toEqual({ status: 'ready', position: '10' });
    await house.close();
  });

  test('a log without an event is ready too', async () => {
    const house = await openHouse({ folder: newFolder() });
    expect(await house.read('/readyz')).toEqual({ status: 'ready', position: null });
    expect(await house.read('/api/v1/cases')).toEqual({ items: [], next: null });
    expect(await house.read('/api/v1/events')).toEqual({ items: [], next: null, more: false });
    await house.close();
  });
});
