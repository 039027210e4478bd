import { describe, expect, test } from '@jest/globals';
import { inRevisions } from '../support/orders.ts';
import { act, flagsOf, historyOn, keyOf, stateCourt, stateOn, story, type Told, the } from '../support/story.ts';
import {
  amended,
  complaint,
  dismissed,
  disposed,
  filed,
  hearing,
  inCourt,
  joined,
  motion,
  refiled,
  ruled,
} from '../support/storyWords.ts';

const on = (day: string, ...told: Told[]) => stateOn(story(...told.toReversed()), day);
const daysOf = (...told: Told[]) =>
  historyOn(story(...told.toReversed()), '2030-01-01').map(({ type, on, day }) => [type, on, day]);

describe('a case filed "in 2024" and dismissed in June', () => {
  const told = [filed('2024', { as: 'filing' }), dismissed('2024-06-05', { prejudice: 'with' }, { as: 'end' })];

  test('is dismissed from that day on, also at the end of the year', () => {
    expect(on('2024-06-04', ...told).status).toBe('not_filed');
    for (const day of ['2024-06-05', '2024-07-01', '2025-01-01'])
      expect(on(day, ...told)).toMatchObject({ status: 'dismissed', prejudice: 'with', reopenedOn: null });
  });

  test('keeps its date as recorded, and says that it is uncertain', () => {
    const state = on('2024-06-05', ...told);
    expect(state.proceedings).toMatchObject([{ openedOn: '2024', closedOn: '2024-06-05' }]);
    expect(state.uncertain).toEqual([{ because: the('filing'), reasons: ['imprecise_date'] }]);
  });

  test('was filed on the last day that it can mean where nothing speaks against it', () => {
    expect(on('2024-12-30', filed('2024')).status).toBe('not_filed');
    expect(on('2024-12-31', filed('2024')).status).toBe('pending');
  });

  test('is not known to have been filed by who knows nothing of the dismissal yet', () => {
    const late = dismissed('2024-06-05', { prejudice: 'with' }, { publicOn: '2025-03-01' });
    const events = story(filed('2024'), late);
    expect(stateOn(events, '2024-07-01', { docketedBy: '2024-07-01' }).status).toBe('not_filed');
    expect(stateOn(events, '2025-01-01', { docketedBy: '2025-01-01' }).status).toBe('pending');
    expect(stateOn(story(...told), '2024-07-01', { docketedBy: '2024-07-01' }).status).toBe('dismissed');
  });

  test('was so with its complaint and its parties, which end with it', () => {
    const state = on('2024-12-31', ...told, complaint('2024', ['fraud']), joined('2024', 'openai'));
    expect(state).toMatchObject({ status: 'dismissed', claims: [{ status: 'ended' }] });
    expect(state.parties).toMatchObject([{ appearances: [{ leftOn: '2024-06-05' }] }]);
  });
});

