import { describe, expect, test } from '@jest/globals';
import { act, flagsOf, stateCourt, stateOn, story, type Told, the } from '../support/story.ts';
import { entry, filed, inCourt, inEntry, joined, motion, ruled } from '../support/storyWords.ts';

const opening = filed('2024-01-02');
const state = (...told: Told[]) => stateOn(story(opening, ...told), '2030-01-01');
const motions = (...told: Told[]) => state(...told).motions.map(({ status }) => status);

describe('a ruling finds its motion', () => {
  test('by the motion’s id', () => {
    const [found] = state(
      motion('2024-02-01', 'm'),
      ruled('2024-03-01', the('m'), 'granted', { as: 'ruling' }),
    ).motions;
    expect(found).toMatchObject({
      id: the('m'),
      status: 'granted',
      ruledOn: '2024-03-01',
      ruling: 'granted',
      because: [the('m'), the('ruling')],
    });
  });

  test('by the number of its entry', () => {
    const told = [entry(46, '2024-02-01'), inEntry(46, 0, motion('', 'm')), ruled('2024-03-01', { entry: 46 })];
    expect(motions(...told)).toEqual(['denied']);
    expect(motions(motion('2024-02-01', 'm', { entry: { number: 46 } }), ruled('2024-03-01', { entry: 46 }))).toEqual([
      'denied',
    ]);
  });

  test('by its part, where one entry makes several', () => {
    const two = [entry(46, '2024-02-01'), inEntry(46, 0, motion('', 'a')), inEntry(46, 1, motion('', 'b'))];
    expect(motions(...two, ruled('2024-03-01', { entry: 46, part: 1 }))).toEqual(['pending', 'denied']);
    expect(motions(...two, ruled('2024-03-01', { entry: 46 }))).toEqual(['denied', 'denied']);
  });

  test('in the docket it stands in, or in the one it names', () => {
    const there = inCourt(stateCourt, filed('2024-01-01'), motion('2024-02-01', 'm', { entry: { number: 5 } }));
    expect(motions(...there, ruled('2024-03-01', { entry: 5 }))).toEqual(['pending']);
    expect(motions(...there, ruled('2024-03-01', { entry: 5, proceeding: stateCourt }))).toEqual(['denied']);
  });

  test('whichever of the two arrived first', () => {
    expect(motions(ruled('2024-03-01', the('m')), motion('2024-02-01', 'm'))).toEqual(['denied']);
  });

  test('also where an imprecise day puts the motion behind it (docs/decisions/0006)', () => {
    expect(motions(motion('2024-05', 'm'), ruled('2024-05-06', the('m'), 'granted'))).toEqual(['granted']);
  });

  test('and one that finds none is flagged', () => {
    const after = state(ruled('2024-03-01', { entry: 99 }, 'denied', { as: 'odd' }));
    expect(after.flags).toContainEqual({ flag: 'unknown_motion', because: [the('odd')] });
    expect(after.motions).toEqual([]);
    expect(flagsOf(state(motion('2024-02-01', 'm'), ruled('2024-03-01', the('m'))))).toEqual([]);
  });
});

