import { describe, expect, test } from '@jest/globals';
import type { DataOf } from '../../events/catalogue.ts';
import { act, appealsCourt, federalCourt, flagsOf, stateOn, story, type Told, the } from '../support/story.ts';
import { complaint, disposed, filed, inCourt, reopened } from '../support/storyWords.ts';

type Decision = Partial<DataOf<'appeal.decided'>>;

const pleaded = [filed('2024-01-02'), complaint('2024-01-02', ['fraud', 'contract', 'ucl'])];
const docketed = inCourt(appealsCourt, act('appeal.docketed', '2024-07-01', { from: federalCourt }));
const decision = (data: Decision) =>
  inCourt(appealsCourt, act('appeal.decided', '2025-03-01', { outcome: 'reversed', ...data }, { as: 'decision' }));
const judgment = (claims?: string[]) =>
  act('judgment.entered', '2024-06-01', { final: true, ...(claims && { claims }) }, { as: 'judgment' });
const summary = (claim: string, as: string, on = '2024-05-01') =>
  disposed(on, claim, { outcome: 'decided', how: 'summary_judgment', for: 'defendant' }, { as });
const dismissal = (claim: string, as: string, on = '2024-03-01') => disposed(on, claim, { prejudice: 'with' }, { as });

const state = (...told: readonly Told[]) => stateOn(story(...pleaded, ...told), '2030-01-01');
const standing = (...told: readonly Told[]) =>
  Object.fromEntries(state(...told).claims.map(({ id, status }) => [id, status]));
/** How the claims stand once the court below goes on after the decision. */
const remanded = (below: readonly Told[], data: Decision) =>
  standing(...below, ...docketed, ...decision(data), reopened('2025-04-01'));

describe('a judgment reversed on appeal', () => {
  const below = [judgment(['fraud', 'contract', 'ucl'])];

  test('leaves the claims that it decided pending, because of the decision, once the case is reopened', () => {
    expect(remanded(below, {})).toEqual({ fraud: 'pending', contract: 'pending', ucl: 'pending' });
    expect(remanded(below, { outcome: 'vacated', of: [the('judgment')] })).toMatchObject({ fraud: 'pending' });
    const { claims } = state(...below, ...docketed, ...decision({}), reopened('2025-04-01'));
    expect(claims[0]).toMatchObject({
      because: expect.arrayContaining([the('decision')]),
      dispositions: [{ outcome: 'decided' }],
    });
  });

  test('leaves them to end with the docket until then, which is flagged', () => {
    const after = state(...below, ...docketed, ...decision({}));
    expect(after.claims.map(({ status }) => status)).toEqual(['ended', 'ended', 'ended']);
    expect(flagsOf(after)).toContain('reversed_not_reopened');
  });

  test('may be decided anew', () => {
    const again = act('judgment.entered', '2026-01-05', { claims: ['fraud', 'contract', 'ucl'] });
    const told = [...below, ...docketed, ...decision({}), reopened('2025-04-01'), again];
    expect(standing(...told)).toEqual({ fraud: 'decided', contract: 'decided', ucl: 'decided' });
  });

  test('is another thing than a judgment affirmed', () => {
    expect(remanded(below, { outcome: 'affirmed' })).toMatchObject({ fraud: 'decided' });
  });

  test('does not revive what was disposed of earlier, where it decided something itself', () => {
    const earlier = [dismissal('ucl', 'earlier'), judgment(['fraud', 'contract'])];
    expect(remanded(earlier, {})).toEqual({ fraud: 'pending', contract: 'pending', ucl: 'dismissed' });
  });

  test('that only restates a summary judgment takes that with it, and falls with it', () => {
    const both = [summary('fraud', 'order'), ...below];
    expect(remanded(both, {})).toMatchObject({ fraud: 'pending' });
    expect(remanded(both, { of: [the('order')] })).toMatchObject({ fraud: 'pending', contract: 'decided' });
  });

  test('that names no claim, for none was pending any more, takes with it the last order before it', () => {
    const all = [dismissal('ucl', 'earlier'), summary('fraud', 'one'), summary('contract', 'two'), judgment()];
    expect(remanded(all, {})).toEqual({ fraud: 'pending', contract: 'pending', ucl: 'dismissed' });
    expect(remanded(all, { of: [the('judgment')] })).toMatchObject({ fraud: 'pending', ucl: 'dismissed' });
  });

  test('that ended claims still pending revives no other', () => {
    expect(remanded([dismissal('ucl', 'earlier'), judgment()], {})).toEqual({
      fraud: 'pending',
      contract: 'pending',
      ucl: 'dismissed',
    });
  });

  test('does not bring back what was withdrawn', () => {
    const withdrawal = disposed('2024-05-02', 'ucl', { outcome: 'withdrawn', prejudice: 'with' });
    expect(remanded([summary('fraud', 'one'), summary('contract', 'two'), withdrawal, judgment()], {})).toEqual({
      fraud: 'pending',
      contract: 'pending',
      ucl: 'withdrawn',
    });
  });
});

