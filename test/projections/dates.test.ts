import { describe, expect, test } from '@jest/globals';
import { lastDay } from '../../projections/time/legalDate.ts';
import { act, historyOn, stateOn, story, the } from '../support/story.ts';
import { entry, filed, inEntry, motion, ruled, withdrawn } from '../support/storyWords.ts';

describe('an imprecise date takes effect on the last day it can mean', () => {
  test.each([
    ['2024', '2024-12-31'],
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2024-04', '2024-04-30'],
    ['2024-02-03', '2024-02-03'],
  ])('%s on %s', (date, day) => {
    expect(lastDay(date)).toBe(day);
  });

  test('so a case withdrawn "in June" is pending on 29 June and withdrawn on the 30th', () => {
    const events = story(filed('2024-02-29'), withdrawn('2024-06', { prejudice: 'without' }));
    expect(stateOn(events, '2024-06-29').status).toBe('pending');
    expect(stateOn(events, '2024-06-30')).toMatchObject({ status: 'withdrawn', statusOn: '2024-06' });
  });

  test('and what follows from it says uncertain', () => {
    const events = story(filed('2024-02-29'), withdrawn('2024-06', { prejudice: 'without' }, { as: 'withdrawal' }));
    expect(stateOn(events, '2024-05-31').uncertain).toEqual([]);
    expect(stateOn(events, '2024-07-01').uncertain).toEqual([
      { because: the('withdrawal'), reasons: ['imprecise_date'] },
    ]);
  });
});

describe('with no date at all `on` is null, with `notAfter`', () => {
  const events = story(
    filed('2024-02-29'),
    withdrawn('2024-06-11', { prejudice: 'without' }, { as: 'withdrawal', on: null, notAfter: '2024-08-05' } as never),
  );

  test('and the action is in effect from the day it cannot come after', () => {
    expect(stateOn(events, '2024-08-04').status).toBe('pending');
    expect(stateOn(events, '2024-08-05')).toMatchObject({ status: 'withdrawn', statusOn: null });
  });

  test('and what follows from it says uncertain', () => {
    expect(stateOn(events, '2024-08-05').uncertain).toEqual([
      { because: the('withdrawal'), reasons: ['unknown_date'] },
    ]);
  });

  test('and an imprecise `notAfter` counts to its last day', () => {
    const told = story(filed('2024-02-29'), motion(null, 'demurrer', { notAfter: '2024-03' }));
    expect(stateOn(told, '2024-03-30').motions).toEqual([]);
    expect(stateOn(told, '2024-03-31').motions).toHaveLength(1);
  });
});

describe('`on` absent is the entry’s', () => {
  test('by entryId, and the entry number with it', () => {
    const events = story(filed('2024-08-05'), entry(46, '2024-11-29'), inEntry(46, 0, motion('', 'injunction')));
    expect(stateOn(events, '2024-11-28').motions).toEqual([]);
    expect(stateOn(events, '2024-11-29').motions).toMatchObject([
      { filedOn: '2024-11-29', entry: { number: 46 }, status: 'pending' },
    ]);
  });

  test('or by the entry’s number alone', () => {
    const told = act('order.entered', undefined, { title: 'Order' }, { as: 'order', entry: { number: 9 } });
    const events = story(filed('2024-08-05'), entry(9, '2024-08-07'), told);
    expect(historyOn(events, '2024-08-07').find(({ id }) => id === the('order'))).toMatchObject({
      on: '2024-08-07',
      entryId: the('entry 9'),
    });
  });

  test('unless its text names a day of its own', () => {
    const waiver = act(
      'service.made',
      '2024-08-05',
      { served: ['altman'], how: 'waiver' },
      {
        as: 'waiver',
        entryId: the('entry 12'),
        part: 0,
      },
    );
    const events = story(filed('2024-08-05'), entry(12, '2024-08-22'), waiver);
    expect(historyOn(events, '2024-08-05').map(({ id }) => id)).toContain(the('waiver'));
  });

  test('and null stays null: an entry does not date what is said to be undated', () => {
    const undated = { ...inEntry(5, 0, motion(null, 'undated')), on: null, notAfter: '2024-09-30' };
    const events = story(filed('2024-08-05'), entry(5, '2024-08-06'), undated);
    expect(stateOn(events, '2024-09-29').motions).toEqual([]);
    expect(stateOn(events, '2024-09-30').motions).toHaveLength(1);
  });
});

test('what is inferred, unverified or known from the press says so, until somebody confirms it', () => {
  const inferred = { basis: { kind: 'inferred' as const, rule: 'absent_from_caption' } };
  const told = [
    filed('2024-08-05'),
    motion('2024-08-06', 'a', inferred),
    motion('2024-08-07', 'b', { certainty: 'press' }),
    ruled('2024-08-08', the('b'), 'granted', { as: 'ruling', certainty: 'unverified' }),
  ];
  expect(stateOn(story(...told), '2024-09-01').uncertain).toEqual([
    { because: the('a'), reasons: ['inferred'] },
    { because: the('b'), reasons: ['press'] },
    { because: the('ruling'), reasons: ['unverified'] },
  ]);
  const confirming = act('action.confirmed', undefined, { actionId: the('a') });
  expect(stateOn(story(...told, confirming), '2024-09-01').uncertain.map(({ because }) => because)).toEqual([
    the('b'),
    the('ruling'),
  ]);
});

test('what happened "in November", recorded on the 25th, had happened on that day', () => {
  const [filing, settled] = story(filed('2024-08-05'), act('case.settled', '2030-11', {}));
  const recorded = { ...settled!, recordedAt: '2030-11-25T20:00:00.000Z' };
  const on = (day: string) => stateOn([filing!, recorded], day).status;
  expect([on('2030-11-24'), on('2030-11-25'), on('2030-11-30')]).toEqual(['pending', 'settled', 'settled']);
  expect(stateOn([filing!, recorded], '2030-11-25').uncertain).toMatchObject([{ reasons: ['imprecise_date'] }]);
});
