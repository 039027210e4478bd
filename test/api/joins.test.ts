import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { EventSource } from 'eventsource';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { caseFileOf, doeCase, doeDocket } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { type Block, follower } from '../support/follower.ts';
import { type House, openHouse } from '../support/house.ts';
import { the } from '../support/story.ts';
import { entry, filed, motion } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const appealDocket = { court: 'ca9', docketNumber: '24-5678' };
const appeal = caseFileOf('doe-appeal', 'Doe on appeal', appealDocket, filed('2024-07-01', { as: 'appeal filed' }));

interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly repeated: string | null;
  readonly body: Record<string, unknown>;
}

const asker = (house: House) => {
  const ask = async (method: string, path: string, body?: unknown, headers = {}): Promise<Answer> => {
    const response = await house.get(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'if-match': '*', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
    const [location, repeated] = ['location', 'lis-repeated'].map(name => response.headers.get(name));
    return { status: response.status, location: location!, repeated: repeated!, body: answer };
  };
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, body: unknown, headers = {}) => ask('POST', path, body, headers),
  };
};

const late = {
  type: 'motion.filed',
  proceeding: doeDocket,
  on: '2024-09-01',
  data: { kinds: ['fees'] },
  sources: [{ citation: 'Dkt. 40' }],
};

describe('two cases joined over HTTP', () => {
  let house: House;
  let ask: ReturnType<typeof asker>;
  let cited: string;
  beforeAll(async () => {
    house = await openHouse({ folder: newFolder(), cases: [doeCase, appeal] });
    ask = asker(house);
    cited = (await ask.get('/cases/doe-v-example')).body.at as string;
  });
  afterAll(() => house.close());

  test('must say by which state of the case that holds them it was decided', async () => {
    const { status, body } = await ask.post(
      '/cases/doe-appeal/joins',
      { from: 'doe-v-example' },
      { 'if-match': '"9.0"' },
    );
    expect([status, body.code]).toEqual([412, 'stale']);
  });

  test.each([
    [{ from: 'nobody' }, 404, 'unknown_case'],
    [{ from: 'doe-appeal' }, 409, 'not_joined'],
    [{ from: 'no slug' }, 400, 'invalid_input'],
    [{}, 400, 'invalid_input'],
  ])('cannot be just any: %j', async (body, status, code) => {
    expect(await ask.post('/cases/doe-appeal/joins', body)).toMatchObject({ status, body: { code } });
  });

  test('are one from then on', async () => {
    const joined = await ask.post('/cases/doe-appeal/joins', { from: 'doe-v-example' }, { 'idempotency-key': 'join' });
    expect(joined).toMatchObject({ status: 201, body: { caseId: 'doe-appeal', actions: [{ type: 'case.joined' }] } });
    const again = await ask.post('/cases/doe-appeal/joins', { from: 'doe-v-example' }, { 'idempotency-key': 'join' });
    expect(again.body.actions).toEqual(joined.body.actions);
    expect([joined.repeated, again.repeated]).toEqual([null, 'true']);
    const { body } = await ask.get('/cases/doe-appeal');
    expect(body).toMatchObject({ title: 'Doe on appeal', parties: [{ id: 'doe' }, { id: 'example' }] });
  });

  test('the one that was joined sends its readers on, with what they asked', async () => {
    for (const [path, to] of [
      ['/cases/doe-v-example', '/cases/doe-appeal'],
      ['/cases/doe-v-example?asOf=2024-03-01', '/cases/doe-appeal?asOf=2024-03-01'],
      ['/cases/doe-v-example/history?type=motion.filed', '/cases/doe-appeal/history?type=motion.filed'],
      [
        '/cases/doe-v-example/diff?from=2024-01-01&to=2024-05-01',
        '/cases/doe-appeal/diff?from=2024-01-01&to=2024-05-01',
      ],
    ] as const) {
      const { status, location } = await ask.get(path);
      expect([status, location]).toEqual([307, `/api/v1${to}`]);
    }
  });

  test('but answers by its own record whoever cites it', async () => {
    const { status, body } = await ask.get(`/cases/doe-v-example?at=${cited}&asOf=2024-05-01`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'doe-v-example', status: 'pending', at: cited });
  });

  test('records nothing any more, and names the one that does', async () => {
    const refused = await ask.post('/cases/doe-v-example/actions', late);
    expect(refused).toMatchObject({ status: 409, body: { code: 'case_absorbed', caseId: 'doe-appeal' } });
    expect(await ask.post('/cases/doe-appeal/actions', late)).toMatchObject({ status: 201 });
  });

  test('stands in no list, and is found by what it held', async () => {
    await house.views.catchUp();
    const { body } = await ask.get('/cases?party=example');
    expect((body.items as { id: string }[]).map(({ id }) => id)).toEqual(['doe-appeal']);
  });

  test('its actions are found by their ids, and corrected in the case that holds them', async () => {
    const { body } = await ask.get(`/actions/${the('doe motion')}`);
    expect(body).toMatchObject({ caseId: 'doe-v-example', heldBy: 'doe-appeal', amendments: [] });
    const retracted = await ask.post(`/actions/${the('doe motion')}/retractions`, { reason: 'never filed' });
    expect(retracted).toMatchObject({ status: 201, body: { caseId: 'doe-appeal' } });
    expect((await ask.get(`/actions/${the('doe motion')}`)).body.amendments).toMatchObject([
      { type: 'action.retracted' },
    ]);
  });

  test('are two again when they are separated, each with what is its own', async () => {
    const separating = () =>
      ask.post(
        '/cases/doe-appeal/separations',
        { from: 'doe-v-example', reason: 'another suit' },
        { 'idempotency-key': 'separate' },
      );
    const [separated, again] = [await separating(), await separating()];
    expect(separated).toMatchObject({ status: 201, body: { actions: [{ type: 'case.separated' }] } });
    expect(again).toEqual({ ...separated, repeated: 'true' });
    await house.views.catchUp();
    expect(((await ask.get('/cases')).body.items as { id: string }[]).map(({ id }) => id).sort()).toEqual([
      'doe-appeal',
      'doe-v-example',
    ]);
    const { body } = await ask.get('/cases/doe-v-example?asOf=2024-10-01');
    expect((body.motions as { kinds: string[] }[]).map(({ kinds }) => kinds.join())).toEqual(['fees']);
    expect((await ask.get('/cases/doe-appeal')).body.motions).toEqual([]);
    expect(await ask.post('/cases/doe-appeal/separations', { from: 'doe-v-example' })).toMatchObject({
      status: 409,
      body: { code: 'not_joined' },
    });
  });
});