describe('a decision on appeal that names', () => {
  const orders = [dismissal('fraud', 'first order'), dismissal('ucl', 'second order', '2024-04-01')];
  const below = [...orders, judgment(['contract'])];

  test('the order by which a claim was dismissed revives that claim alone', () => {
    expect(remanded(below, { of: [the('first order')] })).toEqual({
      fraud: 'pending',
      contract: 'decided',
      ucl: 'dismissed',
    });
  });

  test('a ruling, or an entry, speaks of what stands beside it in that order', () => {
    const in40 = { entry: { number: 40 } };
    const ruling = act(
      'motion.ruled',
      '2024-03-01',
      { motion: { entry: 20 }, outcome: 'granted' },
      { as: 'r', ...in40 },
    );
    const told = [{ ...orders[0]!, ...in40 }, ruling, orders[1]!, judgment(['contract'])];
    for (const of of [the('r'), { entry: 40 }])
      expect(remanded(told, { of: [of] })).toEqual({ fraud: 'pending', contract: 'decided', ucl: 'dismissed' });
  });

  test('claims in its parts revives those that it does not affirm, and the case is flagged until it is reopened', () => {
    const parts: Decision['parts'] = [
      { outcome: 'affirmed', claims: ['ucl'] },
      { outcome: 'reversed', claims: ['fraud'] },
    ];
    const expected = { fraud: 'pending', contract: 'decided', ucl: 'dismissed' };
    expect(remanded(below, { outcome: 'affirmed_in_part', parts })).toEqual(expected);
    const open = state(...below, ...docketed, ...decision({ outcome: 'affirmed_in_part', parts }));
    expect(flagsOf(open)).toContain('reversed_not_reopened');
  });

  test('what it affirms reverses the rest', () => {
    const all = [judgment(['fraud', 'contract', 'ucl'])];
    expect(remanded(all, { parts: [{ outcome: 'affirmed', claims: ['ucl'] }] })).toEqual({
      fraud: 'pending',
      contract: 'pending',
      ucl: 'decided',
    });
  });

  test('an order that disposed of no claim revives none', () => {
    const injunction = act('order.entered', '2024-02-01', { title: 'INJUNCTION' }, { as: 'injunction' });
    expect(remanded([injunction, ...below], { outcome: 'vacated', of: [the('injunction')] })).toEqual({
      fraud: 'dismissed',
      contract: 'decided',
      ucl: 'dismissed',
    });
  });

  test('a claim that was refiled elsewhere does not touch it there', () => {
    const newYork = { court: 'nysd', docketNumber: '1:24-cv-00001' };
    const refiled = inCourt(
      newYork,
      act('case.refiled', '2024-08-01', { from: federalCourt }),
      complaint('2024-08-01', ['fraud'], { as: 'elsewhere' }),
      dismissal('fraud', 'there', '2024-09-01'),
    );
    const parts: Decision['parts'] = [{ outcome: 'reversed', claims: ['fraud'] }];
    expect(standing(...below, ...docketed, ...refiled, ...decision({ parts }))).toMatchObject({ fraud: 'dismissed' });
  });
});

describe('a claim decided and then sustained on reconsideration', () => {
  const sustained = (on: string) => act('claim.sustained', on, { claim: 'fraud' });

  test('is pending, whether summary judgment or a judgment had decided it', () => {
    expect(standing(summary('fraud', 'order'), sustained('2024-05-20'))).toMatchObject({ fraud: 'pending' });
    const partial = act('judgment.entered', '2024-06-01', { final: false, claims: ['fraud'] });
    expect(standing(partial, sustained('2024-06-20'))).toMatchObject({ fraud: 'pending' });
  });

  test('stays decided where the plaintiff had won it', () => {
    const won = disposed('2024-05-01', 'fraud', { outcome: 'decided', how: 'verdict', for: 'plaintiff' });
    expect(standing(won, sustained('2024-05-20'))).toMatchObject({ fraud: 'decided' });
  });
});
