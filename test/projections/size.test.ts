import { describe, expect, test } from '@jest/globals';
import { answer } from '../../projections/state/answer.ts';
import { cpuSeconds } from '../support/cpuSeconds.ts';
import { draft } from '../support/drafts.ts';
import { inRevisions } from '../support/orders.ts';

/** Far above what they take, and far below what they took while each looked through all the others. */
const limit = 1.5;

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