describe('a motion', () => {
  test('is pending until it is ruled on', () => {
    const events = story(opening, motion('2024-02-01', 'm'), ruled('2024-03-01', the('m')));
    expect(stateOn(events, '2024-01-31').motions).toEqual([]);
    expect(stateOn(events, '2024-02-29').motions).toMatchObject([{ status: 'pending', ruledOn: null }]);
    expect(stateOn(events, '2024-03-01').motions).toMatchObject([{ status: 'denied' }]);
  });

  test.each(['granted', 'denied', 'granted_in_part', 'moot', 'stricken', 'referred', 'terminated'] as const)(
    'can be %s',
    outcome => {
      expect(motions(motion('2024-02-01', 'm'), ruled('2024-03-01', the('m'), outcome))).toEqual([outcome]);
    },
  );

  test('of which something remains stays pending for the rest', () => {
    const partly = ruled('2024-03-01', the('m'), 'granted_in_part', { remaining: 'as to count IV' });
    expect(state(motion('2024-02-01', 'm'), partly).motions).toMatchObject([
      { status: 'pending', ruling: 'granted_in_part', remaining: 'as to count IV' },
    ]);
    const rest = ruled('2024-04-01', the('m'), 'denied');
    expect(state(motion('2024-02-01', 'm'), partly, rest).motions).toMatchObject([
      { status: 'granted_in_part', ruledOn: '2024-04-01', remaining: null },
    ]);
  });

  test('that was withdrawn is withdrawn', () => {
    const gone = act('motion.withdrawn', '2024-02-20', { motion: the('m') });
    expect(motions(motion('2024-02-01', 'm'), gone)).toEqual(['withdrawn']);
  });

  test('names all that was done about it', () => {
    const about = (type: 'motion.opposed' | 'motion.replied' | 'motion.submitted', on: string) =>
      act(type, on, { motion: the('m') }, { as: type });
    const told = [
      about('motion.opposed', '2024-02-10'),
      about('motion.replied', '2024-02-20'),
      about('motion.submitted', '2024-03-01'),
    ];
    expect(state(motion('2024-02-01', 'm'), ...told).motions[0]?.because).toEqual([
      the('m'),
      ...told.map(({ as }) => the(as!)),
    ]);
  });

  test('is by the party that its mover turned out to be', () => {
    const moved = act('motion.filed', '2024-02-01', { kinds: ['dismiss'], by: ['openai-foundation'] });
    const same = act('party.identified', undefined, { party: 'openai-foundation', as: 'openai-inc' });
    expect(state(joined('2024-01-02', 'openai-inc'), moved, same).motions).toMatchObject([{ by: ['openai-inc'] }]);
  });
});

describe('rulings on one motion, one after another:', () => {
  const partly = ruled('2024-03-01', the('m'), 'granted_in_part', { remaining: 'count IV', as: 'first' });
  const rest = ruled('2024-04-01', the('m'), 'denied', { as: 'rest' });

  test('a ruling on the rest hides not what was ruled before', () => {
    const [ruledOn] = state(motion('2024-02-01', 'm'), partly, rest).motions;
    expect(ruledOn).toMatchObject({
      status: 'granted_in_part',
      rulings: [
        { on: '2024-03-01', outcome: 'granted_in_part', remaining: 'count IV', because: [the('first')] },
        { on: '2024-04-01', outcome: 'denied', remaining: null, because: [the('rest')] },
      ],
      because: [the('m'), the('first'), the('rest')],
    });
  });

  test('two in one order are one mixed outcome', () => {
    const granted = ruled('2024-03-01', the('m'), 'granted', { entry: { number: 9 }, part: 0, as: 'as to I' });
    const denied = ruled('2024-03-01', the('m'), 'denied', { entry: { number: 9 }, part: 1, as: 'as to II' });
    expect(state(motion('2024-02-01', 'm'), granted, denied).motions).toMatchObject([{ status: 'granted_in_part' }]);
  });

  test('of which nothing was granted is what was said last', () => {
    const denied = ruled('2024-03-01', the('m'), 'denied', { remaining: 'count IV', as: 'first' });
    const moot = ruled('2024-04-01', the('m'), 'moot');
    expect(state(motion('2024-02-01', 'm'), denied, moot).motions).toMatchObject([{ status: 'moot' }]);
  });

  test('on reconsideration the last word counts', () => {
    const denied = ruled('2024-03-01', the('m'), 'denied', { as: 'first' });
    const granted = ruled('2024-05-01', the('m'), 'granted', { as: 'reconsidered' });
    expect(state(motion('2024-02-01', 'm'), denied, granted).motions).toMatchObject([{ status: 'granted' }]);
  });
});
