import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase, plainCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase, plainCase(1), plainCase(2)] });
});
afterAll(() => house.close());

interface Page {
  readonly items: readonly {
    readonly id: string;
    readonly type: string;
    readonly caseId: string;
    readonly position: string;
  }[];
  readonly next: string | null;
  readonly more: boolean;
}

const pageOf = (query: string) => house.read<Page>(`/api/v1/events?${query}`);

const allOf = async (query: string): Promise<Page['items']> => {
  const items = [];
  let after = '';
  for (;;) {
    const page = await pageOf(`${query}${after}`);
    items.push(...page.items);
    if (!page.more) return items;
    after = `&after=${page.next}`;
  }
};

describe('GET /events', () => {
  test('tells every event of every case once, in the order of the log, in pages of any size', async () => {
    const whole = await allOf('limit=200');
    expect(whole.map(({ caseId }) => caseId)).toEqual([
      ...Array(9).fill('doe-v-example'),
      ...Array(3).fill('plain-1'),
      ...Array(3).fill('plain-2'),
    ]);
    for (const limit of [1, 2, 3, 7, 15]) expect(await allOf(`limit=${limit}`)).toEqual(whole);
  });

  test('claims of dockets stand in the log and are never shown', async () => {
    expect((await house.log.changedSince()).streams).toContain('docket-cand-24-00123');
    expect((await allOf('limit=200')).map(({ type }) => type)).not.toContain('docket.claimed');
    expect(await allOf('types=docket.claimed')).toEqual([]);
  });

  test('shows only the types and cases asked for', async () => {
    const told = async (query: string) => (await allOf(query)).map(({ type, caseId }) => `${caseId} ${type}`);
    expect(await told('types=motion.filed,motion.ruled')).toEqual([
      'doe-v-example motion.filed',
      'doe-v-example motion.ruled',
    ]);
    expect(await told('cases=plain-2&limit=1')).toEqual([
      'plain-2 case.titled',
      'plain-2 case.filed',
      'plain-2 party.joined',
    ]);
    expect(await told('cases=plain-1,plain-2&types=case.filed')).toEqual(['plain-1 case.filed', 'plain-2 case.filed']);
    expect(await told('cases=nobody-v-nothing')).toEqual([]);
  });

  test('filters as webhooks do: by families, courts, dockets however spelled, names of the case, and words', async () => {
    const told = async (query: string) => (await allOf(query)).map(({ type, caseId }) => `${caseId} ${type}`);
    const motions = ['doe-v-example motion.filed', 'doe-v-example motion.ruled'];
    expect(await told('types=motion.*')).toEqual(motions);
    expect(await told('types=motion.*&courts=nysd')).toEqual([]);
    expect(await told('types=motion.*&proceedings=cand 3:24-CV-00123-ABC')).toEqual(motions);
    expect(await told('types=motion.*&parties=nobody,example')).toEqual(motions);
    expect(await told('types=motion.*&parties=nobody')).toEqual([]);
    expect(await told('types=motion.*&judges=nobody')).toEqual([]);
    expect(await told('q=denied doe')).toEqual(['doe-v-example motion.ruled']);
    expect(await told('types=motion.*&certainty=press')).toEqual([]);
  });

  test('at its end it gives the position to go on from, and later only what came since', async () => {
    const { next, more } = await pageOf('limit=200');
    expect(more).toBe(false);
    expect(await pageOf(`after=${next}`)).toEqual({ items: [], next, more: false });
    await house.recordCase(plainCase(3));
    expect((await pageOf(`after=${next}`)).items.map(({ caseId }) => caseId)).toEqual(Array(3).fill('plain-3'));
  });

  test('a rare type is searched for over many events in steps, each of which says where to go on', async () => {
    const rare = await pageOf('types=case.withdrawn&limit=1');
    expect(rare.items).toHaveLength(1);
    expect(rare.more).toBe(true);
    expect((await pageOf(`types=case.withdrawn&after=${rare.next}`)).items).toEqual([]);
  });
});
