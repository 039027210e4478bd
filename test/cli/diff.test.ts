import { describe, expect, test } from '@jest/globals';
import { fieldTerm } from '../../events/glossary.ts';
import { type Change, stateDiff } from '../../projections/diff/stateDiff.ts';
import { showDiff } from '../../src/cli/showDiff.ts';
import type { Language } from '../../src/words/words.ts';
import { act, federalCourt, stateCourt, stateOn, story, type Told } from '../support/story.ts';
import { amended, complaint, disposed, filed, hearing, motion, ruled, withdrawn } from '../support/storyWords.ts';

const told: readonly Told[] = [
  filed('2024-01-02'),
  act('party.joined', '2024-01-02', { party: 'roe', name: 'Richard Roe', role: 'plaintiff' }),
  act('party.joined', '2024-02-01', { party: 'acme', name: 'Acme, Inc.', role: 'counterclaim plaintiff' }),
  act('judge.assigned', '2024-02-02', { judge: 'moore', name: 'Ada Moore', role: 'referred' }),
  complaint('2024-01-02', [{ claim: 'fraud', title: 'Fraud', against: ['acme'] }], { by: ['roe'] }),
  amended('2024-03-01', [{ claim: 'fraud', title: 'Fraud', against: ['acme'], number: 7 }], { by: ['roe'] }),
  motion('2024-03-05', 'summary_judgment'),
  hearing('2024-03-06', 'the hearing', '2024-05-06T14:00', { kind: 'motion_hearing' }),
  ruled('2024-04-10', { entry: 1 }, 'denied'),
  act('deadline.set', '2024-04-10', { what: 'Answer', due: '2024-12-01' }),
  disposed('2024-04-11', 'fraud', { against: ['acme'] }),
  withdrawn('2024-06-03', { by: ['roe'], prejudice: 'without' }),
];

const events = story(...told);

const side = (asOf: string) => ({
  id: 'story',
  asOf,
  docketedBy: null,
  at: '9-0000000000000000',
  revision: 9,
  foldVersion: 1,
});

interface Days {
  readonly from: string;
  readonly to: string;
  readonly lang?: Language;
  /** In the place of what the two states tell. */
  readonly changes?: readonly Change[];
}

/** The changes between two days, a line each. */
const shown = ({ from, to, lang = 'en', changes }: Days): readonly string[] => {
  const [before, after] = [stateOn(events, from), stateOn(events, to)];
  const diff = { id: 'story', from: side(from), to: side(to), actions: [], gone: [] };
  const all = { ...diff, changes: changes ?? stateDiff(before, after) };
  return showDiff(all, { before, after }, lang, Number.POSITIVE_INFINITY).trimEnd().split('\n').slice(1);
};

