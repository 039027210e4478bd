import { describe, expect, test } from '@jest/globals';
import type { CaseFile } from '../../src/commands/caseFile.ts';
import { catchUp } from '../../src/views/catchUp.ts';
import { digestViews } from '../../src/views/digestViews.ts';
import { type CaseFilter, type CaseOrder, caseOrders, listCases } from '../../src/views/listCases.ts';
import { openViewStore } from '../../src/views/viewStore.ts';
import { caseFileOf, doeCase, plainCase } from '../support/cases.ts';
import { logOf, recordAll } from '../support/recordedLog.ts';
import { act } from '../support/story.ts';
import { filed, joined } from '../support/storyWords.ts';

const seoul = caseFileOf(
  'kim-v-hanguk',
  '김철수 v. 주식회사 한국',
  { court: 'nysd', docketNumber: '1:24-cv-07777' },
  filed('2024-07-01'),
  act('party.joined', '2024-07-01', { party: 'kim', name: '김철수', role: 'plaintiff' }),
  act('party.joined', '2024-07-01', { party: 'hanguk', name: '주식회사 한국'.normalize('NFD'), role: 'defendant' }),
  act('party.renamed', '2024-08-01', { party: 'kim', name: 'Kim Cheol-su' }),
);
const undated = caseFileOf(
  'undated',
  'Aardvark',
  { court: 'gud', docketNumber: '1:24-cv-00009' },
  {
    ...filed('2024-01-01'),
    on: null,
    notAfter: '2024-12-31',
  },
);
const inMay = caseFileOf('in-may', 'Filed in May', { court: 'gud', docketNumber: '1:24-cv-00010' }, filed('2024-05'));
const now = new Date('2026-01-15T12:00:00Z');

const storeOf = async (...cases: readonly CaseFile[]) => {
  const log = await logOf(...cases);
  const store = openViewStore(':memory:');
  await catchUp(log, store, now);
  return { log, store, ids: (filter: CaseFilter) => listCases(store, filter).items.map(({ id }) => id) };
};

