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

test('the source’s own flags are told with the action they stand on', () => {
  const told = motion('2024-09-01', 'm', { flags: ['defective'] });
  expect(state('2024-10-01', told).flags).toEqual([{ flag: 'defective', because: [the('m')] }]);
});
