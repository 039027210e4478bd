import { describe, expect, test } from '@jest/globals';
import { claimTables } from '../../src/cli/claimTables.ts';
import { namesIn } from '../../src/words/names.ts';
import type { Language } from '../../src/words/words.ts';
import { act, stateOn, story, type Told } from '../support/story.ts';
import { amended, complaint, counterclaims, disposed, filed, joined } from '../support/storyWords.ts';

const named = (party: string, name: string, role: string): Told =>
  act('party.joined', '2024-01-02', { party, name, role });

const suit = [
  filed('2024-01-02'),
  named('roe', 'Richard Roe', 'plaintiff'),
  named('doe', 'Jane Doe', 'plaintiff'),
  named('acme', 'Acme, Inc.', 'defendant'),
  named('beta', 'Beta LLC', 'defendant'),
];

const breach = { claim: 'breach', title: 'Breach of contract', by: ['roe', 'doe'], against: ['acme', 'beta'] };
const fraud = { claim: 'fraud', title: 'Fraud', by: ['roe', 'doe'], against: ['acme', 'beta'] };

/** The lines of the claims on a day, as the terminal shows them. */
const shown = (told: readonly Told[], asOf: string, lang: Language = 'en'): readonly string[] => {
  const state = stateOn(story(...told), asOf);
  return claimTables(state, { lang, names: namesIn(state) }, Number.POSITIVE_INFINITY)
    .trim()
    .split('\n');
};

const pleaded = [...suit, complaint('2024-01-02', [breach, fraud], { by: ['roe', 'doe'] })];

describe('a claim of which a part was dismissed', () => {
  test('is pending, and says against whom it was dismissed', () => {
    const told = [...pleaded, disposed('2024-05-01', 'breach', { against: ['beta'], how: 'motion_to_dismiss' })];
    expect(shown(told, '2024-06-01')[1]).toBe(
      'pending  1  Breach of contract: dismissed in part 2024-05-01 (against Beta LLC, motion to dismiss)',
    );
    expect(shown(told, '2024-06-01', 'ko')[1]).toBe(
      '계류 중  1  Breach of contract: 일부 각하·기각 2024-05-01 (Beta LLC 상대, 소 각하·기각 신청)',
    );
  });

  test('says whose part it was, and keeps what was sustained in the same order beside it', () => {
    const told = [
      ...pleaded,
      disposed('2024-05-01', 'breach', { by: ['roe'], prejudice: 'with' }),
      act('claim.sustained', '2024-05-01', { claim: 'breach', by: ['doe'] }),
    ];
    expect(shown(told, '2024-06-01')[1]).toBe(
      'pending  1  Breach of contract: dismissed in part 2024-05-01 (as to Richard Roe, with prejudice); sustained 2024-05-01 (as to Jane Doe)',
    );
  });

  test('and later of the rest is dismissed, and tells both parts', () => {
    const told = [
      ...pleaded,
      disposed('2024-05-01', 'breach', { against: ['beta'] }),
      disposed('2024-07-01', 'breach', { against: ['acme'], leave: false }),
    ];
    expect(shown(told, '2024-08-01')[1]).toBe(
      'dismissed  1  Breach of contract: dismissed in part 2024-05-01 (against Beta LLC); dismissed in part 2024-07-01 (against Acme, Inc., without leave to amend)',
    );
  });

  test('names the first of many defendants, and how many others there are', () => {
    const many = Array.from({ length: 20 }, (_, index) => `spv-${index + 1}`);
    const told = [
      ...suit,
      ...many.map(party => joined('2024-01-02', party)),
      complaint('2024-01-02', [{ ...breach, against: ['acme', ...many] }], { by: ['roe', 'doe'] }),
      disposed('2024-05-01', 'breach', { against: many }),
    ];
    expect(shown(told, '2024-06-01')[1]).toContain('(against spv-1, spv-2 and 18 others)');
    expect(shown(told, '2024-06-01', 'ko')[1]).toContain('(spv-1, spv-2 외 18명 상대)');
  });
});

describe('a claim that was dismissed whole', () => {
  const dismissed = [...pleaded, disposed('2024-05-01', 'breach', { leave: true })];

  test('says so once, and whether it may be amended', () => {
    expect(shown(dismissed, '2024-05-02')[1]).toBe(
      'dismissed  1  Breach of contract: dismissed 2024-05-01 (with leave to amend)',
    );
  });

  test('and pleaded again with leave is pending, and says since when', () => {
    const again = [...dismissed, amended('2024-06-01', [breach, fraud], { by: ['roe', 'doe'] })];
    expect(shown(again, '2024-06-02')[1]).toBe(
      'pending  1  Breach of contract: dismissed 2024-05-01 (with leave to amend), pleaded again 2024-06-01',
    );
  });
});

describe('claims are counted as lawyers count them', () => {
  test('by the standing complaint first, then the counterclaims, then what is pleaded no longer', () => {
    const told = [
      ...pleaded,
      counterclaims('2024-02-01', ['slander'], { by: ['acme'] }),
      amended(
        '2024-03-01',
        [
          { ...fraud, number: 2 },
          { claim: 'estoppel', title: 'Estoppel', number: 1 },
        ],
        {
          by: ['roe', 'doe'],
        },
      ),
      counterclaims('2024-04-01', ['libel', 'slander'], { by: ['acme'] }),
    ];
    expect(shown(told, '2024-05-01')).toEqual([
      'claims: amended-2024-03-01, 2024-03-01',
      'pending  1  Estoppel',
      'pending  2  Fraud',
      '',
      'counterclaims: counterclaims-2024-04-01, 2024-04-01',
      'pending  1  libel',
      'pending  2  slander',
      '',
      'claims no longer pleaded: complaint, 2024-01-02',
      'dropped  1  Breach of contract',
    ]);
  });

  test('of which an amendment says nothing are not said to be dropped', () => {
    const unknown = act('complaint.amended', '2024-03-01', {
      pleading: 'fac',
      title: 'First Amended',
      by: ['roe', 'doe'],
    });
    expect(shown([...pleaded, unknown], '2024-05-01')).toEqual([
      'claims: complaint, 2024-01-02',
      'pending  1  Breach of contract',
      'pending  2  Fraud',
    ]);
  });

  test('those without a number stand after those that have one', () => {
    const bare = { pleading: 'more', title: 'More', by: ['roe'], claims: [{ claim: 'loose', title: 'Loose' }] };
    const told = [...pleaded, act('crossclaim.filed', '2024-03-01', bare)];
    expect(shown(told, '2024-05-01').slice(-2)).toEqual(['claims without a number', 'pending  Loose']);
    const alone = [...suit, act('complaint.filed', '2024-01-02', bare)];
    expect(shown(alone, '2024-05-01')).toEqual(['claims', 'pending  Loose']);
  });

  test('two of one title are told apart by what they rest on', () => {
    const told = [
      ...suit,
      complaint('2024-01-02', [
        { claim: 'lanham', title: 'False advertising', basis: '15 U.S.C. 1125' },
        { claim: 'state', title: 'False advertising', basis: 'Cal. Bus. & Prof. Code 17500' },
        { claim: 'other', title: 'Fraud', basis: 'Cal. law' },
      ]),
    ];
    expect(shown(told, '2024-05-01').slice(1)).toEqual([
      'pending  1  False advertising (15 U.S.C. 1125)',
      'pending  2  False advertising (Cal. Bus. & Prof. Code 17500)',
      'pending  3  Fraud',
    ]);
  });
});