describe('the list of cases', () => {
  test.each<[string, CaseFilter, string[]]>([
    ['a court', { court: 'nysd' }, ['kim-v-hanguk', 'plain-1']],
    ['a status', { status: 'withdrawn' }, ['doe-v-example']],
    ['a part of a party’s name, whatever its case', { party: 'EXAMPLE c' }, ['doe-v-example']],
    ['a Korean name', { party: '철수' }, ['kim-v-hanguk']],
    ['a Korean name that was recorded in another form of Unicode', { party: '한국' }, ['kim-v-hanguk']],
    ['a Korean name that is asked for in another form', { party: '김철수'.normalize('NFD') }, ['kim-v-hanguk']],
    ['full-width letters', { party: 'ｋｉｍ' }, ['kim-v-hanguk']],
    ['a judge', { judge: 'moore' }, ['doe-v-example']],
    ['a type of action', { type: 'motion.ruled' }, ['doe-v-example']],
    ['a first day', { filedAfter: '2024-07-01' }, ['kim-v-hanguk', 'plain-1']],
    ['a last day', { filedBefore: '2024-07-01' }, ['doe-v-example', 'in-may', 'kim-v-hanguk']],
    ['the last day that a month can mean', { filedAfter: '2024-05-31', filedBefore: '2024-05-31' }, ['in-may']],
    ['a day before that, on which it may not have been filed', { filedBefore: '2024-05-30' }, ['doe-v-example']],
    [
      'several at once',
      { court: 'nysd', status: 'pending', party: 'kim', filedBefore: '2024-12-31' },
      ['kim-v-hanguk'],
    ],
    ['several that no case fits', { court: 'cand', party: 'kim' }, []],
    ['what looks like a pattern, which means itself', { party: '%' }, []],
    ['what looks like SQL, which means itself', { party: "' OR 1=1 --" }, []],
  ])('finds by %s', async (_what, filter, found) => {
    const { store, ids } = await storeOf(doeCase, seoul, plainCase(1), undated, inMay);
    expect([...ids(filter)].sort()).toEqual(found);
    store.close();
  });

  test('its orders run both ways; what has no value stands at the end that it is lowest at', async () => {
    const { store, ids } = await storeOf(doeCase, seoul, plainCase(1), undated, inMay);
    const byTitle = ['undated', 'doe-v-example', 'in-may', 'plain-1', 'kim-v-hanguk'];
    expect(ids({ order: 'title' })).toEqual(byTitle);
    expect(ids({ order: '-title' })).toEqual(byTitle.toReversed());
    expect(ids({ order: 'filedOn' })).toEqual(['undated', 'doe-v-example', 'in-may', 'kim-v-hanguk', 'plain-1']);
    expect(ids({})).toEqual(ids({ order: '-lastOn' }));
    store.close();
  });

  test('any order, paged by any step, shows each case once', async () => {
    const { store, ids } = await storeOf(doeCase, seoul, undated, ...Array.from({ length: 9 }, (_, i) => plainCase(i)));
    const paged = (order: CaseOrder, limit: number): string[] => {
      const seen: string[] = [];
      let page = listCases(store, { order, limit });
      for (;;) {
        seen.push(...page.items.map(({ id }) => id));
        if (!page.next) return seen;
        page = listCases(store, { order, limit, cursor: page.next });
      }
    };
    for (const order of caseOrders) {
      for (const limit of [1, 2, 5, 12, 50]) expect(paged(order, limit)).toEqual(ids({ order }));
    }
    store.close();
  });

  test('a page goes on behind the case that it ended with, whatever arrives meanwhile', async () => {
    const { log, store } = await storeOf(...[8, 16, 24, 32].map(number => plainCase(number)));
    const first = listCases(store, { order: 'filedOn', limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(['plain-8', 'plain-16']);
    await recordAll(log, [plainCase(1), plainCase(9), plainCase(17)]);
    await catchUp(log, store, now);
    const second = listCases(store, { order: 'filedOn', limit: 10, cursor: first.next! });
    expect(second.items.map(({ id }) => id)).toEqual(['plain-17', 'plain-24', 'plain-32']);
    store.close();
  });

  test('a party is found by its former name, and by what it is called after a correction only once', async () => {
    const { log, store, ids } = await storeOf(seoul);
    expect(ids({ party: '김철수' })).toEqual(['kim-v-hanguk']);
    expect(ids({ party: 'cheol' })).toEqual(['kim-v-hanguk']);
    const [, , kim] = await log.readStream('case-kim-v-hanguk');
    await recordAll(log, [
      {
        ...seoul,
        actions: [
          {
            type: 'action.corrected',
            data: {
              actionId: kim!.id,
              action: joined('2024-07-01', 'kim', 'plaintiff', { proceeding: kim!.proceeding! }),
              reason: 'misread',
            },
            sources: [],
          } as never,
        ],
      },
    ]);
    await catchUp(log, store, now);
    expect(ids({ party: '김철수' })).toEqual([]);
    store.close();
  });

  test('an action is found by its id; where two cases hold that id, in the one that recorded it first', async () => {
    const { log, store } = await storeOf(plainCase(2));
    const [, action] = await log.readStream('case-plain-2');
    expect(store.findAction(action!.id)).toEqual({ caseId: 'plain-2', revision: 1 });
    await recordAll(log, [{ ...plainCase(1), actions: [{ ...plainCase(1).actions[0]!, id: action!.id }] }]);
    await catchUp(log, store, now);
    expect(store.findAction(action!.id)).toEqual({ caseId: 'plain-2', revision: 1 });
    const rebuilt = openViewStore(':memory:');
    await catchUp(log, rebuilt, now);
    expect(rebuilt.findAction(action!.id)).toEqual({ caseId: 'plain-2', revision: 1 });
    expect(digestViews(rebuilt)).toBe(digestViews(store));
    rebuilt.close();
    expect(store.findAction('00000000-0000-4000-8000-000000000000')).toBeUndefined();
    store.close();
  });
});
