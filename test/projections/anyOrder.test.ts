import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { answer } from '../../projections/state/answer.ts';
import type { Amendment } from '../../projections/time/effectiveAction.ts';
import { type EffectiveHistory, effectiveByDay, effectiveHistory } from '../../projections/time/effectiveHistory.ts';
import type { Question } from '../../projections/time/question.ts';
import { amendedAtRandom, draftsOf, inRevisions, randomsOf, shuffled } from '../support/orders.ts';
import { randomStory } from '../support/randomStory.ts';
import { sampleFiles } from '../support/samples.ts';
import { act, appealsCourt, federalCourt, stateCourt, story, type Told, the } from '../support/story.ts';
import {
  amended as amendedComplaint,
  complaint,
  counterclaims,
  disposed,
  entry,
  filed,
  hearing,
  inCourt,
  inEntry,
  joined,
  motion,
  refiled,
  ruled,
  seenAgain,
  withdrawn,
} from '../support/storyWords.ts';

const questions: readonly Question[] = [
  {},
  { asOf: '2024-02-01' },
  { asOf: '2024-03-02', docketedBy: '2024-02-02' },
  { asOf: '2024-03-15' },
  { asOf: '2024-07-01' },
  { asOf: '2024-10-15' },
  { asOf: '2024-11-14' },
  { asOf: '2025-05-02' },
  { asOf: '2026-01-20', docketedBy: '2025-02-05' },
  { asOf: '2026-05-18' },
  { docketedBy: '2026-01-07' },
];

/** Which revision an amendment was, and when it was recorded, is of the arrival. */
const amended = (amendment: Amendment | undefined) => amendment && { id: amendment.id, reason: amendment.reason };

const lawful = (history: EffectiveHistory) =>
  history.map(({ revision: _revision, recordedAt: _recordedAt, corrected, confirmed, ...action }) => ({
    ...action,
    corrected: amended(corrected),
    confirmed: amended(confirmed),
  }));

const told = (events: readonly RecordedEvent[]): readonly string[] =>
  questions.map(question => {
    const { state, history, asOf, changesOn } = answer(events, question, () => '2026-11-24');
    return JSON.stringify({ asOf, changesOn, state, history: lawful(history) });
  });

const inAnyOrder = (drafts: readonly DraftEvent[], seed: number): void => {
  const expected = told(inRevisions(drafts));
  const arrived = told(inRevisions(shuffled(drafts, randomsOf(seed))));
  for (const [index, answered] of arrived.entries())
    if (answered !== expected[index]) expect(JSON.parse(answered)).toEqual(JSON.parse(expected[index]!));
};

const seed = fc.integer();

const edit = (on: string, part: number, before: string, after: string): Told =>
  act('entry.edited', on, { before, after }, { entryId: the('entry 5'), part });

/** Whatever might let an order of arrival show: equals, ties, moves, marks, edits and names that resolve late. */
const oddities: readonly Told[] = [
  ...inCourt(stateCourt, filed('2024-02-29'), complaint('2024-02-29', ['fraud']), withdrawn('2024-06-11')),
  refiled('2024-08-05'),
  act('docket.renumbered', '2024-08-07', { to: '4:24-cv-04722' }),
  complaint('2024-08-05', ['fraud', 'ucl'], { by: ['musk'], as: 'complaint' }),
  complaint('2024-08-05', ['trespass'], { by: ['horowitz'], as: 'intervention' }),
  counterclaims('2024-09-01', ['cc'], { by: ['openai'] }),
  amendedComplaint('2024-11-14', ['ucl'], { by: ['musk', 'xai'], as: 'fac' }),
  entry(5, '2024-09-01', { text: 'third', capturedOn: '2024-12-01' }),
  entry(5, '2024-09-02', { text: 'another of that number' }, { as: 'other 5' }),
  ...['b', 'a', 'c'].map(text => seenAgain(5, { text, filedOn: '2024-09-01', capturedOn: '2024-12-01' }, { as: text })),
  seenAgain(5, { from: 'feed', text: '', filedOn: '2024-08-30', enteredOn: '2024-09-03', capturedOn: '2026-01-01' }),
  edit('2024-11-01', 0, 'first', 'second'),
  edit('2024-11-01', 1, 'second', 'third'),
  act('order.entered', undefined, { title: 'ORDER' }, { entry: { number: 5 } }),
  motion('2024-10', 'mtd', { entry: { number: 5 } }),
  ruled('2024-10-15', { entry: 5 }, 'granted_in_part', { remaining: 'count II', as: 'ruling' }),
  ruled('2024-10-15', the('mtd'), 'denied', { as: 'other ruling' }),
  entry(9, '2024-10-16'),
  inEntry(9, 0, act('order.vacated', '', { order: the('ruling') })),
  act('entry.struck', '2024-10-16', {}, { entryId: the('entry 9') }),
  hearing('2024-10-01', 'one', '2024-12-01'),
  hearing('2024-10-01', 'two', '2024-12-01'),
  act('hearing.reset', '2024-10-02', { hearing: { kind: 'motion', from: '2024-12-01' }, to: '2024-12-05' }),
  joined('2024-08-05', 'altman'),
  joined('2024-08-05', 'altman', 'defendant', { as: 'again', certainty: 'press' }),
  disposed('2024-11-20', 'ucl', { by: ['musk'] }),
  disposed('2024-11-20', 'ucl', { by: ['xai'], leave: true }, { as: 'with leave' }),
];

