import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { act, the } from '../support/story.ts';
import { corrected, motion, retracted } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase] });
});
afterAll(() => house.close());

interface Page {
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly type: string; readonly on: string | null }[];
  readonly next: string | null;
  readonly at: string;
  readonly asOf: string;
}

const path = '/api/v1/cases/doe-v-example/history';
const pageOf = (query = '') => house.read<Page>(`${path}${query}`);

const pages = async (query: string, between: (page: number) => Promise<unknown> = async () => {}): Promise<Page[]> => {
  const all = [await pageOf(query)];
  for (;;) {
    const { next } = all.at(-1)!;
    if (next === null) return all;
    await between(all.length);
    all.push(await pageOf(`${query}&cursor=${next}`));
  }
};

describe('GET /cases/:id/history', () => {
  test('tells the actions in legal order, Lis’s own first, whatever the order of recording', async () => {
    const { items, total, next } = await pageOf('?asOf=2024-06-03&at=8');
    expect(items.map(({ type, on }) => [on, type])).toEqual([
      [null, 'case.titled'],
      ['2024-02-05', 'case.filed'],
      ['2024-02-05', 'party.joined'],
      ['2024-02-05', 'party.joined'],
      ['2024-02-05', 'complaint.filed'],
      ['2024-02-07', 'judge.assigned'],
      ['2024-03-01', 'motion.filed'],
      ['2024-04-10', 'motion.ruled'],
      ['2024-06-03', 'case.withdrawn'],
    ]);
    expect([total, next]).toEqual([9, null]);
  });

  test('tells only what was in effect, public and known', async () => {
    const types = async (query: string) => (await pageOf(query)).items.map(({ type }) => type);
    expect(await types('?asOf=2024-03-31')).not.toContain('motion.ruled');
    expect(await types('?asOf=2024-04-11&docketedBy=2024-04-11')).not.toContain('motion.ruled');
    expect(await types('?asOf=2024-04-11')).toContain('motion.ruled');
    expect(await types('?at=6')).not.toContain('motion.ruled');
    expect(await types('?knownAt=2026-01-15T12:00:00Z')).toContain('motion.ruled');
  });

  test('tells only some types, where they are asked for', async () => {
    const { items, total } = await pageOf('?type=motion.filed,%20motion.ruled');
    expect(items.map(({ id }) => id)).toEqual([the('doe motion'), the('doe ruling')]);
    expect(total).toBe(2);
    expect((await pageOf('?type=appeal.noticed')).items).toEqual([]);
  });

  test('in pages of any size it is the same history', async () => {
    const { items } = await pageOf('?asOf=2024-06-03&at=8');
    for (const limit of [1, 2, 4, 8, 9, 200]) {
      const all = await pages(`?asOf=2024-06-03&at=8&limit=${limit}`);
      expect(all).toHaveLength(Math.ceil(items.length / limit));
      expect(all.flatMap(page => page.items)).toEqual(items);
    }
  });

  test('its pages stay where they are while actions arrive and days pass', async () => {
    const { items } = await pageOf('?at=8');
    const all = await pages('?limit=2', async page => {
      await house.tell('doe-v-example', [motion('2024-02-06', `motion while reading ${page}`)]);
      house.clock.now = new Date(house.clock.now.getTime() + 86_400_000);
    });
    expect(all.flatMap(page => page.items)).toEqual(items);
    expect(new Set(all.map(({ at, asOf }) => `${at} ${asOf}`)).size).toBe(1);
    expect((await pageOf()).total).toBe(items.length + all.length - 1);
  });

  test('a cursor goes on with its own question only', async () => {
    const { next } = await pageOf('?type=party.joined&limit=1');
    const response = await house.get(`${path}?type=motion.filed&limit=1&cursor=${next}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ pointer: '/cursor', detail: 'belongs to another question: repeat the one that gave it' }],
    });
    const elsewhere = await house.get(`/api/v1/cases/plain-1/history?type=party.joined&limit=1&cursor=${next}`);
    expect([elsewhere.status, await elsewhere.json()]).toEqual([
      400,
      expect.objectContaining({ detail: expect.stringContaining('belongs to another question') }),
    ]);
  });

  test('a corrected action says who corrected it and why; a retracted one is gone, and told where it is asked for', async () => {
    const other = motion('2024-03-02', 'dismiss', { proceeding: { court: 'cand', docketNumber: '3:24-cv-00123' } });
    await house.tell('doe-v-example', [corrected('doe motion', other, { reason: 'a day late' })]);
    const { items } = await pageOf('?type=motion.filed&asOf=2024-03-31');
    expect(items.find(({ id }) => id === the('doe motion'))).toMatchObject({
      on: '2024-03-02',
      corrected: { reason: 'a day late', recordedBy: 'test' },
    });
    const note = act('context.noted', '2024-03-05', { title: 'A press conference' }, { as: 'conference' });
    await house.tell('doe-v-example', [note, retracted('conference')]);
    expect(await pageOf('?type=context.noted')).toMatchObject({ items: [], retracted: 1 });
    expect(await pageOf('?type=context.noted&retracted=true')).toMatchObject({
      total: 1,
      items: [{ id: the('conference'), on: '2024-03-05', retracted: { recordedBy: 'test' } }],
    });
    expect((await pageOf('?type=motion.filed&retracted=true')).items).toEqual([]);
  });
});