test('what was joined and what was sealed comes out the same when the lists are made anew', async () => {
  const house = await openHouse({ folder: newFolder(), cases: [doeCase, appeal] });
  const ask = asker(house);
  await ask.post('/cases/doe-appeal/joins', { from: 'doe-v-example' });
  await house.tell('doe-appeal', [motion('2024-09-01', 'stay')]);
  const lists = async () => [(await ask.get('/cases')).body, (await ask.get('/cases?court=cand')).body];
  await house.views.catchUp();
  const before = await lists();
  await house.views.rebuild();
  expect(await lists()).toEqual(before);
  await house.close();
});

test('a citation of the joined case proves what the other had recorded, too', async () => {
  const folder = newFolder();
  const house = await openHouse({ folder, cases: [doeCase, appeal] });
  const ask = asker(house);
  await ask.post('/cases/doe-appeal/joins', { from: 'doe-v-example' });
  const { at } = (await ask.get('/cases/doe-appeal')).body;
  const db = new Database(logFileIn(folder));
  db.exec("UPDATE event SET body = replace(body, 'Jane Doe', 'Jane Roe') WHERE stream = 'case-doe-v-example'");
  db.close();
  const cited = await ask.get(`/cases/doe-appeal?at=${at}`);
  expect(cited).toMatchObject({ status: 409, body: { code: 'log_changed' } });
  expect(cited.body.detail).toContain('case-doe-v-example');
  await house.close();
});

describe('the stream of a case that is joined into another', () => {
  let house: House;
  let ask: ReturnType<typeof asker>;
  beforeAll(async () => {
    house = await openHouse({ folder: newFolder(), cases: [doeCase, appeal], follows: false });
    ask = asker(house);
  });
  afterAll(() => house.close());

  const path = '/api/v1/cases/doe-v-example/stream';

  test('ends with that, and EventSource does not come back for ever', async () => {
    const statuses: number[] = [];
    const seen: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      statuses.push(response.status);
      return response;
    };
    const source = new EventSource(house.base + path, { fetch: seen });
    const types: string[] = [];
    source.onmessage = ({ data }) => void types.push(JSON.parse(data).type);
    await once(source as never, 'open');
    expect((await ask.post('/cases/doe-appeal/joins', { from: 'doe-v-example' })).status).toBe(201);
    await eventually(() => source.readyState === EventSource.CLOSED);
    expect([types, statuses]).toEqual([['case.absorbed'], [200, 204]]);
  });

  test('says where it ended also to whoever asked for other types', async () => {
    const { next } = await follower(`${house.base + path}?after=start&types=case.filed`);
    const blocks: Block[] = [];
    for (let block = await next(); block; block = await next()) blocks.push(block);
    const { items } = await house.read<{ items: { type: string; position: string }[] }>('/api/v1/events?limit=200');
    expect(blocks.at(-1)).toEqual({ id: items.find(({ type }) => type === 'case.absorbed')!.position });
  });

  test('goes on once the two were separated', async () => {
    await ask.post('/cases/doe-appeal/separations', { from: 'doe-v-example', reason: 'two cases after all' });
    const { events, close } = await follower(`${house.base + path}?after=start`);
    const types = (await events(doeCase.actions.length + 3)).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['case.absorbed', 'case.restored']);
    close();
  });
});

