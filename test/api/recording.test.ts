import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase, doeDocket } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { rawAnswer } from '../support/raw.ts';
import { the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase] });
});
afterAll(() => house.close());

const proceeding = { court: 'nysd', docketNumber: '1:25-cv-00042' };
const sources = [{ citation: 'Dkt. 1' }];
const filed = { type: 'case.filed', proceeding, on: '2025-02-03', data: {}, sources };
const motion = (day: string, more: object = {}) => ({
  type: 'motion.filed',
  proceeding: doeDocket,
  on: day,
  data: { kinds: ['stay'], by: ['doe'] },
  sources,
  ...more,
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await house.get(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
};

const etagOf = async (id = 'doe-v-example') => (await house.get(`/api/v1/cases/${id}`)).headers.get('etag')!;
const revisionOf = async (id = 'doe-v-example') =>
  (await house.read<{ revision: number }>(`/api/v1/cases/${id}`)).revision;

describe('a case begun over HTTP', () => {
  test('gets the slug of its title, and stands at once', async () => {
    const { status, headers, body } = await post('/cases', { title: 'Roe v. Wade Tires', actions: [filed] });
    expect([status, headers.get('location')]).toEqual([201, '/api/v1/cases/roe-v-wade-tires']);
    expect(body).toMatchObject({ caseId: 'roe-v-wade-tires', revision: 1, actions: [{ type: 'case.titled' }, filed] });
    expect(JSON.stringify(body)).not.toContain('salt');
    expect(await house.read('/api/v1/cases/roe-v-wade-tires')).toMatchObject({ status: 'pending', revision: 1 });
    const { items } = await house.read<{ items: { id: string }[] }>(
      `/api/v1/cases?minPosition=${headers.get('lis-position')}`,
    );
    expect(items.map(({ id }) => id)).toContain('roe-v-wade-tires');
  });

  test('under an id that is taken is refused, and the case named', async () => {
    const other = { ...filed, proceeding: { ...proceeding, docketNumber: '1:25-cv-00043' } };
    expect(await post('/cases', { id: 'doe-v-example', title: 'Doe', actions: [other] })).toMatchObject({
      status: 409,
      body: { code: 'case_exists', caseId: 'doe-v-example' },
    });
  });

  test('sent again with its key is the same case, not the next of that name', async () => {
    const third = { ...filed, proceeding: { ...proceeding, docketNumber: '1:25-cv-00044' } };
    const send = () => post('/cases', { title: 'Twice v. Once', actions: [third] }, { 'idempotency-key': 'k1' });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect([first.headers.get('lis-repeated'), second.headers.get('lis-repeated')]).toEqual([null, 'true']);
  });

  test('in a docket of another case is refused, and nothing of it stands', async () => {
    const taken = { ...filed, proceeding: doeDocket };
    expect(await post('/cases', { title: 'Thief v. Doe', actions: [taken] })).toMatchObject({
      status: 409,
      body: { code: 'docket_claimed', caseId: 'doe-v-example' },
    });
    expect((await house.get('/api/v1/cases/thief-v-doe')).status).toBe(404);
  });
});

describe('recording into a case', () => {
  test('needs the revision it was decided on', async () => {
    expect(await post('/cases/doe-v-example/actions', motion('2024-03-02'))).toMatchObject({
      status: 428,
      body: { code: 'revision_unsaid' },
    });
    expect(await post('/cases/doe-v-example/actions', motion('2024-03-02'), { 'if-match': '"0.abc"' })).toMatchObject({
      status: 412,
      body: { code: 'stale' },
    });
    expect(await post('/cases/doe-v-example/actions', motion('2024-03-02'), { 'if-match': 'never' })).toMatchObject({
      status: 400,
      body: { code: 'malformed_header' },
    });
  });

  test.each([
    ['a weak tag, which matches nothing', 'W/"8.0"', 'weak tag'],
    ['several tags', '"8.0", "9.0"', 'several tags'],
  ])('and is told what is wrong with %s', async (_what, tag, words) => {
    expect(await post('/cases/doe-v-example/actions', motion('2024-03-02'), { 'if-match': tag })).toMatchObject({
      status: 400,
      body: { code: 'malformed_header', detail: expect.stringContaining(words) },
    });
  });

  test('though a rule speaks against it takes a reason that can be read, wherever it stands', async () => {
    const again = { ...motion('2024-03-02'), type: 'case.filed', data: {} };
    for (const [blank, pointer] of [
      [{ ...again, override: ' ' }, '/override'],
      [{ ...again, data: { override: ' \u200b' } }, '/data/override'],
    ] as const)
      expect(await post('/cases/doe-v-example/actions', blank, { 'if-match': '*' })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer }] },
      });
  });

  test('that names more dockets of one number than any court has is refused, before each is compared with all', async () => {
    const members = Array.from({ length: 101 }, (_, index) => ({
      court: 'nysd',
      docketNumber: `1:25-${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}-00077`,
    }));
    const swarm = { ...motion('2024-03-02'), type: 'case.consolidated', data: { members } };
    expect(await post('/cases/doe-v-example/actions', swarm, { 'if-match': '*' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', detail: expect.stringContaining('docket-nysd-25-00077') },
    });
  });

  test('takes one action, or several: all or none', async () => {
    const before = await revisionOf();
    const one = await post('/cases/doe-v-example/actions', motion('2024-03-02'), { 'if-match': await etagOf() });
    expect(one).toMatchObject({ status: 201, body: { revision: before + 1, actions: [{ recordedBy: 'local' }] } });
    const odd = { ...motion('2024-03-04'), type: 'motion.ruled', data: { motion: { entry: 99 }, outcome: 'denied' } };
    const both = { actions: [motion('2024-03-03'), odd] };
    expect(await post('/cases/doe-v-example/actions', both, { 'if-match': await etagOf() })).toMatchObject({
      status: 409,
      body: { code: 'unknown_motion', rule: expect.any(String), errors: [{ pointer: '/actions/1' }] },
    });
    expect(await revisionOf()).toBe(before + 1);
    const overridden = { actions: [motion('2024-03-03'), { ...odd, override: 'an oral motion' }] };
    const { status, headers, body } = await post('/cases/doe-v-example/actions', overridden, { 'if-match': '*' });
    expect([status, body.revision]).toEqual([201, before + 3]);
    expect(headers.get('etag')).toMatch(new RegExp(`^"${before + 3}\\.`));
  });

  test('a repeated request gets its first answer, whatever happened since; another body does not', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await post('/cases/doe-v-example/actions', motion('2024-03-05'), { ...key, 'if-match': '*' });
    await post('/cases/doe-v-example/actions', motion('2024-03-06'), { 'if-match': '*' });
    const again = await post('/cases/doe-v-example/actions', motion('2024-03-05'), key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await post('/cases/doe-v-example/actions', motion('2024-03-07'), key)).toMatchObject({
      status: 422,
      body: { code: 'key_reused' },
    });
  });

  test('of a case that is not there is a 404', async () => {
    expect(await post('/cases/nobody/actions', motion('2024-03-02'), { 'if-match': '*' })).toMatchObject({
      status: 404,
      body: { code: 'unknown_case' },
    });
  });

  test('what does not fit the schema is pointed at', async () => {
    const bad = { actions: [motion('2024-02-30'), { ...motion('2024-03-02'), colour: 'red' }] };
    expect(await post('/cases/doe-v-example/actions', bad, { 'if-match': '*' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', errors: [{ pointer: '/actions/0/on' }, { pointer: '/actions/1/colour' }] },
    });
  });
});

