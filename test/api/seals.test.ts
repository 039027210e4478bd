import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { digestLog } from '../../src/log/digest.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { actionsOf, caseFileOf } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { follower } from '../support/follower.ts';
import { type House, openHouse } from '../support/house.ts';
import { act, federalCourt, the } from '../support/story.ts';
import { corrected, entry, filed, inEntry, joined, motion, seenAgain } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

/** Words of the sealed entry, each of which stands in another kind of action. */
const secrets = ['Roe the Younger', '소년 홍길동', 'quoted of the minor', 'noted of the minor', 'mended of the minor'];
const [inText, inKorean, inQuote, inNote, inCorrection] = secrets as [string, string, string, string, string];

const file = caseFileOf(
  'doe-v-example',
  'Doe v. Example Corp.',
  federalCourt,
  filed('2024-02-05'),
  joined('2024-02-05', 'doe', 'plaintiff'),
  entry(5, '2024-03-01', { text: `MOTION of ${inText} ${inKorean} ${'x'.repeat(20_000)}` }),
  inEntry(5, 0, motion(null, 'stay', { sources: [{ citation: 'Dkt. 5', quote: inQuote }] })),
  inEntry(5, 1, act('party.joined', null, { party: 'roe', name: inText, role: 'intervenor' }, { as: 'roe' })),
  seenAgain(5, { filedOn: '2024-03-01', from: 'feed', text: `${inText}, as fed` }),
  corrected('stay', inEntry(5, 0, motion(null, 'stay', { sources: [{ citation: inCorrection }] }))),
  act('note.added', undefined, { text: inNote, about: [the('stay')] }),
  entry(6, '2024-03-02', { text: 'ORDER, open to all' }),
);

const sealing = (scope: 'document' | 'entry' | 'erase') => ({
  type: 'entry.sealed',
  proceeding: federalCourt,
  on: '2024-05-01',
  entry: { number: 5 },
  data: { scope },
  sources: [{ citation: 'Order, Dkt. 9' }],
});

