import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loggedAddress } from '../../src/api/loggedAddress.ts';
import { doeCase, doeDocket } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { rawAnswer, rawGet } from '../support/raw.ts';
import { the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const own = 'aT0ken-0f-the_data_folder-As-the-command-l1ne';
let house: House;
let key: string;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase], token: own });
  const made = await house.get('/api/v1/keys', {
    method: 'POST',
    headers: { authorization: `Bearer ${own}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'clerk', scopes: ['admin'] }),
  });
  key = ((await made.json()) as { key: string }).key;
});
afterAll(() => house.close());

const secretOf = (shown: string): string => shown.replace(/^lis_[0-9a-f]+_/, '');
const lineOf = (id: string | null) =>
  house.lines
    .map(line => JSON.parse(line) as { req?: { id: string; url: string }; msg: string })
    .filter(({ req }) => req?.id === id);

describe('the log of the server, at its most talkative', () => {
  test('has a line for each request, under the id that its answer carries', async () => {
    const { headers } = await house.get('/api/v1/cases/doe-v-example?asOf=2024-05-01');
    expect(lineOf(headers.get('x-request-id'))).toEqual([
      expect.objectContaining({
        msg: 'request completed',
        req: { id: headers.get('x-request-id'), method: 'GET', url: '/api/v1/cases/doe-v-example?asOf=2024-05-01' },
        res: { statusCode: 200 },
      }),
    ]);
  });

  test('never holds a key, wherever it was put', async () => {
    const note = { type: 'note.added', proceeding: doeDocket, data: { text: key }, sources: [{ citation: key }] };
    for (const secret of [key, own, secretOf(key)]) {
      const paths = ['cases', 'actions', 'keys', 'nothing'].flatMap(place => [
        `/api/v1/${place}/${secret}`,
        `/${place}/${secret}`,
      ]);
      const queries = ['asOf', 'party', 'cursor', 'minPosition', 'access_token', secret].map(
        name => `/api/v1/cases?${name}=${secret}`,
      );
      const encoded = secret.replace(/./g, letter => `%${letter.charCodeAt(0).toString(16)}`);
      for (const path of [...paths, ...queries, `/api/v1/cases/${encoded}`, `/api/v1/cases?party=${encoded}`])
        for (const method of ['GET', 'DELETE', 'PUT']) await house.get(path, { method });
      for (const header of [
        'authorization',
        'cookie',
        'x-api-key',
        'idempotency-key',
        'if-match',
        'origin',
        'user-agent',
        'referer',
        'host',
        'x-request-id',
      ])
        await rawGet(house.base, '/api/v1/cases', `${header}: Bearer ${secret}\r\n`);
      for (const body of [
        JSON.stringify({ ...note, [secret]: secret }),
        JSON.stringify({ name: secret }),
        `{"${secret}`,
        secret,
      ])
        for (const path of [
          '/cases',
          '/cases/doe-v-example/actions',
          `/actions/${the('doe ruling')}/retractions`,
          '/recordings',
          '/keys',
        ])
          await house.get(`/api/v1${path}`, {
            method: 'POST',
            headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'if-match': '*' },
            body,
          });
      await rawAnswer(house.base, `GET /api/v1/cases HTTP/1.1\r\nHost: 127.0.0.1\r\n${secret}\r\n\r\n`);
      await rawAnswer(house.base, `${secret} / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    }
    expect(house.lines.length).toBeGreaterThan(200);
    const all = house.lines.join('');
    for (const secret of [own, secretOf(key)]) expect([secret, all.includes(secret)]).toEqual([secret, false]);
  });

  test('holds neither what people searched for, nor headers, nor bodies', async () => {
    const { headers } = await house.get('/api/v1/cases?party=Jane%20Doe&order=title', { headers: { cookie: 'a=b' } });
    const [line] = lineOf(headers.get('x-request-id'));
    expect(line!.req!.url).toBe('/api/v1/cases?party=…&order=title');
    expect(Object.keys(line!.req!).sort()).toEqual(['id', 'method', 'url']);
  });

  test('has one line for one request, whatever line breaks its address holds', async () => {
    const before = house.lines.length;
    await rawGet(house.base, '/api/v1/cases/a%0d%0a{"level":60}?x=%0a%0d&y=\u001b[31m'.replace('\u001b', '%1b'));
    const fresh = house.lines.slice(before);
    expect(fresh.length).toBe(1);
    // One line break, at its end.
    expect(fresh[0]).toMatch(/^[\x20-\x7e…]+\n$/);
  });
});

test.each([
  [
    '/api/v1/cases/doe-v-example/history?type=case.filed&limit=5',
    '/api/v1/cases/doe-v-example/history?type=case.filed&limit=5',
  ],
  [`/api/v1/actions/${the('doe ruling')}`, `/api/v1/actions/${the('doe ruling')}`],
  ['/api/v1/cases?party=apple&order=title&&x', '/api/v1/cases?party=…&order=title&…&…'],
  ['/api/v1/cases?%70arty=apple', '/api/v1/cases?…'],
  ['/api/v1/cases/%6cis', '/api/v1/cases/…'],
  ['/?at=41-9f3c2a417d0be855=c', '/?at=41-9f3c2a417d0be855'],
  ['*', '…'],
])('%s is logged as %s', (url, logged) => {
  expect(loggedAddress(url)).toBe(logged);
});
