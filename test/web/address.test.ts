import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pathOf, withParameter } from '../../src/web/address.ts';
import { caseFileOf, doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { act } from '../support/story.ts';
import { filed } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  const docket = { court: 'nysd', docketNumber: '1:24-cv-00777' };
  const quoted = act('party.joined', '2024-02-05', { party: 'jack', name: 'John "Jack" Doe', role: 'plaintiff' });
  const other = act('party.joined', '2024-02-05', { party: 'roe', name: 'Rae Roe', role: 'defendant' });
  const note = act('order.entered', '2024-03-01', { title: 'Order to John "Jack" Doe' });
  const file = caseFileOf('quoted', 'Quoted', docket, filed('2024-02-05'), quoted, other, note);
  house = await openHouse({ folder: newFolder(), cases: [doeCase, file] });
});
afterAll(() => house.close());

/** Unlike fetch, sends a path as it stands. */
const raw = (path: string): Promise<{ readonly status?: number | undefined; readonly location?: string | undefined }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.base);
    const asked = request(
      { hostname, port, path, headers: { accept: 'text/html' } },
      ({ statusCode, headers, ...rest }) => {
        void rest;
        resolve({ status: statusCode, location: headers.location });
      },
    );
    asked.on('error', reject).end();
  });

describe('an address', () => {
  test('of a page changes its query, and never its path', () => {
    expect(withParameter('/cases/a?asOf=2024-01-01&lang=ko', 'lang', undefined)).toBe('/cases/a?asOf=2024-01-01');
    expect(withParameter('/', 'lang', 'ko')).toBe('/?lang=ko');
    expect(pathOf('//evil.example/a')).toBe('/evil.example/a');
  });

  test.each(['//[', '//:', '//a:b/c', '/\\[', '/cases/[?lang=x'])(
    'that is odd is refused, not stumbled over: %s',
    async path => {
      expect([400, 404]).toContain((await raw(path)).status);
    },
  );

  test.each(['/cases/..\\\\evil.example?lang=ko', '//evil.example/cases/x?lang=ko', '/\\evil.example?lang=ko'])(
    'leads to no other host: %s',
    async path => {
      const { location = '/' } = await raw(path);
      expect(new URL(location, house.base).host).toBe(new URL(house.base).host);
    },
  );
});

test('a party whose name has quotes is found by it, and so are words with quotes', async () => {
  const headers = { accept: 'text/html' };
  const rows = async (query: string) =>
    [...(await (await house.get(`/cases/quoted?${query}`, { headers })).text()).matchAll(/<tr id="a-/g)].length;
  expect(await rows('party=jack')).toBe(2);
  expect(await rows(`text=${encodeURIComponent('"jack"')}`)).toBe(2);
  expect(await rows('party=roe')).toBe(1);
});
