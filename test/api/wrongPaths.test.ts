import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { problemAt as problemOf } from '../support/problemAt.ts';
import { rawAnswer, rawGet } from '../support/raw.ts';
import { the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase] });
});
afterAll(() => house.close());

const problemAt = (path: string) => problemOf(house, path);
const state = '/cases/doe-v-example';

describe('a malformed path is a 400 or a 404 that says why', () => {
  test.each([
    'Doe',
    'doe_v',
    '-doe',
    'doe-',
    'a--b',
    '%00',

    '%F0%9F%92%A9',
    'd%0D%0AX:y',
    'a'.repeat(101),
    '__proto__',
  ])('/cases/%s', async id => {
    for (const path of [`/cases/${id}`, `/cases/${id}/history`, `/cases/${id}/diff?from=2024-01-01&to=2024-01-02`]) {
      expect(await problemAt(path)).toMatchObject({ status: 400, errors: [{ pointer: '/id' }] });
    }
  });

  test.each(['constructor', 'toString', 'nobody-v-nothing'])('there is no case %s', async id => {
    const lower = id.toLowerCase();
    for (const path of [`/cases/${lower}`, `/cases/${lower}/history`]) {
      expect(await problemAt(path)).toMatchObject({
        status: 404,
        code: 'unknown_case',
        detail: `There is no case "${lower}".`,
      });
    }
  });

  test.each(['1', 'not-a-uuid', `${the('doe ruling')}0`, '%00', `{${the('doe ruling')}}`])('/actions/%s', async id => {
    expect(await problemAt(`/actions/${id}`)).toMatchObject({ status: 400, errors: [{ pointer: '/id' }] });
  });

  test.each(['/cases/%', '/cases/%ff', '/cases/%c3%28/history', '/actions/%E0%A4%A'])('%s is not UTF-8', async path => {
    const { status, body } = await rawGet(house.base, `/api/v1${path}`);
    expect([status, JSON.parse(body)]).toEqual([
      400,
      expect.objectContaining({ code: 'malformed_request', detail: 'The path is not percent-encoded UTF-8.' }),
    ]);
  });

  test.each(['?asOf=%', '?asOf=%ff', '?%c3%28=1', '?asOf=%E0%A4%A'])('%s is not UTF-8', async query => {
    const { status, body } = await rawGet(house.base, `/api/v1${state}${query}`);
    expect([status, JSON.parse(body).errors[0].detail]).toEqual([400, 'the query is not percent-encoded UTF-8']);
  });

  test.each(['/api/v1/nothing', '/api/v2/cases', '/api/v1/cases/doe-v-example/timeline', '/favicon.ico', '/..%2fsrc'])(
    '%s is no route',
    async path => {
      const response = await house.get(path);
      expect([response.status, await response.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'unknown_route' }),
      ]);
    },
  );

  test.each([
    ['/api/v1/cases', 'GET, HEAD, POST'],
    ['/api/v1/cases/doe-v-example', 'GET, HEAD'],
    ['/api/v1/cases/doe-v-example/actions', 'POST'],
    ['/api/v1/events', 'GET, HEAD'],
    ['/', 'GET, HEAD'],
    ['/cases/doe-v-example', 'GET, HEAD'],
  ])('%s is asked with %s: another method changes nothing, and is told which there are', async (path, allowed) => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const response = await house.get(path, { method });
      expect([response.status, response.headers.get('allow'), await response.json()]).toEqual([
        405,
        allowed,
        expect.objectContaining({ code: 'method_not_allowed', detail: `${path} answers ${allowed}, not ${method}.` }),
      ]);
    }
  });

  test('whoever asks which methods there are is told, and HEAD is answered as GET is', async () => {
    const options = await house.get('/api/v1/cases', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST']);
    expect((await house.get('/api/v1/cases', { method: 'HEAD' })).status).toBe(200);
  });

  test('a name that somebody points at this machine is not Lis’s (DNS rebinding)', async () => {
    for (const host of ['evil.example', 'evil.example:8080', '127.0.0.1.evil.example', 'localhost.evil.example', ''])
      expect(
        await rawAnswer(house.base, `GET /api/v1/cases HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
      ).toMatchObject({ status: 421, body: expect.stringContaining('unknown_host') });
    for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1:9', '[::1]:8080'])
      expect(
        await rawAnswer(house.base, `GET /api/v1/cases HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
      ).toMatchObject({ status: 200 });
  });
});

describe('what is no request', () => {
  test('an address beyond all measure is a 431 in the same form', async () => {
    const { status, head, body } = await rawGet(house.base, `/api/v1/cases?party=${'x'.repeat(70_000)}`);
    expect([status, head]).toEqual([431, expect.stringContaining('Content-Type: application/problem+json')]);
    expect(JSON.parse(body)).toMatchObject({ status: 431, type: 'urn:lis:problem:malformed_request' });
  });

  test('an address just within measure is read, and its fault named', async () => {
    const { status, body } = await rawGet(house.base, `/api/v1/cases?party=${'x'.repeat(15_000)}`);
    expect([status, JSON.parse(body).errors[0].pointer]).toEqual([400, '/party']);
  });

  test('a thousand parameters are one 400', async () => {
    const query = Array.from({ length: 1_500 }, (_, i) => `a${i}=1`).join('&');
    const { status } = await rawGet(house.base, `/api/v1/cases?${query}`);
    expect(status).toBe(400);
  });

  test.each([
    'nonsense\r\n\r\n',
    'GET /api/v1/cases\x00 HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET /api/v1/cases HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n',
    'GET /api/v1/cases HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    'GET /api/v1/cases HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
  ])('%j', async request => {
    const { status, body } = await rawAnswer(house.base, request);
    expect([status, JSON.parse(body).code]).toEqual([400, 'malformed_request']);
  });

  test('a line break in a path or a query never becomes a header', async () => {
    for (const path of ['/cases/%0d%0aSet-Cookie:%20a=b', '/cases/a?x=%0d%0aSet-Cookie:%20a=b']) {
      const { head } = await rawGet(house.base, path);
      expect(head).not.toMatch(/^set-cookie/im);
    }
  });
});
