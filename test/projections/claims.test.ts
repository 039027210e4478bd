import { describe, expect, test } from '@jest/globals';
import { act, flagsOf, stateCourt, stateOn, story, type Told, the } from '../support/story.ts';
import {
  amended,
  complaint,
  counterclaims,
  disposed,
  filed,
  inCourt,
  joined,
  refiled,
  withdrawn,
} from '../support/storyWords.ts';

const opening = filed('2024-01-02');
const state = (...told: Told[]) => stateOn(story(opening, ...told), '2030-01-01');
const standing = (...told: Told[]) => Object.fromEntries(state(...told).claims.map(({ id, status }) => [id, status]));

describe('a complaint lists all its counts:', () => {
  test('each is pending, under its own number', () => {
    const { claims, operativePleading } = state(complaint('2024-01-02', ['fraud', 'ucl']));
    expect(claims).toMatchObject([
      { id: 'fraud', status: 'pending', numbers: [{ pleading: 'complaint', number: 1 }] },
      { id: 'ucl', status: 'pending', numbers: [{ pleading: 'complaint', number: 2 }] },
    ]);
    expect(operativePleading).toMatchObject({ id: 'complaint', on: '2024-01-02', claimCount: 2 });
  });

  test('one left out of the next version is dropped, because of it', () => {
    const { claims } = state(complaint('2024-01-02', ['fraud', 'ucl']), amended('2024-03-01', ['ucl'], { as: 'fac' }));
    expect(claims).toMatchObject([
      { id: 'fraud', status: 'dropped', because: expect.arrayContaining([the('fac')]) },
      { id: 'ucl', status: 'pending' },
    ]);
  });

  test('a dropped one listed again is pending again', () => {
    const told = [complaint('2024-01-02', ['fraud', 'ucl']), amended('2024-03-01', ['ucl'])];
    expect(standing(...told, amended('2024-05-01', ['fraud', 'ucl']))).toEqual({ fraud: 'pending', ucl: 'pending' });
  });

  test('the claim keeps its name over renumbering', () => {
    const { claims } = state(complaint('2024-01-02', ['fraud', 'ucl']), amended('2024-03-01', ['ucl', 'fraud']));
    expect(claims.find(({ id }) => id === 'ucl')?.numbers).toEqual([
      { pleading: 'complaint', number: 2 },
      { pleading: 'amended-2024-03-01', number: 1 },
    ]);
  });

  test('the operative one is the last version, whatever number of counts it still pleads', () => {
    const told = [complaint('2024-01-02', ['fraud', 'ucl']), disposed('2024-02-01', 'fraud', { leave: false })];
    const { operativePleading, claims } = state(...told, amended('2024-03-01', ['fraud', 'ucl']));
    expect(operativePleading).toMatchObject({ id: 'amended-2024-03-01', claimCount: 2 });
    expect(claims.map(({ status }) => status)).toEqual(['dismissed', 'pending']);
  });
});

describe('a pleading of which the counts are not known', () => {
  const unknown = act('complaint.amended', '2024-03-01', { pleading: 'fac', title: 'First Amended Complaint' });

  test('drops nothing, and is operative all the same', () => {
    const { claims, operativePleading } = state(complaint('2024-01-02', ['fraud', 'ucl']), unknown);
    expect(claims.map(({ status }) => status)).toEqual(['pending', 'pending']);
    expect(operativePleading).toMatchObject({ id: 'fac', claimCount: null });
  });

  test('is not one that pleads none', () => {
    expect(standing(complaint('2024-01-02', ['fraud']), amended('2024-03-01', []))).toEqual({ fraud: 'dropped' });
  });
});

test('a pleading that names what it amends takes the place of that one alone', () => {
  const [first, second] = ['first', 'second'].map(name =>
    act(
      'complaint.filed',
      '2024-01-02',
      {
        pleading: name,
        title: name,
        by: ['musk'],
        claims: [{ claim: `${name}-claim`, title: name }],
      },
      { as: name },
    ),
  ) as [Told, Told];
  const amends = act('complaint.amended', '2024-03-01', {
    pleading: 'third',
    title: 'third',
    by: ['musk'],
    amends: 'second',
    claims: [{ claim: 'third-claim', title: 'third' }],
  });
  expect(standing(first, second, amends)).toEqual({
    'first-claim': 'pending',
    'second-claim': 'dropped',
    'third-claim': 'pending',
  });
});

