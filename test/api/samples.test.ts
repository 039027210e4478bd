import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseBody, DiffBody } from '../../src/views/askCase.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples' });
});
afterAll(() => house.close());

const path = '/api/v1/cases/musk-v-openai';

/** Follows a listing to its end by whatever its pages say. */
const idsAlong = async (first: string, goOn: (page: { next: string; more?: boolean }) => string | undefined) => {
  const ids: string[] = [];
  let address: string | undefined = first;
  while (address !== undefined) {
    const page: { items: { id: string }[]; next: string; more?: boolean } = await house.read(address);
    ids.push(...page.items.map(({ id }) => id));
    address = goOn(page);
  }
  return ids;
};

describe('Musk v. OpenAI over HTTP', () => {
  test.each([
    ['2024-03-15', 'pending', 'calsuppctsf'],
    ['2024-07-01', 'withdrawn', 'calsuppctsf'],
    ['2024-08-06', 'pending', 'cand'],
  ])('on %s it is %s before %s', async (asOf, status, court) => {
    const state = await house.read<CaseBody>(`${path}?asOf=${asOf}`);
    expect([state.status, state.proceeding?.split(' ')[0]]).toEqual([status, court]);
  });

  test('the amendment of November 2024 brings Microsoft in', async () => {
    const { changes } = await house.read<DiffBody>(`${path}/diff?from=2024-11-13&to=2024-11-14`);
    expect(changes.filter(({ kind }) => kind === 'added').map(({ label }) => label)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Microsoft/)]),
    );
  });

  test('its history by pages, and the feed by positions, tell each action once', async () => {
    const { total } = await house.read<{ total: number }>(`${path}/history`);
    const history = await idsAlong(`${path}/history?limit=200`, ({ next }) =>
      next ? `${path}/history?limit=200&cursor=${next}` : undefined,
    );
    expect([history.length, new Set(history).size]).toEqual([total, total]);
    const feed = '/api/v1/events?cases=musk-v-openai&limit=199';
    const events = await idsAlong(feed, ({ next, more }) => (more ? `${feed}&after=${next}` : undefined));
    const stored = (await house.log.readStream('case-musk-v-openai')).map(({ id }) => id);
    expect(events).toEqual(stored);
  });
});
