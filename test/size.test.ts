import { describe, expect, test } from '@jest/globals';
import { action } from '../events/action.ts';
import { answer } from '../projections/state/answer.ts';
import { parseInput } from '../src/commands/caseFile.ts';
import { recordCase } from '../src/commands/recordCase.ts';
import { cpuSeconds } from './support/cpuSeconds.ts';
import { draft } from './support/drafts.ts';
import { inRevisions } from './support/orders.ts';
import { recorderOn, submitted } from './support/recording.ts';
import { act } from './support/story.ts';
import { complaint, filed } from './support/storyWords.ts';

/** Far above what they take, and far below what they took while each looked through all the others. */
const limit = 1;

const today = () => '2030-01-01';
const named = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}-${i}`);

describe('a mass action of 800 plaintiffs, 40 defendants and 20 claims', () => {
  const plaintiffs = named('plaintiff', 800);
  const defendants = named('defendant', 40);
  const claims = named('claim', 20);
  const sides = [plaintiffs.slice(0, 400), plaintiffs.slice(400)];
  const dismissals = claims.flatMap(claim =>
    defendants.flatMap(defendant =>
      sides.map(by => draft('claim.disposed', { claim, by, against: [defendant], outcome: 'dismissed' })),
    ),
  );
  const events = inRevisions([
    draft('case.filed', {}),
    ...plaintiffs.map(party => draft('party.joined', { party, name: party, role: 'plaintiff' })),
    ...defendants.map(party => draft('party.joined', { party, name: party, role: 'defendant' })),
    draft('complaint.filed', {
      pleading: 'complaint',
      title: 'Complaint',
      claims: claims.map(claim => ({ claim, title: claim, by: plaintiffs, against: defendants })),
    }),
    ...dismissals,
  ]);

  test('in which half of them lost to each defendant and then the other half is told at once', async () => {
    const told = () => answer(events, {}, today).state.claims.map(({ status }) => status);
    expect(new Set(told())).toEqual(new Set(['dismissed']));
    expect(await cpuSeconds(told)).toBeLessThan(limit);
  });
});

describe('of 16,000 dockets', () => {
  const dockets = Array.from({ length: 16_000 }, (_, i) => ({
    court: 'cand',
    docketNumber: `3:25-cv-${String(i + 1).padStart(5, '0')}`,
  }));
  const stateOf = (...drafts: Parameters<typeof inRevisions>[0]) => answer(inRevisions(drafts), {}, today).state;

  test('all consolidated by one order, each is a member', async () => {
    const told = [draft('case.filed', {}), draft('case.consolidated', { members: dockets })];
    expect(stateOf(...told).proceedings[0]!.lineage).toHaveLength(dockets.length);
    expect(await cpuSeconds(() => stateOf(...told))).toBeLessThan(limit);
  });

  test('all related, each is listed once, however often it is said', async () => {
    const related = dockets.map(docket => draft('case.related', { ...docket, relation: 'same facts' }));
    const told = [
      draft('case.filed', {}),
      ...related,
      ...related.slice(0, 100).map(one => ({ ...one, id: `${one.id}2` })),
    ];
    expect(stateOf(...told).related).toHaveLength(dockets.length);
    expect(await cpuSeconds(() => stateOf(...told))).toBeLessThan(limit);
  });

  test('none of them ever opened, each is flagged by its first action', async () => {
    const told = dockets.map(proceeding => draft('case.closed', {}, { proceeding }));
    const flags = stateOf(...told).flags.filter(({ flag }) => flag === 'proceeding_never_opened');
    expect(new Set(flags.flatMap(({ because }) => because))).toEqual(new Set(told.map(({ id }) => id)));
    expect(await cpuSeconds(() => stateOf(...told))).toBeLessThan(limit);
  });

  test('named by one order are recorded in their first spelling', async () => {
    const recorder = recorderOn();
    const actions = submitted(filed('2024-08-05'), act('case.consolidated', '2025-01-06', { members: dockets }));
    const record = () => recordCase(recorder, { id: 'mdl', title: 'In re MDL', actions }, { recordedBy: 'tester' });
    expect(await cpuSeconds(record)).toBeLessThan(2 * limit);
  });
});

test('a complaint of 16,000 counts is read, and one that lists a claim twice refused', async () => {
  const claims = named('claim', 16_000);
  const { as: _as, ...told } = complaint('2024-01-02', claims);
  expect(await cpuSeconds(() => parseInput(action, told))).toBeLessThan(limit);
  expect(() => parseInput(action, complaint('2024-01-02', [...claims.slice(0, 3), 'claim-1']))).toThrow(
    'lists the claim claim-1 twice',
  );
});

test('an amended complaint that drops 16,000 counts for others is folded at once', async () => {
  const pleading = (type: 'complaint.filed' | 'complaint.amended', name: string, on: string) =>
    draft(
      type,
      { pleading: name, title: name, claims: named(name, 16_000).map(claim => ({ claim, title: claim })) },
      { on },
    );
  const events = inRevisions([
    draft('case.filed', {}),
    pleading('complaint.filed', 'first', '2024-08-05'),
    pleading('complaint.amended', 'second', '2024-11-14'),
  ]);
  const told = () => answer(events, {}, today).state.claims.filter(({ status }) => status === 'dropped').length;
  expect(told()).toBe(16_000);
  expect(await cpuSeconds(told)).toBeLessThan(limit);
});