describe('one listed again after its dismissal', () => {
  const before = complaint('2024-01-02', ['fraud']);
  const again = amended('2024-03-01', ['fraud']);

  test('stays dismissed where no leave was given, or none was mentioned', () => {
    expect(standing(before, disposed('2024-02-01', 'fraud', { leave: false }), again)).toEqual({ fraud: 'dismissed' });
    expect(standing(before, disposed('2024-02-01', 'fraud'), again)).toEqual({ fraud: 'dismissed' });
  });

  test('is pending where leave was given', () => {
    const leave = disposed('2024-02-01', 'fraud', { leave: true });
    expect(standing(before, leave)).toEqual({ fraud: 'dismissed' });
    expect(standing(before, leave, again)).toEqual({ fraud: 'pending' });
  });

  test('and dismissed again without leave stays so', () => {
    const told = [before, disposed('2024-02-01', 'fraud', { leave: true }), again];
    const once = disposed('2024-04-01', 'fraud', { leave: false });
    expect(standing(...told, once, amended('2024-05-01', ['fraud']))).toEqual({ fraud: 'dismissed' });
  });

  test('after it was withdrawn is pending, unless that was with prejudice', () => {
    const withdrawal = (prejudice?: 'with' | 'without') =>
      disposed('2024-02-01', 'fraud', { outcome: 'withdrawn', ...(prejudice && { prejudice }) });
    expect(standing(before, withdrawal('without'))).toEqual({ fraud: 'withdrawn' });
    expect(standing(before, withdrawal('without'), again)).toEqual({ fraud: 'pending' });
    expect(standing(before, withdrawal(), again)).toEqual({ fraud: 'pending' });
    expect(standing(before, withdrawal('with'), again)).toEqual({ fraud: 'withdrawn' });
  });

  test('is pending in another proceeding', () => {
    const told = story(
      ...inCourt(stateCourt, filed('2024-01-02'), complaint('2024-01-02', ['fraud']), disposed('2024-02-01', 'fraud')),
      ...inCourt(stateCourt, withdrawn('2024-06-11')),
      refiled('2024-08-05'),
      complaint('2024-08-05', ['fraud'], { as: 'federal' }),
    );
    expect(stateOn(told, '2024-07-01').claims).toMatchObject([{ status: 'dismissed' }]);
    expect(stateOn(told, '2024-08-05').claims).toMatchObject([{ status: 'pending', dispositions: [{}] }]);
  });

  test('with leave as to one party and without as to another, goes on against the first alone', () => {
    const against = (...parties: string[]) => ({ claim: 'fraud', against: parties });
    const told = [
      complaint('2024-01-02', [against('openai', 'microsoft')], { by: ['musk'] }),
      disposed('2024-02-01', 'fraud', { against: ['openai'], leave: true }),
      disposed('2024-02-02', 'fraud', { against: ['microsoft'], leave: false }),
    ];
    expect(standing(...told)).toEqual({ fraud: 'dismissed' });
    expect(standing(...told, amended('2024-03-01', [against('openai', 'microsoft')], { by: ['musk'] }))).toEqual({
      fraud: 'pending',
    });
    expect(standing(...told, amended('2024-03-01', [against('microsoft')], { by: ['musk'] }))).toEqual({
      fraud: 'dismissed',
    });
  });
});

