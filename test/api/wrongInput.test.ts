import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { problemAt as problemOf } from '../support/problemAt.ts';
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
const history = `${state}/history`;
const diff = `${state}/diff`;
const action = `/actions/${the('doe ruling')}`;

describe('a parameter that a route does not know', () => {
  test.each([
    ['/cases', 'court, cursor, filedAfter, filedBefore, judge, limit, minPosition, order, party, q, status, type'],
    [state, 'asOf, at, docketedBy, knownAt'],
    [history, 'asOf, at, cursor, docketedBy, knownAt, limit, retracted, type'],
    [diff, 'asOf, at, docketedBy, from, fromAt, to, toAt'],
    [action, 'none'],
    ['/events', 'after, cases, certainty, courts, judges, limit, parties, proceedings, q, types'],
  ])('is refused by %s, which names those it knows', async (path, known) => {
    for (const name of ['asof', 'query', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'asOf[]', '']) {
      const { status, errors } = await problemAt(`${path}?${encodeURIComponent(name)}=2024-01-01`);
      expect([status, errors]).toEqual([
        400,
        [{ pointer: `/${name}`, detail: `is not a parameter here; known are ${known}` }],
      ]);
    }
  });

  test('is pointed at by a JSON pointer, whatever is in its name', async () => {
    const { errors } = await problemAt(`${state}?a%2Fb~c%0D%0ASet-Cookie:x=1`);
    expect(errors![0]!.pointer).toBe('/a~1b~0c\r\nSet-Cookie:x');
  });

  test('comes with every other fault of the query', async () => {
    const { errors } = await problemAt(`${history}?asOf=never&limit=0&type=case.flied&colour=red`);
    expect(errors!.map(({ pointer }) => pointer).sort()).toEqual(['/asOf', '/colour', '/limit', '/type/0']);
  });
});

const days = ['', '2024', '2024-02-30', '2024-2-3', '20240203', '2024-02-03T00:00:00Z', 'today', '-2024-02-03', '%00'];
const revisions = [
  '',
  '-1',
  '1.5',
  '0x1',
  'head',
  '1-',
  '1-9f3c2',
  `1-${'0'.repeat(65)}`,
  '1-ABCDEF',
  '9'.repeat(10),
  '1%0A',
];
const moments = [
  '',
  '2024-02-03',
  '2024-02-03T12:00:00',
  '2024-02-30T12:00:00Z',
  '1706961600',
  '2024-02-03T12:00:00+09:00',
];
const limits = ['', '0', '-1', '1.5', '201', '1e2', '9'.repeat(400), 'all', '%20'];
const cursors = [
  '',
  'x',
  'bnVsbA',
  'W10',
  'e30',
  btoa('{"order":"title"}'),
  btoa('{"__proto__":{}}'),
  '%00',
  'a'.repeat(4_000),
];

describe('a malformed value is a 400 that points at its parameter', () => {
  test.each<[string, string, readonly string[]]>([
    [state, 'asOf', days],
    [state, 'docketedBy', days],
    [state, 'at', revisions],
    [state, 'knownAt', moments],
    [history, 'limit', limits],
    [history, 'cursor', cursors],
    [diff, 'from', days.slice(0, 3)],
    [diff, 'fromAt', revisions.slice(0, 3)],
    ['/cases', 'limit', limits],
    ['/cases', 'cursor', cursors],
    ['/cases', 'court', ['', 'CAND', 'nowhere', '__proto__', 'constructor']],
    ['/cases', 'status', ['', 'PENDING', 'toString', '__proto__']],
    ['/cases', 'order', ['', 'id', '--title', 'title desc']],
    ['/cases', 'type', ['', 'case.flied', 'constructor', 'case.filed,case.closed']],
    ['/cases', 'party', ['', '%20%09', 'x'.repeat(201)]],
    ['/cases', 'judge', ['', 'x'.repeat(201)]],
    ['/cases', 'filedAfter', days.slice(0, 3)],
    ['/cases', 'filedBefore', days.slice(0, 3)],
    ['/cases', 'minPosition', ['', '-1', '1.5', 'C:1/P:1', '9'.repeat(16), '1%002']],
    ['/events', 'after', ['', '-1', 'head', '9'.repeat(16), '%00']],
    ['/events', 'limit', limits],
  ])('%s?%s=', async (path, name, values) => {
    for (const value of values) {
      const { status, errors, detail } = await problemAt(`${path}?${name}=${value}`);
      expect([value, status, errors!.map(({ pointer }) => pointer)]).toEqual([
        value,
        400,
        expect.arrayContaining([`/${name}`]),
      ]);
      expect(detail).toContain(name);
    }
  });

  test.each<[string, string, readonly string[]]>([
    ['/events', 'types', ['', 'case.flied', 'case.filed,', ',', 'case.filed,constructor']],
    ['/events', 'cases', ['', 'A', 'a,,b', 'a/b', '__proto__']],
    [history, 'type', ['', 'case.flied', 'case.filed,toString']],
  ])('%s?%s= points at the item of the list', async (path, name, values) => {
    for (const value of values) {
      const { status, errors } = await problemAt(`${path}?${name}=${value}`);
      expect([status, errors![0]!.pointer]).toEqual([400, expect.stringMatching(new RegExp(`^/${name}/\\d$`))]);
    }
  });

  test.each([
    [state, 'asOf', '2024-01-01'],
    [state, 'at', '1'],
    [state, 'knownAt', '2026-01-01T00:00:00Z'],
    [history, 'type', 'case.filed'],
    [history, 'limit', '1'],
    [diff, 'from', '2024-01-01'],
    ['/cases', 'party', 'doe'],
    ['/cases', 'order', 'title'],
    ['/events', 'after', '1'],
    ['/events', 'types', 'case.filed'],
  ])('%s does not choose between two values of %s', async (path, name, value) => {
    const { status, errors } = await problemAt(`${path}?${name}=${value}&${name}=${value}`);
    expect([status, errors]).toEqual([400, [{ pointer: `/${name}`, detail: 'is given more than once' }]]);
  });

  test('at and knownAt are one question', async () => {
    for (const path of [state, history]) {
      const { status, detail } = await problemAt(`${path}?at=1&knownAt=2026-01-01T00:00:00Z`);
      expect([status, detail]).toEqual([400, 'at and knownAt ask the same question: give one of them']);
    }
  });

  test('a list may be long, and is not endless', async () => {
    const of = (count: number) => Array(count).fill('case.filed').join(',');
    expect((await house.get(`/api/v1/events?types=${of(100)}`)).status).toBe(200);
    expect(await problemAt(`/events?types=${of(101)}`)).toMatchObject({ status: 400, errors: [{ pointer: '/types' }] });
  });

  test('a query with every known parameter twice over still points at each', async () => {
    const names = ['asOf', 'docketedBy', 'at', 'knownAt'];
    const query = names.map(name => `${name}=1&${name}=2`).join('&');
    const { errors } = await problemAt(`${state}?${query}`);
    expect(errors!.map(({ pointer }) => pointer)).toEqual(names.map(name => `/${name}`));
  });
});
