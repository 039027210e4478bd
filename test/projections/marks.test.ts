import { describe, expect, test } from '@jest/globals';
import { act, flagsOf, historyOn, type More, stateOn, story, type Told, the } from '../support/story.ts';
import { dismissed, entry, filed, inEntry, motion, ruled } from '../support/storyWords.ts';

const struck = (on: string, number: number, more: More = {}) =>
  act('entry.struck', on, {}, { as: `strike ${number}`, entryId: the(`entry ${number}`), ...more });
const vacated = (on: string, order: never, more: More = {}) => act('order.vacated', on, { order }, more);
const markOf = (events: ReturnType<typeof story>, name: string, asOf = '2030-01-01') =>
  historyOn(events, asOf).find(({ id }) => id === the(name))?.struckBy;

const opening: readonly Told[] = [filed('2024-08-05'), motion('2024-09-01', 'mtd')];

describe('a struck entry', () => {
  const events = story(
    ...opening,
    entry(5, '2024-10-01'),
    inEntry(5, 0, ruled('', the('mtd'), 'granted', { as: 'ruling' })),
    struck('2024-11-01', 5),
  );

  test('leaves the fold, with its parts, from that day', () => {
    expect(stateOn(events, '2024-10-31').motions).toMatchObject([{ status: 'granted' }]);
    expect(stateOn(events, '2024-11-01').motions).toMatchObject([{ status: 'pending', ruledOn: null }]);
  });

  test('stays in the history, marked', () => {
    expect(markOf(events, 'ruling', '2024-10-31')).toBeUndefined();
    expect(markOf(events, 'ruling')).toBe(the('strike 5'));
    expect(markOf(events, 'entry 5')).toBe(the('strike 5'));
  });

  test('takes nothing else with it', () => {
    const stray = act('entry.struck', '2024-11-01', {}, { entry: { number: 99 } });
    const told = story(...opening, entry(5, '2024-10-01'), inEntry(5, 0, motion('', 'other')), stray);
    expect(historyOn(told, '2030-01-01').filter(({ struckBy }) => struckBy)).toEqual([]);
    expect(stateOn(told, '2030-01-01').status).toBe('pending');
  });

  test('may be named by its number, and parts too', () => {
    const told = story(
      ...opening,
      entry(5, '2024-10-01'),
      ruled(undefined as never, the('mtd'), 'granted', { as: 'ruling', entry: { number: 5 } }),
      act('entry.struck', '2024-11-01', {}, { as: 'strike', entry: { number: 5 } }),
    );
    expect(markOf(told, 'ruling')).toBe(the('strike'));
  });
});

describe('a struck entry that no sighting is recorded of', () => {
  test('takes with it what stands under its number', () => {
    const strike = act('entry.struck', '2024-11-01', {}, { as: 'strike', entry: { number: 7 } });
    const told = story(filed('2024-08-05'), motion('2024-09-01', 'm', { entry: { number: 7 } }), strike);
    expect(markOf(told, 'm')).toBe(the('strike'));
    expect(stateOn(told, '2024-12-01').motions).toEqual([]);
  });

  test('and under which nothing stands is flagged', () => {
    const stray = act('entry.struck', '2024-11-01', {}, { as: 'strike', entry: { number: 99 } });
    expect(stateOn(story(...opening, stray), '2024-12-01').flags).toEqual([
      { flag: 'unknown_entry', because: [the('strike')] },
    ]);
  });
});

describe('a vacated order', () => {
  test('is not taken back before it was made: a vacatur of an earlier day is flagged', () => {
    const events = story(
      filed('2024-01-02'),
      dismissed('2024-05-01', { prejudice: 'with' }, { as: 'dismissal' }),
      vacated('2024-02-01', the('dismissal') as never, { as: 'vacatur' }),
    );
    expect(stateOn(events, '2024-06-01')).toMatchObject({
      status: 'dismissed',
      flags: [{ flag: 'unknown_order', because: [the('vacatur')] }],
    });
  });

  test('takes back the action it is named by', () => {
    const events = story(
      ...opening,
      dismissed('2024-10-01', { prejudice: 'with' }, { as: 'dismissal' }),
      vacated('2024-12-01', the('dismissal') as never),
    );
    expect(stateOn(events, '2024-11-30').status).toBe('dismissed');
    expect(stateOn(events, '2024-12-01').status).toBe('pending');
  });

  test('or all that its entry did, where it is named by the entry; the entry itself stays', () => {
    const events = story(
      ...opening,
      entry(5, '2024-10-01'),
      inEntry(5, 0, ruled('', the('mtd'), 'granted', { as: 'ruling' })),
      inEntry(5, 1, dismissed('', { prejudice: 'with' }, { as: 'dismissal' })),
      vacated('2024-12-01', { entry: 5 } as never),
    );
    expect(stateOn(events, '2024-12-01')).toMatchObject({ status: 'pending', motions: [{ status: 'pending' }] });
    expect(markOf(events, 'entry 5')).toBeUndefined();
  });
});