describe('a disposition reaches as far as it says:', () => {
  const count = { claim: 'fraud', by: ['musk', 'xai'], against: ['openai', 'microsoft'] };
  const pleaded = complaint('2024-01-02', [count]);

  test('dismissed against one defendant the claim is pending against the other', () => {
    expect(standing(pleaded, disposed('2024-02-01', 'fraud', { against: ['microsoft'] }))).toEqual({
      fraud: 'pending',
    });
  });

  test('dismissed as to one plaintiff it is pending for the other', () => {
    expect(standing(pleaded, disposed('2024-02-01', 'fraud', { by: ['musk'] }))).toEqual({ fraud: 'pending' });
  });

  test('and once nobody is left it is over, because of all that ended it', () => {
    const { claims } = state(
      pleaded,
      disposed('2024-02-01', 'fraud', { against: ['microsoft'] }, { as: 'first' }),
      disposed('2024-03-01', 'fraud', { against: ['openai'], outcome: 'decided' }, { as: 'second' }),
    );
    expect(claims).toMatchObject([
      { status: 'decided', because: expect.arrayContaining([the('first'), the('second')]) },
    ]);
  });

  test('as to one plaintiff against one defendant leaves every other pair', () => {
    const told = [
      disposed('2024-02-01', 'fraud', { by: ['musk'], against: ['openai'] }),
      disposed('2024-02-01', 'fraud', { by: ['xai'], against: ['microsoft'] }),
      disposed('2024-02-02', 'fraud', { by: ['musk'], against: ['microsoft'] }),
    ];
    expect(standing(pleaded, ...told)).toEqual({ fraud: 'pending' });
    expect(standing(pleaded, ...told, disposed('2024-02-03', 'fraud', { by: ['xai'], against: ['openai'] }))).toEqual({
      fraud: 'dismissed',
    });
  });

  test('against a party where the pleading does not say against whom, it cannot be the whole', () => {
    const vague = complaint('2024-01-02', ['fraud']);
    expect(standing(vague, disposed('2024-02-01', 'fraud', { against: ['microsoft'] }))).toEqual({ fraud: 'pending' });
    expect(standing(vague, disposed('2024-02-01', 'fraud', { against: 'all' }))).toEqual({ fraud: 'dismissed' });
  });

  test('against who took a party’s place', () => {
    const told = [
      complaint('2024-01-02', [
        { claim: 'trust', against: ['openai-lp'] },
        { claim: 'fraud', against: ['openai-lp'] },
      ]),
      joined('2024-01-02', 'openai-lp'),
      act('party.substituted', '2024-06-01', { party: 'openai-lp', successor: 'openai-pbc', claims: ['trust'] }),
    ];
    expect(state(...told).claims).toMatchObject([{ against: ['openai-pbc'] }, { against: ['openai-lp'] }]);
    expect(standing(...told, disposed('2024-07-01', 'trust', { against: ['openai-pbc'] }))).toMatchObject({
      trust: 'dismissed',
      fraud: 'pending',
    });
  });
});

test('an election withdraws what it was elected over', () => {
  const told = [
    complaint('2024-01-02', [{ claim: 'unjust-enrichment' }, { claim: 'implied-contract' }], { by: ['musk'] }),
    act('claim.elected', '2024-09-24', { claim: 'unjust-enrichment', over: ['implied-contract'], by: ['musk'] }),
  ];
  expect(standing(...told)).toEqual({ 'unjust-enrichment': 'pending', 'implied-contract': 'withdrawn' });
});

test('an election binds those who made it', () => {
  const told = [
    complaint('2024-01-02', [{ claim: 'a' }, { claim: 'b' }], { by: ['musk', 'xai'] }),
    act('claim.elected', '2024-09-24', { claim: 'a', over: ['b'], by: ['musk'] }),
  ];
  expect(standing(...told)).toEqual({ a: 'pending', b: 'pending' });
});

describe('a counterclaim', () => {
  const theirs = counterclaims('2024-02-01', ['cc-ucl', 'cc-interference'], { by: ['openai'] });
  const pleaded = complaint('2024-01-02', ['fraud'], { by: ['musk'] });

  test('is not dropped by an amended complaint, nor a claim by an amended counterclaim', () => {
    expect(standing(pleaded, theirs, amended('2024-03-01', ['fraud'], { by: ['musk'] }))).toMatchObject({
      fraud: 'pending',
      'cc-ucl': 'pending',
    });
    expect(standing(pleaded, theirs, counterclaims('2024-03-01', ['cc-ucl'], { by: ['openai'] }))).toEqual({
      fraud: 'pending',
      'cc-ucl': 'pending',
      'cc-interference': 'dropped',
    });
  });

  test('is dropped by the same party’s next version only', () => {
    const other = counterclaims('2024-03-01', ['ms-contract'], { by: ['microsoft'] });
    expect(standing(pleaded, theirs, other)).toMatchObject({ 'cc-ucl': 'pending', 'ms-contract': 'pending' });
  });

  test('is never the operative pleading', () => {
    expect(state(pleaded, theirs).operativePleading).toMatchObject({ id: 'complaint' });
  });
});

test.each(['crossclaim.filed', 'third_party_complaint.filed'] as const)(
  'a %s stands beside the complaint and is no version of it',
  type => {
    const theirs = act(type, '2024-02-01', {
      pleading: 'theirs',
      title: 'theirs',
      by: ['openai'],
      claims: [{ claim: 'indemnity', title: 'indemnity' }],
    });
    const told = [complaint('2024-01-02', ['fraud'], { by: ['musk'] }), theirs];
    expect(standing(...told, amended('2024-03-01', ['fraud'], { by: ['musk'] }))).toEqual({
      fraud: 'pending',
      indemnity: 'pending',
    });
    expect(state(...told).operativePleading).toMatchObject({ id: 'complaint' });
  },
);

