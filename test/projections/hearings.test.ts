import { describe, expect, test } from '@jest/globals';
import type { HearingRef } from '../../events/reference.ts';
import { act, type More, stateCourt, stateOn, story, type Told, the } from '../support/story.ts';
import { entry, filed, hearing, inCourt, inEntry, motion } from '../support/storyWords.ts';

const opening = filed('2024-01-02');
const on = (day: string, ...told: Told[]) => stateOn(story(opening, ...told), day);
const state = (...told: Told[]) => on('2024-03-01', ...told);

const reset = (day: string, ref: HearingRef, to: string, more?: More) =>
  act('hearing.reset', day, { hearing: ref, to }, more);
const held = (day: string, ref?: HearingRef, data: object = {}, more?: More) =>
  act('hearing.held', day, { sessionOn: day, ...(ref !== undefined && { hearing: ref }), ...data }, more);
const vacated = (day: string, ref: HearingRef) => act('hearing.vacated', day, { hearing: ref });

const argument = hearing('2024-02-01', 'argument', '2024-04-24T10:00');

describe('the next hearing', () => {
  test('is the first that is still to come, today’s included', () => {
    const told = [argument, hearing('2024-02-01', 'cmc', '2024-03-10', { kind: 'case management' })];
    expect(on('2024-03-10', ...told).nextHearing).toMatchObject({ id: the('cmc'), at: '2024-03-10' });
    expect(on('2024-03-11', ...told).nextHearing).toMatchObject({ id: the('argument') });
    expect(on('2024-04-24', ...told).nextHearing).toMatchObject({ id: the('argument') });
    expect(on('2024-04-25', ...told).nextHearing).toBeNull();
  });

  test('is none that was vacated', () => {
    expect(state(argument, vacated('2024-02-20', the('argument'))).nextHearing).toBeNull();
  });

  test('is none that was held', () => {
    const early = act('hearing.held', '2024-02-20', { hearing: the('argument'), sessionOn: '2024-02-20' });
    expect(state(argument, early).nextHearing).toBeNull();
  });
});

describe('a hearing whose day is still to be set', () => {
  const sometime = act('hearing.set', '2024-02-01', { kind: 'trial' }, { as: 'trial' });

  test('is set, and is not the next', () => {
    expect(state(sometime, argument)).toMatchObject({
      hearings: [{ id: the('argument') }, { id: the('trial'), at: null, status: 'set' }],
      nextHearing: { id: the('argument') },
    });
  });

  test('stands where it is set later', () => {
    const { hearings, nextHearing } = state(sometime, reset('2024-02-10', the('trial'), '2024-03-30'));
    expect(nextHearing).toMatchObject({ id: the('trial'), at: '2024-03-30' });
    expect(hearings).toMatchObject([{ moves: [{ from: null, to: '2024-03-30' }] }]);
  });
});

describe('a hearing that moves', () => {
  const moved = [argument, reset('2024-02-10', the('argument'), '2024-05-01T09:00', { as: 'first' })];

  test('stands where it was last set, and remembers where it stood', () => {
    const again = reset('2024-02-20', the('argument'), '2024-06-12T10:00', { as: 'second' });
    expect(state(...moved, again).hearings).toMatchObject([
      {
        at: '2024-06-12T10:00',
        status: 'set',
        moves: [
          { from: '2024-04-24T10:00', to: '2024-05-01T09:00', on: '2024-02-10', because: [the('first')] },
          { from: '2024-05-01T09:00', to: '2024-06-12T10:00', on: '2024-02-20', because: [the('second')] },
        ],
      },
    ]);
  });

  test('stood where it stood, on the day before it moved', () => {
    expect(on('2024-02-09', ...moved).nextHearing).toMatchObject({ at: '2024-04-24T10:00' });
    expect(on('2024-02-10', ...moved).nextHearing).toMatchObject({ at: '2024-05-01T09:00' });
  });

  test('after it was vacated is set again', () => {
    const told = [argument, vacated('2024-02-05', the('argument')), reset('2024-02-10', the('argument'), '2024-05-01')];
    expect(state(...told).nextHearing).toMatchObject({ at: '2024-05-01', status: 'set' });
  });

  test('after it was held is to be continued', () => {
    const told = [argument, held('2024-02-15', the('argument')), reset('2024-02-16', the('argument'), '2024-05-01')];
    expect(state(...told).nextHearing).toMatchObject({ at: '2024-05-01', status: 'continuing' });
  });
});