describe('a vacatur by entry takes back what the court said in it, and nothing else:', () => {
  const told = [
    ...opening,
    entry(5, '2024-10-01'),
    inEntry(5, 0, act('hearing.held', '', { kind: 'motion', sessionOn: '2024-10-01' }, { as: 'hearing' })),
    inEntry(5, 1, ruled('', the('mtd'), 'granted', { as: 'ruling' })),
    inEntry(5, 2, motion('', 'oral motion')),
    inEntry(5, 3, act('deadline.set', '', { what: 'answer', due: '2025-02-01' }, { as: 'due' })),
  ];

  test('a hearing that was held was held, a motion made there was made', () => {
    const events = story(...told, vacated('2024-12-01', { entry: 5 } as never));
    const state = stateOn(events, '2024-12-01');
    expect(state.hearings).toMatchObject([{ status: 'held' }]);
    expect(state.motions).toMatchObject([{ status: 'pending' }, { status: 'pending' }]);
    expect(state.deadlines).toEqual([]);
    expect(flagsOf(state)).toEqual([]);
  });

  test.each(['order.vacated', 'order.amended'] as const)('%s is flagged where it names no order', type => {
    const more = type === 'order.amended' ? { summary: 'as to costs' } : {};
    const data = (order: unknown, as: string) => act(type, '2024-12-01', { order, ...more } as never, { as });
    const state = stateOn(story(...told, data({ entry: 77 }, 'nothing'), data(the('mtd'), 'a motion')), '2024-12-01');
    expect(state.flags).toEqual(
      expect.arrayContaining([
        { flag: 'unknown_order', because: [the('nothing')] },
        { flag: 'unknown_order', because: [the('a motion')] },
      ]),
    );
    expect(state.motions).toHaveLength(2);
  });
});

describe('a vacatur that was itself taken back takes nothing back', () => {
  const dismissal = dismissed('2024-10-01', { prejudice: 'with' }, { as: 'dismissal' });
  const vacatur = inEntry(9, 0, vacated('', the('dismissal') as never, { as: 'vacatur' }));
  const statusWith = (...told: Told[]) =>
    stateOn(story(...opening, dismissal, entry(9, '2024-11-01'), vacatur, ...told), '2030-01-01').status;

  test('by a strike', () => {
    expect(statusWith()).toBe('pending');
    expect(statusWith(struck('2024-11-05', 9))).toBe('dismissed');
  });

  test('also on the same day, when a clerk undoes a docketing error at once', () => {
    expect(statusWith(struck('2024-11-01', 9))).toBe('dismissed');
  });

  test('by another vacatur', () => {
    expect(statusWith(vacated('2024-11-05', the('vacatur') as never))).toBe('dismissed');
  });

  test('and from that day only', () => {
    const events = story(...opening, dismissal, entry(9, '2024-11-01'), vacatur, struck('2024-11-05', 9));
    expect(stateOn(events, '2024-11-04').status).toBe('pending');
  });
});

test('asOf cuts first: a strike of tomorrow takes nothing back today', () => {
  const events = story(...opening, entry(5, '2024-10-01'), inEntry(5, 0, motion('', 'm')), struck('2024-10-02', 5));
  expect(stateOn(events, '2024-10-01').motions).toHaveLength(2);
  expect(stateOn(events, '2024-10-02').motions).toHaveLength(1);
});

test('what was struck is not the last thing that happened', () => {
  const events = story(...opening, entry(5, '2024-10-01'), inEntry(5, 0, motion('', 'm')), struck('2024-10-02', 5));
  expect(stateOn(events, '2024-10-01').lastAction).toMatchObject({ id: the('m') });
  expect(stateOn(events, '2024-10-02').lastAction).toMatchObject({ type: 'entry.struck' });
});