describe('a complaint of another party', () => {
  const pleaded = complaint('2024-01-02', ['fraud'], { by: ['musk'] });
  const intervenors = complaint('2024-02-01', ['trespass'], { by: ['horowitz'], as: 'in intervention' });

  test('such as an intervenor drops nothing of the plaintiff’s, and is not the operative one', () => {
    expect(standing(pleaded, intervenors)).toEqual({ fraud: 'pending', trespass: 'pending' });
    expect(state(pleaded, intervenors).operativePleading).toMatchObject({ because: [the('complaint.filed 1')] });
  });

  test('is another matter than an amendment that brings new plaintiffs', () => {
    const fac = amended('2024-03-01', ['ucl'], { by: ['musk', 'xai'] });
    expect(standing(pleaded, intervenors, fac)).toEqual({ fraud: 'dropped', trespass: 'pending', ucl: 'pending' });
    expect(state(pleaded, intervenors, fac).operativePleading).toMatchObject({ id: 'amended-2024-03-01' });
  });

  test('an amendment by a successor alone still amends the complaint', () => {
    const successor = amended('2024-03-01', ['ucl'], { by: ['musk-estate'] });
    expect(standing(pleaded, successor)).toEqual({ fraud: 'dropped', ucl: 'pending' });
  });
});

describe('a verdict', () => {
  const pleaded = complaint('2024-01-02', ['trust'], { by: ['musk'] });
  const verdict = (advisory: boolean) =>
    act('verdict.returned', '2026-05-18', {
      advisory,
      claims: [{ claim: 'trust', for: 'defendant', finding: 'filed too late' }],
    });

  test('that is advisory binds nothing', () => {
    expect(state(pleaded, verdict(true)).claims).toMatchObject([
      {
        status: 'pending',
        dispositions: [{ outcome: 'advisory_verdict', for: 'defendant', ground: 'filed too late' }],
      },
    ]);
  });

  test('that the court adopted decides the claim', () => {
    const adopted = disposed('2026-05-18', 'trust', { outcome: 'decided', how: 'verdict', for: 'defendant' });
    expect(standing(pleaded, verdict(true), adopted)).toEqual({ trust: 'decided' });
  });

  test.each([true, false])('with no judgment seen is flagged (advisory: %s), and leaves the case pending', advisory => {
    const after = state(pleaded, verdict(advisory));
    expect(after.status).toBe('pending');
    expect(flagsOf(after)).toContain('verdict_without_judgment');
  });

  test('with its judgment is not', () => {
    const judgment = act('judgment.entered', '2026-06-01', { final: true, claims: ['trust'] });
    const after = state(pleaded, verdict(false), judgment);
    expect(flagsOf(after)).not.toContain('verdict_without_judgment');
    expect(after.claims).toMatchObject([{ status: 'decided' }]);
  });

  test('with a judgment on it is not, though the rest of the case goes on; a verdict after that is', () => {
    const both = complaint('2024-01-02', ['trust', 'fraud'], { by: ['musk'] });
    const judgment = act('judgment.entered', '2026-06-01', { final: false, claims: ['trust'] });
    const after = [both, verdict(false), judgment];
    expect(state(...after).status).toBe('pending');
    expect(flagsOf(state(...after))).not.toContain('verdict_without_judgment');
    const retrial = act('verdict.returned', '2026-09-01', { claims: [{ claim: 'trust', finding: 'liable' }] });
    expect(flagsOf(state(...after, retrial))).toContain('verdict_without_judgment');
  });
});