describe('an imprecise action is there before what presupposes it:', () => {
  const opened = filed('2024-01-02');

  test.each<[string, Told, Told]>([
    ['a motion before its ruling', motion('2024', 'm'), ruled('2024-05-06', the('m'))],
    [
      'a motion before its opposition',
      motion('2024-05', 'm'),
      act('motion.opposed', '2024-05-06', { motion: the('m') }),
    ],
    ['a motion named by its entry', motion('2024', 'm', { entry: { number: 7 } }), ruled('2024-05-06', { entry: 7 })],
    [
      'an undated motion that the docket shows by a later day',
      motion(null, 'm', { notAfter: '2024-12-01' }),
      ruled('2024-05-06', the('m')),
    ],
    [
      'a hearing before it is moved',
      hearing('2024', 'h', '2024-07-01'),
      act('hearing.reset', '2024-05-06', { hearing: the('h'), to: '2024-08-01' }),
    ],
    [
      'a stay before it is lifted',
      act('case.stayed', '2024', { scope: 'case' }),
      act('stay.lifted', '2024-05-06', { scope: 'case' }),
    ],
    [
      'a party before it leaves',
      joined('2024', 'microsoft'),
      act('party.terminated', '2024-05-06', { party: 'microsoft' }),
    ],
    ['a claim before it is disposed of', complaint('2024', ['fraud']), disposed('2024-05-06', 'fraud')],
  ])('%s', (_what, before, after) => {
    expect(daysOf(opened, before, after).slice(1)).toEqual([
      [before.type, before.on, '2024-05-06'],
      [after.type, after.on, '2024-05-06'],
    ]);
    expect(flagsOf(on('2024-12-31', opened, before, after))).toEqual([]);
  });

  test('but is left where it is recorded if its date leaves no room for that', () => {
    const days = daysOf(opened, motion('2024-06', 'm'), ruled('2024-05-06', the('m')));
    expect(days.at(-1)).toEqual(['motion.filed', '2024-06', '2024-06-30']);
  });

  test('and an amended complaint is not the one that was disposed of', () => {
    const told = [
      opened,
      complaint('2024-01-02', ['fraud']),
      disposed('2024-05-06', 'fraud'),
      amended('2024', ['fraud']),
    ];
    expect(daysOf(...told).at(-1)).toEqual(['complaint.amended', '2024', '2024-12-31']);
  });

  test('of two dockets each has its own first action', () => {
    const told = [
      ...inCourt(stateCourt, filed('2023'), motion('2023-04-01', 'early')),
      refiled('2024'),
      motion('2024-03-01', 'm'),
    ];
    const { proceedings } = on('2024-03-01', ...told);
    expect(proceedings.map(({ id }) => id)).toEqual([keyOf(stateCourt), 'cand 3:24-cv-04722']);
    expect(daysOf(...told).map(([, , day]) => day)).toEqual(['2023-04-01', '2023-04-01', '2024-03-01', '2024-03-01']);
  });
});

describe('whatever order they arrived in,', () => {
  const orders = <T>([first, ...others]: readonly T[]): T[][] =>
    first === undefined
      ? [[]]
      : orders(others).flatMap(rest => [...rest, first].map((_, at) => rest.toSpliced(at, 0, first)));

  test('what presupposes a filing is compared as it was recorded, not as another has moved it', () => {
    const told = [
      filed('2024', { publicOn: '2024-03-01' }),
      dismissed('2024-03-01', { prejudice: null }, { publicOn: '2024-01-20' }),
      joined('2024-01-02', 'openai'),
    ];
    const statuses = orders(told).map(
      order => stateOn(story(...order), '2024-03-02', { docketedBy: '2024-02-02' }).status,
    );
    expect(new Set(statuses).size).toBe(1);
  });

  test('two openings of one docket, neither exact, give one day', () => {
    const told = [filed('2024', { as: 'year' }), filed('2024-05', { as: 'month' }), motion('2024-06-01', 'm')];
    const opened = orders(story(...told)).map(order => stateOn(inRevisions(order), '2025-01-01').proceedings[0]);
    expect(new Set(opened.map(one => JSON.stringify(one))).size).toBe(1);
  });

  test('the day on which it was public, where one is recorded, stays', () => {
    const told = [filed('2024', { as: 'filing', publicOn: '2024-12-31' }), joined('2024-01-02', 'openai')];
    for (const order of orders(told)) {
      const history = historyOn(story(...order), '2030-01-01');
      expect(history.find(({ id }) => id === the('filing'))).toMatchObject({
        day: '2024-01-02',
        publicOn: '2024-12-31',
      });
    }
  });
});

test('a judgment that is not final presupposes no party: "joined in 2024" may have been later', () => {
  const told = [filed('2024-01-02'), joined('2024', 'openai', 'defendant', { as: 'joining' })];
  const judged = act('judgment.entered', '2024-03-01', { final: false });
  expect(daysOf(...told, judged).find(([type]) => type === 'party.joined')).toEqual([
    'party.joined',
    '2024',
    '2024-12-31',
  ]);
});