describe('an action', () => {
  const ruling = `/actions/${the('doe ruling')}`;

  test('is corrected, retracted and confirmed, and says so', async () => {
    const mended = {
      type: 'motion.ruled',
      proceeding: doeDocket,
      on: '2024-04-11',
      data: { motion: the('doe motion'), outcome: 'granted' },
      sources,
    };
    const match = { 'if-match': '*' };
    const corrected = await post(`${ruling}/corrections`, { action: mended, reason: 'misread' }, match);
    expect(corrected).toMatchObject({ status: 201, body: { actions: [{ type: 'action.corrected' }] } });
    expect(await post(`${ruling}/confirmations`, { certainty: 'record' }, match)).toMatchObject({ status: 201 });
    expect(await post(`${ruling}/retractions`, { reason: 'never happened' }, match)).toMatchObject({ status: 201 });
    expect(await house.read(`/api/v1${ruling}`)).toMatchObject({
      amendments: [{ type: 'action.corrected' }, { type: 'action.confirmed' }, { type: 'action.retracted' }],
    });
  });

  test('is the one that it was sent to', async () => {
    const body = { actionId: the('doe motion'), reason: 'misread' };
    expect(await post(`${ruling}/retractions`, body, { 'if-match': '*' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/actionId' }] },
    });
  });

  test('needs a reason, pointed at where the body has none', async () => {
    const match = { 'if-match': '*' };
    expect(await post(`${ruling}/retractions`, {}, match)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/reason' }] },
    });
    expect(await post(`${ruling}/corrections`, { reason: 'x', action: { type: 'motion.rulde' } }, match)).toMatchObject(
      {
        status: 400,
        body: { errors: [{ pointer: '/action/type' }] },
      },
    );
    expect(await post(`/actions/${the('nothing')}/retractions`, { reason: 'x' }, match)).toMatchObject({ status: 404 });
  });
});

