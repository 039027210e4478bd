import { describe, expect, test } from '@jest/globals';
import { act, flagsOf, stateOn, story, type Told, the } from '../support/story.ts';
import { amended, complaint, counterclaims, disposed, filed, joined, ruled } from '../support/storyWords.ts';

const opening = [
  filed('2024-01-02'),
  joined('2024-01-02', 'musk', 'plaintiff'),
  joined('2024-01-02', 'openai'),
  joined('2024-01-02', 'microsoft'),
];
const state = (...told: Told[]) => stateOn(story(...opening, ...told), '2030-01-01');
const standing = (...told: Told[]) => Object.fromEntries(state(...told).claims.map(({ id, status }) => [id, status]));
const leaves = (party: string, more: object = {}, on = '2024-06-01') =>
  act('party.terminated', on, { party, ...more }, { as: `${party} leaves` });

describe('the dismissal of one defendant', () => {
  const pleaded = complaint('2024-01-02', [
    { claim: 'aiding', by: ['musk'], against: ['microsoft'] },
    { claim: 'fraud', by: ['musk'], against: ['openai', 'microsoft'] },
  ]);

  test('ends, because of it, the claims against that defendant alone', () => {
    const { claims } = state(pleaded, leaves('microsoft'));
    expect(claims).toMatchObject([
      { id: 'aiding', status: 'ended', because: expect.arrayContaining([the('microsoft leaves')]) },
      { id: 'fraud', status: 'pending' },
    ]);
  });

  test('and the motions that it had pending, but not those it shares, nor what was ruled on', () => {
    const { motions } = state(
      act('motion.filed', '2024-02-01', { kinds: ['dismiss'], by: ['microsoft'] }, { as: 'own' }),
      act('motion.filed', '2024-02-01', { kinds: ['stay'], by: ['microsoft', 'openai'] }, { as: 'shared' }),
      act('motion.filed', '2024-02-01', { kinds: ['seal'], by: ['microsoft'] }, { as: 'done' }),
      ruled('2024-03-01', the('done'), 'granted'),
      leaves('microsoft'),
    );
    const by = new Map(motions.map(({ id, status, because }) => [id, { status, because }]));
    expect(by.get(the('own'))).toEqual({ status: 'terminated', because: [the('own'), the('microsoft leaves')] });
    expect(by.get(the('shared'))).toMatchObject({ status: 'pending' });
    expect(by.get(the('done'))).toMatchObject({ status: 'granted' });
  });

  test('in one of its roles leaves it in the other, and its claims pending', () => {
    const both = joined('2024-01-03', 'microsoft', 'counter-claimant', { as: 'counter' });
    expect(standing(both, pleaded, leaves('microsoft', { role: 'counter-claimant' }))).toMatchObject({
      aiding: 'pending',
    });
  });

  test('together with the disposition as to the others leaves nobody', () => {
    const told = [disposed('2024-05-01', 'fraud', { against: ['openai'], prejudice: 'with' }), leaves('microsoft')];
    expect(standing(pleaded, ...told)).toMatchObject({ fraud: 'dismissed' });
  });

  test('who is named again by an amended complaint is sued again', () => {
    const again = amended('2024-07-01', [{ claim: 'aiding', against: ['microsoft'] }]);
    expect(standing(pleaded, leaves('microsoft'), again)).toMatchObject({ aiding: 'pending' });
  });
});

describe('a claim that says not against whom, or against all,', () => {
  const one = [filed('2024-01-02'), joined('2024-01-02', 'musk', 'plaintiff'), joined('2024-01-02', 'openai')];
  const pleaded = complaint('2024-01-02', [{ claim: 'fraud', against: 'all' }, { claim: 'contract' }]);
  const told = [
    disposed('2024-03-01', 'fraud', { against: ['openai'] }),
    disposed('2024-03-01', 'contract', { against: ['openai'] }, { as: 'two' }),
  ];

  test('is over where it is over against the only defendant there ever was', () => {
    const { claims } = stateOn(story(...one, pleaded, ...told), '2030-01-01');
    expect(claims).toMatchObject([{ status: 'dismissed' }, { status: 'dismissed' }]);
  });

  test('but not where there is another one', () => {
    expect(standing(pleaded, ...told)).toEqual({ fraud: 'pending', contract: 'pending' });
  });

  describe('once a defendant has been dismissed from the case', () => {
    const both = complaint('2024-01-02', [{ claim: 'fraud', against: 'all' }, { claim: 'contract' }]);
    const again = amended('2024-07-01', [{ claim: 'fraud', against: 'all' }, { claim: 'contract' }]);
    const left = [both, leaves('microsoft'), again];
    const over = (against: string) =>
      ['fraud', 'contract'].map(claim => disposed('2024-08-01', claim, { against: [against] }));

    test('and it is pleaded again, it is over where it is over against the only defendant left', () => {
      expect(standing(...left, ...over('openai'))).toEqual({ fraud: 'dismissed', contract: 'dismissed' });
    });

    test('goes against that one again where it was brought back in', () => {
      const back = joined('2024-07-01', 'microsoft', 'defendant', { as: 'back' });
      expect(standing(both, leaves('microsoft'), back, again, ...over('openai'))).toEqual({
        fraud: 'pending',
        contract: 'pending',
      });
    });

    test('is pending where all of them had been', () => {
      expect(standing(both, leaves('microsoft'), leaves('openai'), again)).toEqual({
        fraud: 'pending',
        contract: 'pending',
      });
    });
  });

  test('nor where it is a counterclaim, for a plaintiff is no defendant', () => {
    const theirs = counterclaims('2024-02-01', [{ claim: 'breach' }], { by: ['openai'] });
    expect(standing(pleaded, theirs, disposed('2024-03-01', 'breach', { against: ['openai'] }))).toMatchObject({
      breach: 'pending',
    });
  });
});

describe('Rule 25: who takes the place of a party', () => {
  const substituted = act(
    'party.substituted',
    '2024-06-01',
    { party: 'musk', successor: 'estate', name: 'Estate' },
    { as: 'suggestion' },
  );
  const told = [
    act('counsel.appeared', '2024-01-03', { counsel: 'toberoff', for: ['musk'], name: 'M. Toberoff' }),
    complaint('2024-01-02', [{ claim: 'fraud', by: ['musk'], against: ['openai'] }]),
    act('motion.filed', '2024-05-01', { kinds: ['compel'], by: ['musk'] }, { as: 'compel' }),
    substituted,
  ];

  test('takes it in claims and motions, none of which ends', () => {
    expect(state(...told)).toMatchObject({
      claims: [{ status: 'pending', by: ['estate'] }],
      motions: [{ status: 'pending', by: ['estate'] }],
    });
  });

  test('is represented by the same counsel', () => {
    const { parties } = state(...told);
    expect(parties.find(({ id }) => id === 'estate')?.counsel).toMatchObject([
      { id: 'toberoff', from: '2024-06-01', to: null, because: expect.arrayContaining([the('suggestion')]) },
    ]);
    expect(parties.find(({ id }) => id === 'musk')?.counsel).toMatchObject([{ to: '2024-06-01' }]);
  });

  test('for a party that nobody knows is flagged', () => {
    const odd = act('party.substituted', '2024-06-01', { party: 'nobody', successor: 'estate' });
    expect(flagsOf(state(odd))).toContain('unknown_party');
  });
});
