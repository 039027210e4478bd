import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase, doeDocket } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const own = 'the-token-of-the-data-folder';

const ask = async (house: House, method: string, path: string, key?: string, body?: unknown, more = {}) => {
  const response = await house.get(`/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...more,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, never> };
};

const motion = {
  type: 'motion.filed',
  proceeding: doeDocket,
  on: '2024-03-02',
  data: { kinds: ['stay'], by: ['doe'] },
  sources: [{ citation: 'Dkt. 5' }],
};
const record = (house: House, key?: string) =>
  ask(house, 'POST', '/cases/doe-v-example/actions', key, motion, { 'if-match': '*' });

const makeKey = async (house: House, name: string, ...scopes: string[]): Promise<string> => {
  const { status, body } = await ask(house, 'POST', '/keys', own, { name, scopes });
  expect(status).toBe(201);
  return body.key!;
};

const opened = (more = {}) => openHouse({ folder: newFolder(), cases: [doeCase], token: own, ...more });

describe('before any key was made', () => {
  test('whoever reaches loopback may do everything, and is told apart from who has a key', async () => {
    const house = await opened();
    expect(await record(house)).toMatchObject({ status: 201, body: { actions: [{ recordedBy: 'local' }] } });
    await house.close();
  });
});

describe('once a key was made', () => {
  let house: House;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    house = await opened();
    keys.reader = await makeKey(house, 'reader', 'read');
    keys.clerk = await makeKey(house, 'clerk', 'record');
    keys.chief = await makeKey(house, 'chief', 'admin');
  });
  afterAll(() => house.close());

  test('what is shown of it opens the door, and stands nowhere: neither in the log, nor in an answer, nor in a line', async () => {
    const { body } = await ask(house, 'GET', '/keys', own);
    expect(body.items).toMatchObject([
      { name: 'reader', scopes: ['read'], createdBy: 'cli', revokedAt: null },
      { name: 'clerk' },
      { name: 'chief' },
    ]);
    await record(house, keys.clerk);
    const stored = [];
    for await (const batch of house.log.readAll()) stored.push(...batch);
    for (const text of [JSON.stringify(body), JSON.stringify(stored), house.lines.join('')])
      for (const key of [...Object.values(keys), own]) {
        expect(text).not.toContain(key);
        expect(text).not.toContain(key.replace(/^lis_[0-9a-f]+_/, ''));
      }
  });

  test('recording needs one with that scope, and what is recorded says whose it was', async () => {
    expect(await record(house)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect((await record(house)).headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await record(house, keys.reader)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await record(house, keys.clerk)).toMatchObject({
      status: 201,
      body: { actions: [{ recordedBy: 'clerk' }] },
    });
    expect(await record(house, keys.chief)).toMatchObject({ status: 201 });
  });

  test('keys are made and revoked by an admin alone', async () => {
    const wanted = { name: 'x', scopes: ['read'] };
    expect((await ask(house, 'POST', '/keys', keys.clerk, wanted)).status).toBe(403);
    expect((await ask(house, 'GET', '/keys', keys.reader)).status).toBe(403);
    expect((await ask(house, 'DELETE', '/keys/reader', keys.clerk)).status).toBe(403);
    expect(await ask(house, 'POST', '/keys', keys.chief, { name: 'clerk', scopes: ['read'] })).toMatchObject({
      status: 409,
      body: { code: 'key_exists' },
    });
    for (const name of ['local', 'No Name', 'cli', 'abcdef0123'])
      expect(await ask(house, 'POST', '/keys', keys.chief, { name, scopes: ['read'] })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/name' }] },
      });
    expect((await ask(house, 'DELETE', '/keys/nobody', keys.chief)).status).toBe(404);
  });

  test('reading is free where it is public, but for a wrong key: whoever shows one means something by it', async () => {
    expect((await ask(house, 'GET', '/cases/doe-v-example')).status).toBe(200);
    expect((await ask(house, 'GET', '/cases/doe-v-example', 'lis_0123456789_wrong')).status).toBe(401);
  });

  test('a revoked one opens nothing from that moment on, and the door does not fall open when none is left', async () => {
    const brief = await makeKey(house, 'brief', 'record');
    expect((await record(house, brief)).status).toBe(201);
    expect((await ask(house, 'DELETE', '/keys/brief', keys.chief)).status).toBe(200);
    expect((await record(house, brief)).status).toBe(401);
    for (const name of ['reader', 'clerk', 'chief']) await ask(house, 'DELETE', `/keys/${name}`, own);
    expect((await record(house)).status).toBe(401);
    expect((await record(house, keys.chief)).status).toBe(401);
    expect((await record(house, own)).status).toBe(201);
  });
});

test('where reading is not public it needs a key too; whether the server lives does not', async () => {
  const house = await opened({ publicRead: false });
  const key = await makeKey(house, 'reader', 'read');
  for (const path of ['/cases', '/cases/doe-v-example', '/events'])
    expect([(await ask(house, 'GET', path)).status, (await ask(house, 'GET', path, key)).status]).toEqual([401, 200]);
  expect((await house.get('/healthz')).status).toBe(200);
  await house.close();
});

test('whoever tries out keys is slowed down', async () => {
  const house = await opened();
  await makeKey(house, 'reader', 'read');
  const tries = [];
  for (let i = 0; i < 12; i++) tries.push((await ask(house, 'GET', '/cases', `lis_0123456789_${i}`)).status);
  expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
  const last = await ask(house, 'GET', '/cases', 'lis_0123456789_last');
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect([(await ask(house, 'GET', '/cases', own)).status, (await ask(house, 'GET', '/cases')).status]).toEqual([
    200, 200,
  ]);
  await house.close();
});

test('requests are counted for each key, and refused with how long to wait', async () => {
  const house = await opened({ rateLimit: 3 });
  const [one, other] = [await makeKey(house, 'one', 'read'), await makeKey(house, 'other', 'read')];
  const statuses = async (key: string) => {
    const all = [];
    for (let i = 0; i < 4; i++) all.push(await ask(house, 'GET', '/cases', key));
    return all;
  };
  const answers = await statuses(one);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[3]).toMatchObject({ body: { code: 'too_many_requests' } });
  expect(Number(answers[3]!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answers[0]!.headers.get('ratelimit')).toMatch(/r=2/);
  expect((await statuses(other))[0]!.status).toBe(200);
  await house.close();
});
