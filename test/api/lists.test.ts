import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseItem } from '../../src/views/listCases.ts';
import { doeCase, plainCase } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  const plain = Array.from({ length: 6 }, (_, i) => plainCase(i + 1));
  house = await openHouse({ folder: newFolder(), cases: [doeCase, ...plain] });
});
afterAll(() => house.close());

interface Page {
  readonly items: readonly CaseItem[];
  readonly next: string | null;
}

const get = (query: string) => house.get(`/api/v1/cases?${query}`);
const pageOf = (query: string) => house.read<Page>(`/api/v1/cases?${query}`);
const ids = async (query: string): Promise<string[]> => (await pageOf(query)).items.map(({ id }) => id);

describe('GET /cases', () => {
  test('shows what a reader needs to choose a case', async () => {
    expect(await pageOf('status=withdrawn')).toEqual({
      items: [
        {
          id: 'doe-v-example',
          title: 'Doe v. Example Corp.',
          status: 'withdrawn',
          statusOn: '2024-06-03',
          prejudice: 'without',
          onAppeal: false,
          filedOn: '2024-02-05',
          lastOn: '2024-06-03',
          lastDay: '2024-06-03',
          revision: 8,
          proceedings: [
            {
              court: 'cand',
              docketNumber: '3:24-cv-00123',
              writtenAs: '3:24-cv-00123',
              status: 'withdrawn',
              coverage: { capturedOn: null, throughEntry: null, missing: 0 },
            },
          ],
        },
      ],
      next: null,
    });
  });

  test.each([
    ['court=nysd&order=filedOn', ['plain-1', 'plain-3', 'plain-5']],
    ['court=cand&status=pending&order=-filedOn', ['plain-6', 'plain-4', 'plain-2']],
    ['party=EXAMPLE', ['doe-v-example']],
    ['judge=Moore', ['doe-v-example']],
    ['type=motion.filed', ['doe-v-example']],
    ['filedAfter=2025-01-05&order=filedOn', ['plain-5', 'plain-6']],
    ['filedBefore=2025-01-01&order=filedOn', ['doe-v-example', 'plain-1']],
    [
      'court=nysd&filedAfter=2025-01-02&filedBefore=2025-01-04&party=party-3&type=case.filed&status=pending',
      ['plain-3'],
    ],
    ['court=cand&judge=nobody', []],
    ['order=title&limit=2', ['doe-v-example', 'plain-1']],
  ])('%s', async (query, found) => {
    expect(await ids(query)).toEqual(found);
  });

  test('its pages show each case that was there once, though others arrive and some change', async () => {
    const first = await pageOf('order=-lastOn&limit=3');
    expect(first.items.map(({ id }) => id)).toEqual(['plain-6', 'plain-5', 'plain-4']);
    await house.recordCase(plainCase(9));
    await eventually(async () => (await ids('limit=200')).length === 8);
    const second = await pageOf(`limit=3&cursor=${first.next}`);
    expect(second.items.map(({ id }) => id)).toEqual(['plain-3', 'plain-2', 'plain-1']);
    expect(await ids(`limit=3&cursor=${second.next}`)).toEqual(['doe-v-example']);
  });

  test('says how far the lists have come, and waits for what it is told to wait for', async () => {
    await house.recordCase(plainCase(10));
    const { position } = await house.log.changedSince();
    const response = await get(`minPosition=${position}&party=party-10`);
    expect(response.headers.get('lis-position')).toBe(position);
    expect(await response.json()).toMatchObject({ items: [{ id: 'plain-10' }] });
  });

  test('a position that the log does not have is waited for by nobody', async () => {
    const response = await get('minPosition=999999');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'unknown_position' });
  });

  test('a cursor of one order cannot go on in another', async () => {
    const { next } = await pageOf('order=title&limit=1');
    expect((await get(`order=filedOn&cursor=${next}`)).status).toBe(400);
    expect((await get(`order=title&cursor=${next}`)).status).toBe(200);
  });
});
