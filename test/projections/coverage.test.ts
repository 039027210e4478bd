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
      gaps: [41, 42],
      because: [the('capture 2024-12-01')],
    });
  });

  test('a number that was found since is no gap', () => {
    const told = [observed('2024-12-01', { throughEntry: 60, missing: [41, 42] }), entry(41, '2024-11-25')];
    expect(state('2025-01-01', ...told).coverage?.gaps).toEqual([42]);
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

  test('unless the case was over by then', () => {
    expect(flagsOf(state('2025-01-01', closed('2024-10-01'), ...told))).toEqual([]);
  });
});

test('the source’s own flags are told with the action they stand on', () => {
  const told = motion('2024-09-01', 'm', { flags: ['defective'] });
  expect(state('2024-10-01', told).flags).toEqual([{ flag: 'defective', because: [the('m')] }]);
});