describe('Rule 54(b): a judgment on some of the claims', () => {
  const pleaded = complaint('2024-01-02', ['fraud', 'contract', 'ucl'], { by: ['musk'] });
  const judgment = (claims: string[], data: object = {}, on = '2024-06-01') =>
    act('judgment.entered', on, { kind: 'default', claims, ...data }, { as: `judgment of ${on}` });

  test('ends neither the others nor the case', () => {
    const { status, claims } = state(pleaded, judgment(['fraud']));
    expect(status).toBe('pending');
    expect(claims.map(claim => claim.status)).toEqual(['decided', 'pending', 'pending']);
  });

  test('ends the case where nothing else is pending any more', () => {
    const others = [disposed('2024-05-01', 'contract'), amended('2024-05-02', ['fraud', 'contract'])];
    expect(state(pleaded, ...others, judgment(['fraud'])).status).toBe('judgment');
    expect(state(pleaded, judgment(['fraud', 'contract', 'ucl'])).status).toBe('judgment');
    expect(state(pleaded, judgment(['fraud']), judgment(['contract', 'ucl'], {}, '2024-07-01')).status).toBe(
      'judgment',
    );
  });

  test('leaves a counterclaim pending, and the case with it', () => {
    const theirs = counterclaims('2024-02-01', ['breach'], { by: ['openai'] });
    expect(state(pleaded, theirs, judgment(['fraud', 'contract', 'ucl'])).status).toBe('pending');
  });

  test('ends all of them where it says that it is final, or names none', () => {
    const final = state(pleaded, judgment(['fraud'], { final: true }));
    expect(final.status).toBe('judgment');
    expect(final.claims.map(claim => claim.status)).toEqual(['decided', 'ended', 'ended']);
    expect(state(pleaded, judgment([])).status).toBe('judgment');
    expect(state(pleaded, act('judgment.entered', '2024-06-01', {})).status).toBe('judgment');
  });

  test('reopens nothing when it is vacated', () => {
    const vacated = act('order.vacated', '2024-08-01', { order: the('judgment of 2024-06-01') });
    const after = state(pleaded, judgment(['fraud']), vacated);
    expect(after).toMatchObject({ status: 'pending', reopenedOn: null });
    expect(after.claims.map(claim => claim.status)).toEqual(['pending', 'pending', 'pending']);
  });
});

test('a claim sustained goes on, and the ruling is told with it', () => {
  const told = [complaint('2024-01-02', ['fraud']), act('claim.sustained', '2024-05-01', { claim: 'fraud' })];
  expect(state(...told).claims).toMatchObject([{ status: 'pending', dispositions: [{ outcome: 'sustained' }] }]);
});

test('a disposition of a claim that nobody pleaded is flagged', () => {
  const after = state(complaint('2024-01-02', ['fraud']), disposed('2024-02-01', 'trespass', {}, { as: 'odd' }));
  expect(after.flags).toContainEqual({ flag: 'unknown_claim', because: [the('odd')] });
});

test('claim.identified joins two claims into one, whatever its versions were called', () => {
  const same = act('claim.identified', undefined, { claim: 'quasi-contract', as: 'unjust-enrichment' });
  const told = [complaint('2024-01-02', ['quasi-contract']), amended('2024-03-01', ['unjust-enrichment'])];
  expect(standing(...told)).toEqual({ 'quasi-contract': 'dropped', 'unjust-enrichment': 'pending' });
  expect(standing(...told, same)).toEqual({ 'quasi-contract': 'pending' });
});

describe('a claim sustained on reconsideration', () => {
  const pleaded = complaint('2024-01-02', [{ claim: 'fraud', by: ['musk'], against: ['openai', 'microsoft'] }]);
  const sustained = (on: string, data: object = {}, more: object = {}) =>
    act('claim.sustained', on, { claim: 'fraud', ...data }, more);

  test('after its dismissal is pending again', () => {
    const told = [pleaded, disposed('2024-03-01', 'fraud', { prejudice: 'with' })];
    expect(standing(...told)).toEqual({ fraud: 'dismissed' });
    expect(standing(...told, sustained('2024-05-01'))).toEqual({ fraud: 'pending' });
  });

  test('as to one defendant is so as to that one', () => {
    const told = [
      pleaded,
      disposed('2024-03-01', 'fraud', { against: ['openai'] }, { as: 'one' }),
      disposed('2024-03-01', 'fraud', { against: ['microsoft'] }, { as: 'two' }),
      sustained('2024-05-01', { against: ['openai'] }),
    ];
    expect(standing(...told)).toEqual({ fraud: 'pending' });
    expect(standing(...told, disposed('2024-06-01', 'fraud', { against: ['openai'] }))).toEqual({ fraud: 'dismissed' });
  });

  test('is another thing than one order that dismisses it against one and sustains it against the rest', () => {
    const in9 = { entry: { number: 9 } };
    const told = [
      pleaded,
      disposed('2024-03-01', 'fraud', { against: ['openai'] }, in9),
      sustained('2024-03-01', {}, in9),
    ];
    expect(standing(...told, disposed('2024-06-01', 'fraud', { against: ['microsoft'] }, { as: 'rest' }))).toEqual({
      fraud: 'dismissed',
    });
  });
});
