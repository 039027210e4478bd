import { describe, expect, test } from '@jest/globals';
import { act, federalCourt, flagsOf, stateOn, story, type Told, the } from '../support/story.ts';
import { closed, entry, filed, motion } from '../support/storyWords.ts';

const observed = (capturedOn: string, data: object = {}, as = `capture ${capturedOn}`): Told =>
  act('docket.observed', undefined, { capturedOn, ...data }, { as, proceeding: federalCourt });
const state = (asOf: string, ...told: Told[]) => stateOn(story(filed('2024-08-05'), ...told), asOf);

describe('coverage says what is not known:', () => {
  test('nothing at all, where nobody looked', () => {
    expect(state('2024-09-01').coverage).toEqual({
      capturedOn: null,
      throughEntry: null,
      throughOn: null,
      missing: 0,
      gaps: [],
      because: [],
    });
  });

  test('through which entry the last capture reached, and which numbers were missing', () => {
    const told = [
      observed('2024-10-01', { throughEntry: 20 }),
      observed('2024-12-01', { throughEntry: 60, throughOn: '2024-11-29', missing: [41, 42] }),
    ];
    expect(state('2025-01-01', ...told.toReversed()).coverage).toEqual({
      capturedOn: '2024-12-01',
      throughEntry: 60,
      throughOn: '2024-11-29',
      missing: 60,
      gaps: [{ from: 1, to: 60 }],
      because: [the('capture 2024-12-01')],
    });
  });

  test('a number that was found since is no gap', () => {
    const told = [observed('2024-12-01', { throughEntry: 3, missing: [1, 2] }), entry(1, '2024-09-25')];
    expect(state('2025-01-01', ...told).coverage).toMatchObject({ missing: 2, gaps: [{ from: 2, to: 3 }] });
  });

  test('an entry that was struck is no gap', () => {
    const strike = act('entry.struck', '2024-09-26', {}, { entryId: the('entry 1') });
    const told = [observed('2024-12-01', { throughEntry: 2 }), entry(1, '2024-09-25'), strike];
    expect(state('2025-01-01', ...told).coverage?.gaps).toEqual([{ from: 2, to: 2 }]);
  });

  test('what was listed as missing, where nobody says how far it reached', () => {
    const told = [observed('2024-12-01', { missing: [41, 43] }), entry(43, '2024-11-25')];
    expect(state('2025-01-01', ...told).coverage?.gaps).toEqual([{ from: 41, to: 41 }]);
  });

  test('on a day before it was looked at only what lies below the last entry of that day', () => {
    const told = [
      observed('2024-12-01', { throughEntry: 60 }),
      entry(1, '2024-09-01'),
      entry(4, '2024-09-03'),
      entry(60, '2024-11-30'),
    ];
    expect(state('2024-09-30', ...told).coverage?.gaps).toEqual([{ from: 2, to: 3 }]);
  });
});

describe('a question that reaches beyond what was looked at is flagged,', () => {
  const told = [observed('2024-12-01', { throughOn: '2024-11-29' })];

  test('from the day after the last day covered', () => {
    expect(flagsOf(state('2024-11-29', ...told))).toEqual([]);
    expect(state('2024-11-30', ...told).flags).toEqual([
      { flag: 'beyond_coverage', because: [the('capture 2024-12-01')] },
    ]);
  });

  test('or the day of the capture, where it does not say which day it covers', () => {
    expect(flagsOf(state('2024-12-01', observed('2024-12-01')))).toEqual([]);
    expect(flagsOf(state('2024-12-02', observed('2024-12-01')))).toEqual(['beyond_coverage']);
  });

  test('also where the case ended only after what was looked at', () => {
    expect(flagsOf(state('2025-01-01', closed('2024-12-10'), ...told))).toEqual(['beyond_coverage']);
  });

  test('unless the case was over by then', () => {
    expect(flagsOf(state('2025-01-01', closed('2024-10-01'), ...told))).toEqual([]);
  });
});

describe('an entry that a later look does not show', () => {
  const lost = (asOf: string, ...told: Told[]) =>
    state(
      asOf,
      entry(1, '2024-09-01'),
      entry(5, '2024-09-10', { capturedOn: '2024-09-11' }),
      entry(9, '2024-09-20'),
      ...told,
    ).flags.filter(({ flag }) => flag === 'entry_vanished');
  const range = (capturedOn: string, data: object) => observed(capturedOn, { fromEntry: 1, throughEntry: 9, ...data });
  const because = [the('entry 5'), the('capture 2024-12-01')];

  test('is flagged, from the day of that look', () => {
    const look = range('2024-12-01', { missing: [2, 5] });
    expect(lost('2024-12-01', look)).toEqual([{ flag: 'entry_vanished', because }]);
    expect(state('2024-12-01', entry(1, '2024-09-01'), look).proceedings[0]!.flags).toEqual([]);
    expect(lost('2024-11-30', look)).toEqual([]);
  });

  test('is not, where the look was earlier than what shows it, or of its day', () => {
    for (const day of ['2024-09-10', '2024-09-11'])
      expect(lost('2025-01-01', range(day, { missing: [5] }))).toEqual([]);
  });

  test('is not, where nobody says from which entry the look shows all', () => {
    expect(lost('2025-01-01', observed('2024-12-01', { throughEntry: 9, missing: [5] }))).toEqual([]);
  });

  test('is not, where it lies before or behind what was looked at', () => {
    expect(lost('2025-01-01', observed('2024-12-01', { fromEntry: 6, throughEntry: 9, missing: [7] }))).toEqual([]);
    expect(lost('2025-01-01', observed('2024-12-01', { fromEntry: 1, throughEntry: 4 }))).toEqual([]);
  });

  test('is not, where its day lies outside of those that the look shows: a number far off stretches it', () => {
    const far = [range('2024-12-01', { missing: [1, 5] }), entry(9, '2024-09-20')];
    const told = state('2025-01-01', entry(1, '2024-09-01'), entry(5, '2024-09-10'), ...far);
    expect(flagsOf(told)).not.toContain('entry_vanished');
  });

  test('is not, where a later look shows it again', () => {
    const looks = [range('2024-12-01', { missing: [5] }), range('2024-12-05', {})];
    expect(lost('2025-01-01', ...looks)).toEqual([]);
    expect(lost('2025-01-01', ...looks.toReversed())).toEqual([]);
    expect(lost('2024-12-02', ...looks)).toEqual([{ flag: 'entry_vanished', because }]);
  });

  test('is not, where it was struck', () => {
    const strike = act('entry.struck', '2024-09-26', {}, { entryId: the('entry 5') });
    expect(lost('2025-01-01', strike, range('2024-12-01', { missing: [5] }))).toEqual([]);
  });
});

test('the source’s own flags are told with the action they stand on', () => {
  const told = motion('2024-09-01', 'm', { flags: ['defective'] });
  expect(state('2024-10-01', told).flags).toEqual([{ flag: 'defective', because: [the('m')] }]);
});
