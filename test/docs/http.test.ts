import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HistoryBody } from '../../src/views/askCase.ts';
import { caseOrders } from '../../src/views/listCases.ts';
import { caseFilter } from '../../src/views/questions.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const page = readFileSync(new URL('../../docs/http.md', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The cells of the row of a table that begins with this parameter. */
const rowOf = (parameter: string): string =>
  page.split('\n').find(line => line.startsWith(`| \`${parameter}\` |`)) ?? '';

const requests = [...`${page}\n${readme}`.matchAll(/^ {4}curl 'http:\/\/127\.0\.0\.1:8080(\/[^']*)'/gm)].map(
  ([, path]) => path!,
);

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples' });
});
afterAll(() => house.close());

describe('docs/http.md', () => {
  test('names every status and every order that a list can be asked for', () => {
    for (const status of caseFilter.status.options) expect(rowOf('status')).toContain(`\`${status}\``);
    for (const order of caseOrders) expect(rowOf('order')).toContain(`\`${order}\``);
  });

  test('says how many items a page may have', async () => {
    expect(rowOf('limit')).toContain('from 1 to 200: 50 for `/cases` and a history, 100 for `/events`');
    const asked = ['/cases?limit=1', '/cases?limit=200', '/events?limit=200', '/cases?limit=0', '/cases?limit=201'];
    const answers = await Promise.all(asked.map(path => house.get(`/api/v1${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 400, 400]);
    const lengthOf = async (path: string) => (await house.read<{ items: unknown[] }>(`/api/v1${path}`)).items.length;
    expect(await Promise.all([lengthOf('/events'), lengthOf('/cases/musk-v-openai/history')])).toEqual([100, 50]);
  });

  test('shows a list as it is answered', async () => {
    const path = requests.find(request => request.startsWith('/api/v1/cases?'))!;
    const shown = /```json\n([\s\S]*?)```/.exec(page)![1]!;
    expect(await house.read(path)).toEqual(JSON.parse(shown));
  });

  test('names every field of an item of a history', async () => {
    const { items } = await house.read<HistoryBody>('/api/v1/cases/musk-v-openai/history?limit=200');
    const told = page.slice(page.indexOf('Items of a history'), page.indexOf('## The state'));
    const unnamed = Object.keys(Object.assign({}, ...items)).filter(field => !told.includes(`\`${field}\``));
    expect(unnamed).toEqual([]);
  });

  test('names the columns of a table in their order, and no others', async () => {
    const head = (await (await house.get('/api/v1/cases/xai-v-li/history.csv')).text()).split('\r\n', 1)[0]!;
    const [, row] = /^\| `\.csv` \| (.*?) Know them by name/m.exec(page)!;
    expect([...row!.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(head.split(','));
  });

  test.each(requests)('%s is answered', async path => {
    expect((await house.get(path)).status).toBe(200);
  });
});