/** A lawsuit that moves there and back, told by one docket or both, with dates that are not exact. */
const moves: readonly Told[] = [
  ...inCourt(
    stateCourt,
    filed('2024', { as: 'state filed' }),
    joined('2024', 'musk', 'plaintiff', { as: 'musk' }),
    complaint('2024-02', ['fraud', 'ucl'], { as: 'state complaint' }),
    motion('2024', 'demurrer'),
    act('docket.renumbered', '2024-03-01', { to: 'CGC-24-1' }, { as: 'renumbered' }),
  ),
  ...inCourt(appealsCourt, act('docket.renumbered', '2024-03-01', { to: 'CGC-24-1' }, { as: 'renumbered too' })),
  act('case.removed', '2024-04-01', { from: stateCourt }, { as: 'entered' }),
  ...inCourt(stateCourt, act('case.removed', '2024-04-01', { to: federalCourt }, { as: 'left' })),
  joined('2024-04-01', 'elon', 'plaintiff', { as: 'elon' }),
  act('party.identified', undefined, { party: 'elon', as: 'musk' }, { as: 'same' }),
  amendedComplaint('2024-05-01', ['ucl'], { as: 'fac' }),
  hearing('2024-05-01', 'a', '2024-06-20'),
  act('hearing.held', '2024-06-20', { kind: 'motion', sessionOn: '2024-06-20' }, { as: 'held' }),
  ruled('2024-05-20', the('demurrer'), 'granted_in_part', { remaining: 'rest', as: 'partly' }),
  act('case.dismissed', '2024-07-01', { prejudice: 'without', leave: true }, { as: 'leave' }),
  act('case.remanded', '2024-08-01', { to: stateCourt }, { as: 'remand' }),
  act('judgment.entered', '2025', { final: true }, { as: 'judgment', proceeding: stateCourt }),
  act('appeal.noticed', '2025-03-01', { by: ['musk'] }, { as: 'notice', proceeding: stateCourt }),
  act('appeal.docketed', '2025-03-01', {}, { as: 'docketed', proceeding: appealsCourt }),
  act('appeal.decided', '2026-01', { outcome: 'reversed' }, { as: 'decided', proceeding: appealsCourt }),
  act('order.vacated', '2026-02-01', { order: the('judgment') }, { as: 'vacated', proceeding: stateCourt }),
];

const cases: readonly (readonly [string, readonly DraftEvent[]])[] = [
  ...sampleFiles().map(file => [file.id, draftsOf(file)] as const),
  ['a case full of oddities', story(...oddities)],
  ['a case that moves', story(...moves)],
];

describe.each(cases)('the same actions of %s', (_id, drafts) => {
  const numRuns = drafts.length > 100 ? 10 : 60;

  test('give the same answers in whatever order they arrived', () => {
    fc.assert(
      fc.property(seed, at => inAnyOrder(drafts, at)),
      { numRuns },
    );
  });

  test('also with corrections, retractions and confirmations among them', () => {
    fc.assert(
      fc.property(seed, seed, fc.integer({ min: 1, max: 60 }), (which, at, count) =>
        inAnyOrder(amendedAtRandom(drafts, count, randomsOf(which)), at),
      ),
      { numRuns },
    );
  });
});

test('any case at all gives the same answers in whatever order its actions arrived', () => {
  fc.assert(
    fc.property(seed, seed, (which, at) => inAnyOrder(story(...randomStory(randomsOf(which))), at)),
    { numRuns: 1_500 },
  );
});

test('asked for one day after the other, and back, a case answers what it answers for each day by itself', () => {
  const days = [...questions.flatMap(({ asOf }) => asOf ?? []), undefined];
  const agree = (which: number, count: number): void => {
    const random = randomsOf(which);
    const events = inRevisions(amendedAtRandom(story(...randomStory(random)), count, random));
    const onDay = effectiveByDay(events);
    for (const asOf of [...days, ...days.toReversed()])
      expect([...onDay(asOf)]).toEqual([...effectiveHistory(events, asOf === undefined ? {} : { asOf })]);
  };
  fc.assert(fc.property(seed, fc.integer({ min: 1, max: 20 }), agree), { numRuns: 150 });
});

test('an order is an order: nothing is lost in it, and Lis’s own actions keep theirs', () => {
  const [file] = sampleFiles();
  const drafts = amendedAtRandom(draftsOf(file!), 30, randomsOf(7));
  const arrived = shuffled(drafts, randomsOf(8));
  const ids = (all: readonly DraftEvent[]) => all.map(({ id }) => id);
  expect(ids(arrived).toSorted()).toEqual(ids(drafts).toSorted());
  expect(ids(arrived)).not.toEqual(ids(drafts));
  const places = new Map(ids(arrived).map((id, index) => [id, index]));
  for (const { id, data } of arrived)
    if ('actionId' in data) expect(places.get(data.actionId as string)).toBeLessThan(places.get(id)!);
});