describe('a hearing is named', () => {
  const byDay = (more: object = {}): HearingRef => ({ kind: 'motion', from: '2024-04-24', ...more });
  const days = (...told: Told[]) => state(...told).hearings.map(({ at }) => at);

  test('by its id or the number of its entry', () => {
    const told = [entry(25, '2024-02-01'), inEntry(25, 0, argument)];
    expect(days(...told, reset('2024-02-10', { entry: 25 }, '2024-05-01'))).toEqual(['2024-05-01']);
  });

  test('by its kind and the day it stood at', () => {
    expect(days(argument, reset('2024-02-10', byDay(), '2024-05-01'))).toEqual(['2024-05-01']);
    expect(days(argument, reset('2024-02-10', { kind: 'trial', from: '2024-04-24' }, '2024-05-01'))).toEqual([
      '2024-04-24T10:00',
    ]);
  });

  test('and its motion, where two stand on one day', () => {
    const two = [
      motion('2024-02-01', 'mtd'),
      motion('2024-02-01', 'strike'),
      act('hearing.set', '2024-02-01', { kind: 'motion', at: '2024-04-24', motions: [the('mtd')] }),
      act('hearing.set', '2024-02-01', { kind: 'motion', at: '2024-04-24', motions: [the('strike')] }),
    ];
    const told = reset('2024-02-10', byDay({ motion: the('strike') }), '2024-05-01');
    expect(days(...two, told)).toEqual(['2024-04-24', '2024-05-01']);
  });

  test('by the day it once stood at, where none stands there now', () => {
    const told = [argument, reset('2024-02-10', the('argument'), '2024-05-01')];
    expect(days(...told, reset('2024-02-20', byDay(), '2024-06-01'))).toEqual(['2024-06-01']);
  });

  test('but first of all the one that stands there', () => {
    const other = hearing('2024-02-12', 'other', '2024-04-24T14:00');
    const told = [argument, reset('2024-02-10', the('argument'), '2024-05-01'), other];
    expect(days(...told, reset('2024-02-20', byDay(), '2024-06-01'))).toEqual(['2024-05-01', '2024-06-01']);
  });

  test('in its own docket', () => {
    const there = inCourt(stateCourt, filed('2024-01-01'), argument);
    expect(days(...there, reset('2024-02-10', byDay(), '2024-05-01'))).toEqual(['2024-04-24T10:00']);
    expect(days(...there, reset('2024-02-10', byDay({ proceeding: stateCourt }), '2024-05-01'))).toEqual([
      '2024-05-01',
    ]);
  });

  test('and one that finds none is flagged', () => {
    const told = reset('2024-02-10', { kind: 'trial', from: '2026-03-30' }, '2026-04-27', { as: 'odd' });
    expect(state(argument, told).flags).toEqual([{ flag: 'unknown_hearing', because: [the('odd')] }]);
  });
});

describe('one session a day counts once', () => {
  const trial = hearing('2024-02-01', 'trial', '2024-02-10', { kind: 'trial' });
  const sessions = (...told: Told[]) =>
    state(trial, ...told).hearings[0]?.sessions.map(({ on: day, minutes }) => [day, minutes]);

  test('however many minute entries tell of it; the last to tell its length is right', () => {
    const told = [
      held('2024-02-10', the('trial'), { continues: true, minutes: 299 }, { entry: { number: 510 } }),
      held('2024-02-10', the('trial'), { continues: true, minutes: 301 }, { entry: { number: 519 } }),
      held('2024-02-11', the('trial'), { continues: true }, { entry: { number: 513 } }),
    ];
    expect(sessions(...told)).toEqual([
      ['2024-02-10', 301],
      ['2024-02-11', null],
    ]);
  });

  test('and the hearing goes on until a session ends it, whichever was entered last', () => {
    const first = act('hearing.held', '2024-02-20', {
      hearing: the('trial'),
      sessionOn: '2024-02-10',
      continues: true,
    });
    const last = act('hearing.held', '2024-02-12', { hearing: the('trial'), sessionOn: '2024-02-11' });
    expect(state(trial, held('2024-02-10', the('trial'), { continues: true })).hearings).toMatchObject([
      { status: 'continuing' },
    ]);
    expect(state(trial, first, last).hearings).toMatchObject([{ status: 'held' }]);
  });
});

test('a hearing that nobody set, but was held, is a hearing', () => {
  expect(state(held('2024-02-10', undefined, { kind: 'status conference', minutes: 30 })).hearings).toMatchObject([
    { kind: 'status conference', at: '2024-02-10', status: 'held', sessions: [{ on: '2024-02-10', minutes: 30 }] },
  ]);
});

describe('a session that names no hearing', () => {
  test('is of the hearing of that kind that was set for that day', () => {
    const { hearings } = state(
      hearing('2024-02-01', 'argument', '2024-02-20T10:00'),
      held('2024-02-20', undefined, { kind: 'motion' }),
    );
    expect(hearings).toMatchObject([{ id: the('argument'), status: 'held', sessions: [{ on: '2024-02-20' }] }]);
  });

  test('but of none of another kind, or day, or that was vacated', () => {
    const told = hearing('2024-02-01', 'argument', '2024-02-20T10:00');
    expect(state(told, held('2024-02-20', undefined, { kind: 'status' })).hearings).toHaveLength(2);
    expect(state(told, held('2024-02-21', undefined, { kind: 'motion' })).hearings).toHaveLength(2);
    expect(
      state(told, vacated('2024-02-10', the('argument')), held('2024-02-20', undefined, { kind: 'motion' })).hearings,
    ).toHaveLength(2);
  });

  test('may itself be named, by its id or its entry, as the hearing it tells of', () => {
    const told = held(
      '2024-02-20',
      undefined,
      { kind: 'status', continues: true },
      { as: 'first seen', entry: { number: 40 } },
    );
    for (const ref of [the('first seen'), { entry: 40 }]) {
      const after = state(told, reset('2024-02-21', ref, '2024-05-01'));
      expect(after).toMatchObject({ flags: [], nextHearing: { id: the('first seen'), at: '2024-05-01' } });
    }
  });
});

test('a kind and a day that two hearings share mean the one not yet held, and that is flagged', () => {
  const told = [
    hearing('2024-02-01', 'morning', '2024-02-20T09:00'),
    hearing('2024-02-01', 'afternoon', '2024-02-20T14:00'),
    held('2024-02-20', the('morning')),
    reset('2024-02-20', { kind: 'motion', from: '2024-02-20' }, '2024-03-20', { as: 'vague', entry: { number: 50 } }),
  ];
  const after = state(...told.map((one, index) => ({ ...one, entry: { number: 47 + index } })));
  expect(after.flags).toEqual([{ flag: 'ambiguous_hearing', because: [the('vague')] }]);
  expect(after.hearings).toMatchObject([
    { id: the('morning'), status: 'held' },
    { id: the('afternoon'), at: '2024-03-20' },
  ]);
});