describe('what is no fit body', () => {
  const path = '/cases/doe-v-example/actions';

  test.each([
    ['not JSON', '{"type": ', {}, 400, 'malformed_body'],
    ['too deep', `${'['.repeat(50)}${']'.repeat(50)}`, {}, 400, 'invalid_input'],
    ['so deep that reading it would take long', '['.repeat(50_000), {}, 400, 'malformed_body'],
    ['full of brackets in words alone', JSON.stringify({ x: '"['.repeat(5_000) }), {}, 400, 'invalid_input'],
    ['no JSON by its own word', '{}', { 'content-type': 'text/plain' }, 415, 'not_json'],
    ['null', 'null', {}, 400, 'invalid_input'],
    ['too large', JSON.stringify({ x: 'x'.repeat(2_100_000) }), {}, 413, 'body_too_large'],
    ['in a strange encoding', '{}', { 'content-encoding': 'zip' }, 415, 'not_json'],
  ])('%s', async (_what, body, headers, status, code) => {
    expect(await post(path, body, { 'if-match': '*', ...headers })).toMatchObject({ status, body: { code } });
  });
});

test('a body that is announced as too large is refused before it is sent, and one that unpacks to more than it seems, too', async () => {
  const head =
    'POST /api/v1/cases HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n';
  const announced = await rawAnswer(house.base, `${head}Content-Length: 99000000\r\n\r\n`);
  expect([announced.status, JSON.parse(announced.body).code]).toEqual([413, 'body_too_large']);
  const packed = await house.get('/api/v1/cases', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(JSON.stringify({ title: 'x'.repeat(50_000_000) })),
  });
  expect([packed.status, await packed.json()]).toEqual([413, expect.objectContaining({ code: 'body_too_large' })]);
});

describe('a web page of somebody else', () => {
  test('cannot record through its reader’s browser', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
      expect(await post('/cases', { title: 'Evil', actions: [filed] }, headers as never)).toMatchObject({
        status: 403,
        body: { code: 'cross_site' },
      });
  });

  test('of Lis itself can', async () => {
    const headers = { origin: house.base, 'sec-fetch-site': 'same-origin' };
    expect(await post('/cases', {}, headers)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });
});

test('a body that is no UTF-8 is refused, before it stands in the log with other letters', async () => {
  const response = await house.get('/api/v1/cases', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"title": "Müller"}', 'latin1'),
  });
  expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ code: 'malformed_body' })]);
});

test('of more faults than anybody reads the first hundred are told', async () => {
  const body = { actions: Array.from({ length: 1_000 }, () => ({})) };
  const answer = await post('/cases/doe-v-example/actions', body, { 'if-match': '*' });
  expect([answer.status, (answer.body.errors as unknown[]).length]).toEqual([400, 100]);
});

test('a whole file is sent again by its ids, not by a key', async () => {
  const file = {
    title: 'Long v. File',
    actions: [{ ...filed, proceeding: { ...proceeding, docketNumber: '1:25-cv-00099' } }],
  };
  expect(await post('/recordings', file, { 'idempotency-key': 'k' })).toMatchObject({
    status: 400,
    body: { code: 'malformed_header' },
  });
  expect(await post('/recordings', file)).toMatchObject({ status: 201, body: { recorded: 2 } });
});