let house: House;
let folder: string;
const opened = async (more: object = {}): Promise<House> => {
  folder = newFolder();
  house = await openHouse({ folder, cases: [file], ...more });
  return house;
};
afterEach(() => house.close());

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await house.get(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': '*', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const seal = (scope: Parameters<typeof sealing>[0], headers = {}) =>
  post('/cases/doe-v-example/actions', sealing(scope), headers);

/** Every answer in which the words of an action could stand. */
const doors = [
  '/cases/doe-v-example',
  '/cases/doe-v-example?at=12',
  '/cases/doe-v-example?asOf=2024-03-01',
  '/cases/doe-v-example/history',
  '/cases/doe-v-example/history?at=12',
  '/cases/doe-v-example/diff?from=2024-01-01&to=2025-01-01',
  '/cases/doe-v-example/diff?fromAt=0&toAt=12',
  '/cases?party=roe',
  '/events?limit=200',
  ...['csv', 'ics', 'atom', 'ndjson'].map(ending => `/cases/doe-v-example/history.${ending}`),
  '/cases.csv',
  '/events.ndjson',
  '/cases.csv?q=open',
  '/actions.csv',
  '/actions.atom',
  '/cases/doe-v-example/timeline.svg',
];

const pages = [
  '/',
  '/?show=actions',
  '/?party=roe',
  '/cases/doe-v-example',
  '/cases/doe-v-example?at=12',
  '/cases/doe-v-example?asOf=2024-03-01',
  '/cases/doe-v-example/compare?from=2024-01-01&to=2025-01-01',
  '/cases/doe-v-example/compare?fromAt=0&toAt=12',
  '/review?case=doe-v-example',
  ...['stay', 'roe'].map(name => `/actions/${the(name)}`),
];

const said = async (): Promise<string> => {
  const headers = { accept: 'text/html' };
  const asked = [...doors.map(path => house.get(`/api/v1${path}`)), ...pages.map(path => house.get(path, { headers }))];
  return (await Promise.all(asked.map(async answer => (await answer).text()))).join('\n');
};

const wordsIn = (text: string): readonly string[] => secrets.filter(secret => text.includes(secret));

/** The bytes of every file of the data folder: the log, the tables, and what both are about to write. */
const bytesIn = (path: string): string =>
  readdirSync(path)
    .map(name => readFileSync(join(path, name)).toString('latin1'))
    .join('\n');

const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

describe('an entry that the court sealed', () => {
  test('is hidden at once at every door, and every feed tells of the seal', async () => {
    await opened();
    expect(wordsIn(await said())).toEqual(
      [inText, inKorean, inNote, inCorrection, inQuote].sort((a, b) => secrets.indexOf(a) - secrets.indexOf(b)),
    );
    expect(await seal('entry')).toMatchObject({ status: 201, body: { actions: [{ type: 'entry.sealed' }] } });
    await house.views.catchUp();
    expect(wordsIn(await said())).toEqual([]);
    expect(await house.read('/api/v1/cases/doe-v-example')).toMatchObject({ withheld: 4 });
    const { items } = await house.read<{ items: { type: string }[] }>('/api/v1/events?limit=200');
    expect(items.map(({ type }) => type)).toEqual([
      'case.titled',
      'case.filed',
      'party.joined',
      'entry.recorded',
      'entry.sealed',
    ]);
  });

  test('is found no more, though the lists have not heard of the seal yet', async () => {
    await opened({ follows: false });
    const words = encodeURIComponent(`"${inText}"`);
    const paths = [`/api/v1/actions?q=${words}`, '/api/v1/actions?case=doe-v-example', `/api/v1/cases?q=${words}`];
    const matchesIn = async () => {
      const { items } = await house.read<{ items: { matches: object[] }[] }>(paths.at(-1)!);
      return items.map(({ matches }) => matches.length);
    };
    expect(await matchesIn()).toEqual([3]);
    await seal('entry');
    const { items } = await house.read<{ items: { type: string }[] }>(paths[1]!);
    expect(items.map(({ type }) => type).sort()).toEqual(
      ['case.titled', 'case.filed', 'party.joined', 'entry.recorded'].sort(),
    );
    expect(await house.read(paths[0]!)).toMatchObject({ items: [] });
    expect(await matchesIn()).toEqual([0]);
  });

  test('is told no more by a stream that begins after the seal, though another still follows', async () => {
    await opened();
    const [path, whole] = ['/api/v1/cases/doe-v-example/stream', '/api/v1/events/stream?after=start'];
    const before = await follower(`${house.base}${path}?after=start`);
    expect(wordsIn(JSON.stringify(await before.events(10)))).not.toEqual([]);
    await seal('entry');
    expect(await before.events(1)).toMatchObject([{ type: 'entry.sealed' }]);
    for (const url of [`${path}?after=start`, whole]) {
      const after = await follower(house.base + url);
      const told = await after.events(5);
      expect([wordsIn(JSON.stringify(told)), told.at(-1)!.type]).toEqual([[], 'entry.sealed']);
      after.close();
    }
    before.close();
  });

  test('is gone for whoever asks for one of its actions, and the answer says why', async () => {
    await opened();
    await seal('entry');
    const response = await house.get(`/api/v1/actions/${the('stay')}`);
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({ code: 'sealed', detail: expect.stringContaining(the('stay')) });
    expect((await post(`/actions/${the('stay')}/retractions`, { reason: 'x' })).status).toBe(410);
  });

  test('whose document alone is sealed shows no link at any door, nor in what was said of it since', async () => {
    await opened();
    const link = 'https://example.org/the-document';
    const mended = inEntry(6, 0, motion(null, 'public', { sources: [{ url: link, citation: 'Dkt. 6' }] }));
    await house.recordCase({ ...file, actions: actionsOf(federalCourt, mended, corrected('public', mended)) });
    const told = async () => `${await said()}${await (await house.get(`/api/v1/actions/${the('public')}`)).text()}`;
    expect(await told()).toContain(link);
    await post('/cases/doe-v-example/actions', { ...sealing('document'), entry: { number: 6 } });
    await house.views.catchUp();
    expect(await told()).not.toContain(link);
  });

  test('nobody is told whether he guessed its words', async () => {
    await opened();
    await seal('entry');
    const guess = (text: string) => ({
      ...{ id: the('entry 5'), type: 'entry.recorded', proceeding: federalCourt, entry: { number: 5 } },
      data: { from: 'page', capturedOn: '2024-03-01', filedOn: '2024-03-01', text },
      sources: [{ citation: 'x' }],
    });
    for (const text of ['wrong', `MOTION of ${inText}`])
      expect((await post('/cases/doe-v-example/actions', guess(text))).body).not.toHaveProperty('otherwise');
  });

  test('keeps a citation working: the same events, less what was sealed since', async () => {
    await opened();
    const { at } = await house.read<{ at: string }>('/api/v1/cases/doe-v-example');
    const etag = async () =>
      (await house.get(`/api/v1/cases/doe-v-example?at=${at}&asOf=2024-12-01`)).headers.get('etag');
    const before = await etag();
    await seal('entry');
    const cited = await house.get(`/api/v1/cases/doe-v-example?at=${at}&asOf=2024-12-01`);
    expect([cited.status, wordsIn(await cited.text())]).toEqual([200, []]);
    expect(await etag()).not.toBe(before);
  });

  test('that moved a hearing takes back the move in its calendar, never the number of its changes', async () => {
    const set = act('hearing.set', '2024-02-20', { kind: 'trial', at: '2024-09-01' }, { as: 'trial' });
    const reset = act('hearing.reset', null, { hearing: the('trial'), to: '2024-10-01' });
    await opened();
    await house.tell('doe-v-example', [set, inEntry(5, 2, reset)], federalCourt);
    const standing = async () => {
      const text = await (await house.get('/api/v1/cases/doe-v-example/history.ics')).text();
      return { day: /DTSTART[^:]*:(\d+)/.exec(text)![1], sequence: Number(/SEQUENCE:(\d+)/.exec(text)![1]) };
    };
    const steps = [await standing()];
    await seal('entry');
    steps.push(await standing());
    const unsealed = { ...sealing('entry'), type: 'entry.unsealed', on: '2024-06-01', data: {} };
    await post('/cases/doe-v-example/actions', unsealed);
    steps.push(await standing());
    await seal('erase');
    steps.push(await standing());
    expect(steps.map(({ day }) => day)).toEqual(['20241001', '20240901', '20241001', '20240901']);
    const sequences = steps.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  test('is shown again once it is unsealed', async () => {
    await opened();
    await seal('entry');
    const unsealed = { ...sealing('entry'), type: 'entry.unsealed', on: '2024-06-01', data: {} };
    expect((await post('/cases/doe-v-example/actions', unsealed)).status).toBe(201);
    expect(wordsIn(await said())).toHaveLength(secrets.length);
  });

  test('leaves the words of the log where they were', async () => {
    await opened();
    await seal('entry');
    expect(bytesIn(folder)).toContain(bytesOf(inKorean));
  });
});

describe('an entry that was ordered erased', () => {
  test('leaves no byte in the log, in the tables, nor in what both are about to write', async () => {
    await opened();
    for (const secret of secrets) expect(bytesIn(folder)).toContain(bytesOf(secret));
    const { status, body } = await seal('erase');
    expect({ status, erased: body.erased }).toEqual({ status: 201, erased: { events: 6, gone: true } });
    for (const secret of secrets) expect(bytesIn(folder)).not.toContain(bytesOf(secret));
    expect(bytesIn(folder)).toContain('ORDER, open to all');
    expect(wordsIn(await said())).toEqual([]);
  });

  test.each(['log.sqlite', 'views.sqlite'])(
    'leaves %s as soon as nobody reads an older state of it; nobody waits for that',
    async name => {
      await opened();
      const reader = new Database(join(folder, name), { readonly: true });
      reader.exec('BEGIN');
      reader.prepare(`SELECT count(*) FROM ${name === 'log.sqlite' ? 'event' : 'cases'}`).get();
      const sealed = seal('erase');
      expect((await house.get('/healthz')).status).toBe(200);
      expect((await sealed).body.erased).toEqual({ events: 6, gone: false });
      expect(bytesIn(folder)).toContain(bytesOf(inText));
      reader.close();
      await eventually(() => secrets.every(secret => !bytesIn(folder).includes(bytesOf(secret))));
    },
  );

  test('is looked for at each start: who kept it may have gone while Lis was not there', async () => {
    await opened();
    const reader = new Database(join(folder, 'log.sqlite'), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM event').get();
    await seal('erase');
    await house.close();
    expect(bytesIn(folder)).toContain(bytesOf(inText));
    reader.exec('COMMIT');
    house = await openHouse({ folder });
    expect(bytesIn(folder)).not.toContain(bytesOf(inText));
    reader.close();
  });

  test('leaves the chain whole: a kept digest still proves all that stood', async () => {
    await opened();
    const kept = await digestLog(house.log);
    await seal('erase');
    expect(await verifyLog(house.log, kept)).toMatchObject({ sound: true, erased: 6, sinceDigest: 'unchanged' });
    const { at } = await house.read<{ at: string }>('/api/v1/cases/doe-v-example');
    expect((await house.get(`/api/v1/cases/doe-v-example?at=${at}`)).status).toBe(200);
  });

  test('takes along what is recorded of it later', async () => {
    await opened();
    await seal('erase');
    const again = {
      type: 'entry.recorded',
      proceeding: federalCourt,
      entry: { number: 5 },
      data: { from: 'hand', capturedOn: '2024-06-01', text: inText, filedOn: '2024-03-01', aliases: { number: 5 } },
      sources: [{ citation: 'Dkt. 5' }],
    };
    const { status, body } = await post('/cases/doe-v-example/actions', again);
    expect({ status, actions: body.actions, erased: body.erased }).toEqual({
      status: 201,
      actions: [],
      erased: { events: 1, gone: true },
    });
    expect(bytesIn(folder)).not.toContain(bytesOf(inText));
  });

  test('a repeated request is answered as the first was', async () => {
    await opened();
    const key = { 'idempotency-key': 'erase-5' };
    const [first, second] = [await seal('erase', key), await seal('erase', key)];
    expect(second.body.actions).toEqual(first.body.actions);
    expect(second.status).toBe(201);
  });

  test('only an admin orders', async () => {
    const token = 'the-token-of-the-data-folder';
    await opened({ token });
    const own = { authorization: `Bearer ${token}` };
    const { body } = await post('/keys', { name: 'clerk', scopes: ['record'] }, own);
    const clerk = { authorization: `Bearer ${body.key}` };
    expect(await seal('erase', clerk)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    for (const path of ['/cases', '/recordings'])
      expect(await post(path, { title: 'A v. B', actions: [sealing('erase')] }, clerk)).toMatchObject({ status: 403 });
    expect(bytesIn(folder)).toContain(bytesOf(inText));
    expect((await seal('entry', clerk)).status).toBe(201);
    expect((await seal('erase', own)).status).toBe(201);
  });
});