describe('a diff in words', () => {
  test('tells what is new by names, roles and kinds', () => {
    expect(shown({ from: '2024-01-31', to: '2024-02-02' })).toEqual([
      'new  party  Acme, Inc., counterclaim plaintiff — joined: 2024-02-01',
      'new  judge  Ada Moore, referred — since: 2024-02-02',
    ]);
    expect(shown({ from: '2024-01-31', to: '2024-02-02', lang: 'ko' })).toEqual([
      '신규  당사자  Acme, Inc., 반소원고 — 참여일: 2024-02-01',
      '신규  판사    Ada Moore, 회부받은 판사 — 시작일: 2024-02-02',
    ]);
  });

  test('tells motions and hearings by what they are', () => {
    expect(shown({ from: '2024-03-04', to: '2024-03-06', lang: 'ko' })).toEqual([
      '신규  신청  약식판결 신청 — 상태: 계류 중',
      '신규  기일  신청 심문기일(2024-03-06 지정) — 일시: 2024-05-06 14:00; 상태: 지정',
    ]);
  });

  test('of a hearing that was moved tells when it stood and when it stands', () => {
    const moved = act('hearing.reset', '2024-03-20', {
      hearing: { kind: 'motion_hearing', from: '2024-05-06' },
      to: '2024-06-01T09:00',
    });
    const [before, after] = ['2024-03-07', '2024-03-21'].map(day => stateOn(story(...told, moved), day));
    const changes = stateDiff(before!, after!);
    const diff = { id: 'story', from: side('2024-03-07'), to: side('2024-03-21'), actions: [], gone: [], changes };
    const lines = showDiff(diff, { before: before!, after: after! }, 'en', Number.POSITIVE_INFINITY).split('\n');
    expect(lines[1]).toBe('changed  hearing  motion hearing set 2024-03-06 — at: 2024-05-06 14:00 → 2024-06-01 09:00');
  });

  test('tells nothing of rulings on a new claim, which has none', () => {
    const claim = shown({ from: '2024-01-01', to: '2024-01-02' }).find(line => /^new +claim/.test(line));
    expect(claim).toMatch(/ — status: pending; count: 1 \(complaint\); by: Richard Roe; against: acme$/);
  });

  test('tells of a party that left after a removal in which court it left', () => {
    const elsewhere = { proceeding: stateCourt };
    const removed = story(
      filed('2024-01-02', elsewhere),
      act('party.joined', '2024-01-02', { party: 'acme', name: 'Acme, Inc.', role: 'defendant' }, elsewhere),
      act('case.removed', '2024-02-01', { to: federalCourt }, elsewhere),
      act('case.removed', '2024-02-01', { from: stateCourt }),
      act('party.terminated', '2024-03-01', { party: 'acme' }),
    );
    const [before, after] = [stateOn(removed, '2024-02-28'), stateOn(removed, '2024-03-01')];
    const changes = stateDiff(before, after);
    const diff = { id: 'story', from: side('2024-02-28'), to: side('2024-03-01'), actions: [], gone: [], changes };
    expect(showDiff(diff, { before, after }, 'en', Number.POSITIVE_INFINITY)).toContain(
      'changed  party  Acme, Inc., defendant in cand 3:24-cv-04722 — left: 2024-03-01\n',
    );
  });

  test('tells which count a claim is in the new pleading', () => {
    expect(shown({ from: '2024-02-28', to: '2024-03-01' })).toEqual([
      'changed  case      operative pleading — pleading: complaint → amended-2024-03-01',
      'changed  claim     Fraud — count: 1 (complaint) → 7 (amended-2024-03-01)',
      'changed  pleading  complaint — operative: yes → no',
      'new      pleading  amended-2024-03-01 — date: 2024-03-01; by: Richard Roe; counts: 1; operative: yes',
    ]);
  });

  test('tells a status as it was and as it is', () => {
    const [status] = shown({ from: '2024-06-02', to: '2024-06-03' });
    expect(status).toBe(
      'changed  case        status: pending → withdrawn; since: 2024-01-02 → 2024-06-03; prejudice: without prejudice',
    );
  });

  test('of rulings on a claim tells those that came and those that went', () => {
    const first = { on: '2024-04-11', outcome: 'dismissed', prejudice: null, leave: true, by: null, against: ['acme'] };
    const second = { ...first, on: '2024-05-01', outcome: 'sustained', leave: null, against: null };
    const rulings = (before: readonly object[], after: readonly object[]): Change => ({
      what: 'claim',
      id: 'fraud',
      label: 'Fraud',
      kind: 'changed',
      fields: [{ field: 'dispositions', before, after }],
      because: [],
    });
    const days = { from: '2024-04-10', to: '2024-05-01' };
    expect(shown({ ...days, changes: [rulings([first], [first, second])] })).toEqual([
      'changed  claim  Fraud — sustained 2024-05-01',
    ]);
    expect(shown({ ...days, changes: [rulings([first], [])] })).toEqual([
      'changed  claim  Fraud — no longer dismissed 2024-04-11 (against Acme, Inc., with leave to amend)',
    ]);
    expect(shown({ ...days, changes: [rulings([], [first])], lang: 'ko' })).toEqual([
      '변경  청구  Fraud — 각하·기각 2024-04-11 (Acme, Inc. 상대, 수정 허가)',
    ]);
  });

  test('has a word for every field of every fact', () => {
    const fields = stateDiff(stateOn(events, '2024-01-01'), stateOn(events, '2024-05-01')).flatMap(change =>
      change.fields.map(({ field }) => field),
    );
    expect(fields).toEqual(expect.arrayContaining(['statusOn', 'joinedOn', 'openedOn', 'due']));
    expect(fields.filter(field => !fieldTerm('ko', field))).toEqual([]);
  });

  test('says so where nothing changed', () => {
    expect(shown({ from: '2024-02-10', to: '2024-02-11' })).toEqual(['nothing changed']);
  });
});
