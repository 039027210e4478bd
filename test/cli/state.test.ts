import { describe, expect, test } from '@jest/globals';
import { showHistory } from '../../src/cli/showHistory.ts';
import { showState } from '../../src/cli/showState.ts';
import { namesIn } from '../../src/words/names.ts';
import type { Language } from '../../src/words/words.ts';
import { act, federalCourt, historyOn, stateCourt, stateOn, story, type Told } from '../support/story.ts';
import { dismissed, filed, hearing, motion, refiled, reopened, ruled } from '../support/storyWords.ts';

const asked = { docketedBy: null, at: '9-0000000000000000', revision: 9, foldVersion: 1 };

/** The lines of a state on a day, as the terminal shows them. */
const shown = (told: readonly Told[], asOf: string, lang: Language = 'en'): readonly string[] => {
  const events = story(...told);
  const state = { ...asked, id: 'story', asOf, ...stateOn(events, asOf) };
  return showState(state, historyOn(events, asOf), lang, Number.POSITIVE_INFINITY).trimEnd().split('\n');
};

const historyShown = (told: readonly Told[], asOf: string, lang: Language = 'en'): readonly string[] => {
  const events = story(...told);
  const speech = { lang, names: namesIn(stateOn(events, asOf)) };
  return showHistory(historyOn(events, asOf), speech, { room: Number.POSITIVE_INFINITY }).trimEnd().split('\n');
};

const statusOf = (lines: readonly string[]): string => lines[1]!.replace(/^\S+ +/, '');

const settled = (certainty: 'press' | 'unverified' | 'record') =>
  act('case.settled', '2025-02-20', { prejudice: 'with' }, { certainty });

describe('the status line', () => {
  test('says so where the status is known only from the press, or nobody verified it', () => {
    const told = (certainty: Parameters<typeof settled>[0]) => [filed('2024-01-02'), settled(certainty)];
    const line = 'settled, since 2025-02-20, with prejudice';
    expect(statusOf(shown(told('press'), '2025-03-01'))).toBe(`${line} (press report)`);
    expect(statusOf(shown(told('unverified'), '2025-03-01'))).toBe(`${line} (unverified)`);
    expect(statusOf(shown(told('record'), '2025-03-01'))).toBe(line);
    expect(statusOf(shown(told('press'), '2025-03-01', 'ko'))).toMatch(/ \(언론 보도\)$/);
  });

  test('says of a case that it was reopened while it is live, not after it was settled', () => {
    const told = [filed('2024-01-02'), dismissed('2024-06-01'), reopened('2024-10-25'), settled('record')];
    expect(statusOf(shown(told, '2024-11-01'))).toBe('pending, since 2024-10-25, reopened 2024-10-25');
    expect(statusOf(shown(told, '2025-03-01'))).toBe('settled, since 2025-02-20, with prejudice');
  });
});

const elsewhere = { proceeding: stateCourt };
const moved = [
  filed('2024-01-02', elsewhere),
  motion('2024-01-05', 'quash', { ...elsewhere, entry: { number: 4 } }),
  act('case.removed', '2024-02-01', { to: federalCourt }, elsewhere),
  act('case.removed', '2024-02-01', { from: stateCourt }),
  motion('2024-02-05', 'remand', { entry: { number: 4 } }),
];

describe('a case with more than one docket', () => {
  test('says in which docket an entry has its number, and whence and whither the case was moved', () => {
    expect(historyShown(moved, '2024-03-01')).toEqual([
      '2024-01-02  calsuppctsf      case filed',
      '2024-01-05  calsuppctsf  #4  motion filed                   motion to quash',
      '2024-02-01  calsuppctsf      case removed to federal court  to cand 3:24-cv-04722',
      '2024-02-01  cand             case removed to federal court  from calsuppctsf CGC-24-612746',
      '2024-02-05  cand         #4  motion filed                   motion to remand',
    ]);
    expect(historyShown(moved, '2024-03-01', 'ko')[3]).toContain('이전 사건 calsuppctsf CGC-24-612746');
    expect(shown(moved, '2024-03-01').slice(-2)).toEqual([
      'calsuppctsf  #4  2024-01-05  motion to quash',
      'cand         #4  2024-02-05  motion to remand',
    ]);
  });

  test('of one court tells them apart by their numbers', () => {
    const first = { court: 'cand', docketNumber: '3:23-cv-00001' };
    const told = [
      filed('2023-01-02', { proceeding: first }),
      dismissed('2023-05-01', undefined, { proceeding: first }),
      refiled('2024-01-02', first),
    ];
    expect(historyShown(told, '2024-03-01').map(line => line.slice(12, 30).trimEnd())).toEqual([
      'cand 3:23-cv-00001',
      'cand 3:23-cv-00001',
      'cand 3:24-cv-04722',
    ]);
  });

  test('a case with one docket says nothing of it', () => {
    expect(historyShown([filed('2024-01-02')], '2024-03-01')).toEqual(['2024-01-02  case filed']);
  });
});

describe('pending motions', () => {
  test('one ruled on in part says how, and what remains', () => {
    const told = [
      filed('2023-01-02'),
      motion('2023-05-01', 'dismiss', { entry: { number: 9 } }),
      ruled('2023-11-01', { entry: 9 }, 'granted', { remaining: 'the third claim' }),
    ];
    expect(shown(told, '2023-12-01').slice(-1)).toEqual([
      '#9  2023-05-01  motion to dismiss: granted in part 2023-11-01; remaining: the third claim',
    ]);
    expect(shown(told, '2023-12-01', 'ko').slice(-1)[0]).toMatch(/: 일부 인용 2023-11-01; 남은 부분: the third claim$/);
  });
});

test('a hearing without a title that was moved is called by its kind and the day it was set, then whence and whither', () => {
  const told = [
    filed('2024-01-02'),
    hearing('2024-03-06', 'the hearing', '2024-05-01T09:00', { kind: 'motion_hearing' }),
    act('hearing.reset', '2024-04-01', {
      hearing: { kind: 'motion_hearing', from: '2024-05-01' },
      to: '2024-06-01T09:00',
    }),
  ];
  expect(historyShown(told, '2024-04-02').at(-1)).toBe(
    '2024-04-01  hearing moved  motion hearing 2024-05-01: 2024-05-01 09:00 → 2024-06-01 09:00',
  );
});