test('what was said of an action is said once, though its case was joined and separated before the answer was asked for again', async () => {
  const house = await openHouse({ folder: newFolder(), cases: [doeCase, appeal] });
  const ask = asker(house);
  const confirm = () =>
    ask.post(`/actions/${the('doe motion')}/confirmations`, { reason: 'seen' }, { 'idempotency-key': 'K' });
  const confirmedOnce = async () => (await ask.get(`/actions/${the('doe motion')}`)).body.amendments;
  const first = await confirm();
  expect(first).toMatchObject({ status: 201, repeated: null, body: { caseId: 'doe-v-example' } });
  await ask.post('/cases/doe-appeal/joins', { from: 'doe-v-example' });
  expect(await confirm()).toMatchObject({ repeated: 'true', body: first.body });
  expect(await confirmedOnce()).toHaveLength(1);
  const other = (key: string) =>
    ask.post(`/actions/${the('doe ruling')}/confirmations`, { reason: 'seen' }, { 'idempotency-key': key });
  const whileJoined = await other('L');
  expect(whileJoined.body.caseId).toBe('doe-appeal');
  await ask.post('/cases/doe-appeal/separations', { from: 'doe-v-example' });
  expect(await other('L')).toMatchObject({ repeated: 'true', body: { revision: whileJoined.body.revision } });
  expect(await other('K')).toMatchObject({ status: 422, body: { code: 'key_reused' } });
  await house.close();
});

test('a file that has grown since its case was joined is recorded into the case that holds it', async () => {
  const house = await openHouse({ folder: newFolder(), cases: [doeCase, appeal] });
  const ask = asker(house);
  await ask.post('/cases/doe-appeal/joins', { from: 'doe-v-example' });
  const grown = { ...doeCase, id: 'doe-appeal', actions: [...doeCase.actions, { ...late, id: the('late') }] };
  const recorded = await ask.post('/recordings', grown);
  expect(recorded).toMatchObject({ status: 201, body: { recorded: 1, known: doeCase.actions.length } });
  await house.close();
});

test('an action is the one that was recorded first, whatever another case records under its id', async () => {
  const house = await openHouse({ folder: newFolder(), cases: [doeCase] });
  const ask = asker(house);
  const shadow = { ...late, id: the('doe motion'), proceeding: appealDocket };
  const begun = await ask.post('/cases', {
    ...appeal,
    id: 'a-shadow',
    actions: [...appeal.actions, { ...shadow, override: 'so that it is recorded' }],
  });
  expect(begun.status).toBe(201);
  await house.views.catchUp();
  const path = `/actions/${the('doe motion')}`;
  expect((await ask.get(path)).body.caseId).toBe('doe-v-example');
  await house.views.rebuild();
  expect((await ask.get(path)).body.caseId).toBe('doe-v-example');
  expect(await ask.post(`${path}/retractions`, { reason: 'never filed' })).toMatchObject({
    status: 201,
    body: { caseId: 'doe-v-example' },
  });
  await house.close();
});

test('what is sealed in one case is found in none that it was once one with', async () => {
  const docket = { court: 'cand', docketNumber: '3:24-cv-00777' };
  const other = caseFileOf('roe-v-sample', 'Roe v. Sample', docket, filed('2024-02-05', { as: 'roe filed' }));
  const house = await openHouse({ folder: newFolder(), cases: [doeCase, other] });
  const ask = asker(house);
  await ask.post('/cases/doe-v-example/joins', { from: 'roe-v-sample' });
  await house.tell('doe-v-example', [entry(7, '2024-03-01', { text: 'the secret of Roe' })], docket);
  await ask.post('/cases/doe-v-example/separations', { from: 'roe-v-sample' });
  await house.views.catchUp();
  const found = async () => (await ask.get('/actions?q=secret')).body.items as unknown[];
  expect(await found()).toHaveLength(1);
  const seal = {
    type: 'entry.sealed',
    proceeding: doeDocket,
    on: '2024-05-01',
    entryId: the('entry 7'),
    data: { scope: 'entry' },
    sources: [{ citation: 'Dkt. 9' }],
  };
  expect(await ask.post('/cases/doe-v-example/actions', seal)).toMatchObject({
    status: 201,
  });
  await house.views.catchUp();
  expect(await found()).toEqual([]);
  expect((await ask.get('/cases/roe-v-sample')).body).toMatchObject({ withheld: 1 });
  await house.close();
});
