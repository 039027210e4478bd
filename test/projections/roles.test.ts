import { describe, expect, test } from '@jest/globals';
import { kinds } from '../../events/glossary/kinds.ts';
import { onDefence } from '../../projections/fold/roles.ts';
import { stateOn, story } from '../support/story.ts';
import { complaint, disposed, filed, joined } from '../support/storyWords.ts';

/** How the claim against all stands once it is dismissed against the only other defendant. */
const standingBeside = (role: string) => {
  const told = story(
    filed('2024-01-02'),
    joined('2024-01-02', 'musk', 'plaintiff'),
    joined('2024-01-02', 'openai'),
    joined('2024-01-02', 'beside', role),
    complaint('2024-01-02', [{ claim: 'fraud', against: 'all' }], { by: ['musk'] }),
    disposed('2024-03-01', 'fraud', { against: ['openai'] }),
  );
  return stateOn(told, '2030-01-01').claims[0]!.status;
};

describe('a complaint against all', () => {
  test.each([
    'Defendant',
    'Defendants',
    'Defendant (1)',
    'nominal defendant',
    'Nominal_Defendant',
    'Relief-Defendant',
    'Consol Defendant',
    'Intervenor Defendant',
    'Defendant-Intervenor',
    'Defendant/Counter-Claimant',
    'Defendant and Third-Party Plaintiff',
    'co-defendant',
    'Respondent(s)',
  ])('reaches who is there as %s', role => {
    expect(standingBeside(role)).toBe('pending');
  });

  test.each([
    'plaintiff',
    'Counter-Defendant',
    'counterclaim defendant',
    'Plaintiff/Counter-Defendant',
    'Cross Defendant',
    'crossclaim_defendant',
    'third-party defendant',
    'ThirdParty Defendant',
    '3rd Party Defendant',
    'Guardian ad litem for Defendant',
    'Defendant-Appellee',
    'intervenor',
    'amicus curiae',
  ])('does not reach who is there as %s', role => {
    expect(standingBeside(role)).toBe('dismissed');
  });
});

test('of the roles that Lis has words for, five defend the complaint', () => {
  const roles = Object.keys(kinds).flatMap(kind => (kind.startsWith('role:') ? kind.slice('role:'.length) : []));
  expect(roles.filter(onDefence)).toEqual([
    'defendant',
    'co_defendant',
    'nominal_defendant',
    'respondent',
    'intervenor_defendant',
  ]);
});
