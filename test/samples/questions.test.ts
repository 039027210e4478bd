import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { answer } from '../../projections/state/answer.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import { readSamples } from '../../src/commands/loadSamples.ts';
import { recordCase } from '../../src/commands/recordCase.ts';
import { diffOf, type HistoryBody, historyOf, stateOf } from '../../src/views/askCase.ts';
import { eventsIn, recorderOn } from '../support/recording.ts';
import { flagsOf, historyOn, stateOn } from '../support/story.ts';

/**
 * Musk v. OpenAI, asked on many days. What is expected was worked out by hand from the record's facts (the orders, the
 * captions, the docket's entries), not from what the code answers.
 */
const id = 'musk-v-openai';
const state = 'calsuppctsf CGC-24-612746';
const federal = 'cand 3:24-cv-04722';

const recorder = recorderOn();
let events: readonly RecordedEvent[];

beforeAll(async () => {
  const sample = readSamples().find(file => file.id === id)!;
  await recordCase(recorder, sample, { recordedBy: 'samples' });
  events = await eventsIn(recorder, id);
});

const on = (day: string, docketedBy?: string): CaseState => stateOn(events, day, docketedBy ? { docketedBy } : {});

const appearances = (asked: CaseState, name: RegExp) =>
  asked.parties
    .filter(party => name.test(party.name))
    .flatMap(party => party.appearances.map(({ proceeding, role, leftOn }) => [proceeding, role, leftOn]));

const claimsThatAre = (asked: CaseState, status: string, proceeding = federal): string[] =>
  asked.claims
    .filter(claim => claim.status === status && claim.proceeding === proceeding && !claim.id.startsWith('cc-'))
    .map(claim => claim.id)
    .sort();

const counterclaims = (asked: CaseState) =>
  asked.claims.filter(claim => claim.id.startsWith('cc-')).map(claim => claim.status);

const motionAt = (asked: CaseState, entry: number) =>
  asked.motions.find(motion => motion.entry?.number === entry && motion.proceeding === federal);

const antitrust = [
  'cartwright-16720',
  'cartwright-16727',
  'clayton-3',
  'clayton-7',
  'sherman-1',
  'sherman-2',
  'upa-17043',
];
const phaseTwo = [...antitrust, 'lanham', 'ucl'];
const sorted = (...ids: string[]) => ids.sort();

describe('before the state court', () => {
  test('on 28 February 2024 nothing is filed', () => {
    expect(on('2024-02-28')).toMatchObject({ status: 'not_filed', proceeding: null, claims: [], parties: [] });
  });

  test('on 15 March 2024 the case is pending in San Francisco with five counts; Microsoft is no party', () => {
    const asked = on('2024-03-15');
    expect(asked).toMatchObject({
      status: 'pending',
      statusOn: '2024-02-29',
      prejudice: null,
      proceeding: state,
      operativePleading: { claimCount: 5, on: '2024-02-29' },
      nextHearing: null,
    });
    expect(claimsThatAre(asked, 'pending', state)).toHaveLength(5);
    expect(appearances(asked, /Microsoft/)).toEqual([]);
    expect(appearances(asked, /Musk/)).toEqual([[state, 'plaintiff', null]]);
    expect(appearances(asked, /Altman|Brockman/)).toHaveLength(2);
    expect(flagsOf(asked)).toEqual([]);
  });

  test('on 1 April 2024 the demurrer is pending and noticed for 24 April', () => {
    const asked = on('2024-04-01');
    expect(asked.nextHearing).toMatchObject({ proceeding: state, at: expect.stringMatching(/^2024-04-24/) });
    const pending = asked.motions.filter(({ status }) => status === 'pending').map(({ title }) => title);
    expect(pending.join()).toMatch(/demurrer/i);
  });

  test('on 7 May 2024 Judge Schulman no longer sits', () => {
    const judges = on('2024-05-07').proceedings.find(({ id: docket }) => docket === state)?.judges;
    expect(judges).toMatchObject([{ name: expect.stringContaining('Schulman'), to: '2024-05-06' }]);
  });

  test('on 11 June 2024, a day before the argument, it is withdrawn', () => {
    expect(on('2024-06-10').status).toBe('pending');
    expect(on('2024-06-11')).toMatchObject({ status: 'withdrawn', statusOn: '2024-06-11', nextHearing: null });
  });

  test('on 1 July 2024 it is withdrawn without prejudice, and all that was pending ended with it', () => {
    const asked = on('2024-07-01');
    expect(asked).toMatchObject({
      status: 'withdrawn',
      statusOn: '2024-06-11',
      prejudice: 'without',
      proceeding: state,
    });
    expect(claimsThatAre(asked, 'ended', state)).toHaveLength(5);
    expect(asked.motions.filter(({ status }) => status === 'pending')).toEqual([]);
    expect(appearances(asked, /Musk/)).toEqual([[state, 'plaintiff', '2024-06-11']]);
    expect(asked.proceedings).toMatchObject([{ closedOn: '2024-06-11', openedOn: '2024-02-29' }]);
  });
});

describe('refiled before the federal court', () => {
  test('on 6 August 2024 it is refiled in N.D. Cal. with fifteen counts', () => {
    const asked = on('2024-08-06');
    expect(asked).toMatchObject({
      status: 'pending',
      statusOn: '2024-08-05',
      prejudice: null,
      proceeding: federal,
      operativePleading: { claimCount: 15, on: '2024-08-05' },
      nextHearing: { at: '2024-11-04T13:30' },
    });
    expect(claimsThatAre(asked, 'pending')).toHaveLength(15);
    expect(asked.proceedings).toMatchObject([
      { id: state, status: 'withdrawn' },
      { id: federal, openedBy: 'case.refiled', writtenAs: '3:24-cv-04722' },
    ]);
    expect(appearances(asked, /Microsoft/)).toEqual([]);
    expect(flagsOf(asked)).toEqual([]);
  });

  test('claims of the state case that were not brought again stay ended', () => {
    const asked = on('2024-08-06');
    expect(claimsThatAre(asked, 'ended', state)).toEqual(['accounting', 'fiduciary-direct', 'promissory-estoppel']);
    expect(asked.claims.find(claim => claim.id === 'ucl')).toMatchObject({ status: 'pending', proceeding: federal });
  });

  test('on 10 August 2024 it is before Judge Gonzalez Rogers in Oakland, and its number begins with 4', () => {
    const asked = on('2024-08-10');
    expect(asked.nextHearing).toMatchObject({ at: '2024-11-04T14:00' });
    const docket = asked.proceedings.find(({ id: known }) => known === federal);
    expect(docket).toMatchObject({ writtenAs: '4:24-cv-04722' });
    const sitting = docket?.judges.filter(({ to }) => to === null).map(({ name }) => name);
    expect(sitting).toEqual([expect.stringContaining('Gonzalez Rogers')]);
  });

  test('on 12 October 2024 the hearing of 12 November is off, and the conference is on 16 December', () => {
    const asked = on('2024-10-12');
    expect(asked.nextHearing).toMatchObject({ at: '2024-12-16T14:00' });
    expect([motionAt(asked, 24)?.status, motionAt(asked, 25)?.status]).toEqual(['pending', 'pending']);
  });

  test('on 13 November 2024 there are fifteen counts, and Microsoft is still no party', () => {
    const asked = on('2024-11-13');
    expect(asked.operativePleading).toMatchObject({ claimCount: 15 });
    expect(appearances(asked, /Microsoft/)).toEqual([]);
  });

  test('on 14 November 2024 there are twenty-six, and Microsoft is a defendant', () => {
    const asked = on('2024-11-14');
    expect(asked.operativePleading).toMatchObject({ claimCount: 26, on: '2024-11-14' });
    expect(claimsThatAre(asked, 'pending')).toHaveLength(26);
    expect(claimsThatAre(asked, 'dropped')).toEqual(['declaratory']);
    expect(appearances(asked, /Microsoft/)).toEqual([[federal, 'defendant', null]]);
    expect(appearances(asked, /Zilis/)).toMatchObject([[federal, expect.stringMatching(/^plaintiff/), null]]);
    expect(appearances(asked, /OpenAI Investment/)).toEqual([[federal, 'defendant', '2024-11-14']]);
  });

  test('on 20 November 2024 intervention is denied and the first motion to dismiss moot', () => {
    const asked = on('2024-11-20');
    expect(motionAt(asked, 24)).toMatchObject({ status: 'denied', ruledOn: '2024-11-19' });
    expect(motionAt(asked, 25)).toMatchObject({ status: 'moot', ruledOn: '2024-11-19' });
  });
});

describe('the preliminary injunction', () => {
  test('on 6 December 2024 the motion is pending, to be heard on 7 January', () => {
    const asked = on('2024-12-06');
    expect(motionAt(asked, 46)).toMatchObject({ status: 'pending', filedOn: '2024-11-29', ruledOn: null });
    expect(motionAt(asked, 46)?.kinds.join(' ')).toMatch(/injunction/i);
    expect(asked.nextHearing).toMatchObject({ at: '2025-01-07T14:00' });
    expect(asked.status).toBe('pending');
  });

  test('on 15 January 2025 it is to be heard on 4 February, after two moves', () => {
    const asked = on('2025-01-15');
    expect(asked.nextHearing).toMatchObject({ at: '2025-02-04T10:00' });
    expect(asked.nextHearing?.moves.map(({ from }) => from?.slice(0, 10))).toEqual(['2025-01-07', '2025-01-14']);
  });

  test('on 5 February 2025 it has been heard, but the docket does not show it before the 6th', () => {
    const heard = (asked: CaseState) =>
      asked.hearings
        .filter(({ at }) => at?.startsWith('2025-02-04'))
        .map(({ status, sessions }) => [status, sessions.length]);
    expect(heard(on('2025-02-05'))).toEqual([['held', 1]]);
    expect(heard(on('2025-02-05', '2025-02-05'))).toEqual([['set', 0]]);
    expect(heard(on('2025-02-06', '2025-02-06'))).toEqual([['held', 1]]);
  });

  test('on 5 March 2025 it is denied; sections 8 and 5233 are out, section 1 only as to Musk', () => {
    const asked = on('2025-03-05');
    expect(motionAt(asked, 46)).toMatchObject({ status: 'denied', ruledOn: '2025-03-04' });
    expect(asked).toMatchObject({ status: 'pending', nextHearing: { at: '2025-03-21T08:00' } });
    expect(claimsThatAre(asked, 'dismissed')).toEqual(['clayton-8', 'self-dealing']);
    expect(claimsThatAre(asked, 'pending')).toHaveLength(24);
    expect([101, 102, 103].map(entry => motionAt(asked, entry)?.status)).toEqual(['pending', 'pending', 'pending']);
  });
});

describe('what the motions to dismiss left', () => {
  test('on 2 May 2025 ten of twenty-six counts are dismissed, and the case is still pending', () => {
    const asked = on('2025-05-02');
    expect(asked).toMatchObject({ status: 'pending', prejudice: null, operativePleading: { claimCount: 26 } });
    expect(claimsThatAre(asked, 'dismissed')).toEqual(
      sorted(
        'express-contract',
        'implied-covenant',
        'aid-fraud',
        'clayton-8',
        'cal-false-adv',
        'fiduciary-derivative',
        'self-dealing',
        'aid-fid-openai',
        'rico',
        'rico-conspiracy',
      ),
    );
    expect(claimsThatAre(asked, 'pending')).toHaveLength(16);
    expect(counterclaims(asked)).toEqual(['pending', 'pending']);
    expect([motionAt(asked, 101)?.status, motionAt(asked, 102)?.status]).toEqual(['moot', 'granted_in_part']);
    expect(asked.hearings.find(({ at }) => at?.startsWith('2025-05-28'))?.status).toBe('vacated');
  });

  test('on 23 May 2025 the second amended complaint pleads 21 counts, two of which stay dismissed', () => {
    const asked = on('2025-05-23');
    expect(asked.operativePleading).toMatchObject({ claimCount: 21, on: '2025-05-22' });
    expect(claimsThatAre(asked, 'pending')).toHaveLength(19);
    const stillDismissed = asked.claims.filter(claim => ['express-contract', 'clayton-8'].includes(claim.id));
    expect(stillDismissed.map(({ status }) => status)).toEqual(['dismissed', 'dismissed']);
    expect(claimsThatAre(asked, 'pending')).toEqual(expect.arrayContaining(['implied-covenant', 'rico']));
    for (const gone of [/Zilis/, /Bonta/])
      expect(appearances(asked, gone).map(([, , left]) => left)).toEqual(['2025-05-22']);
  });

  test('on 13 August 2025 implied covenant and RICO are out for good, and the counterclaims go on', () => {
    const asked = on('2025-08-13');
    expect(claimsThatAre(asked, 'pending')).toHaveLength(16);
    expect(claimsThatAre(asked, 'dismissed')).toEqual(
      expect.arrayContaining(['implied-covenant', 'rico', 'rico-conspiracy']),
    );
    expect(counterclaims(asked)).toEqual(['pending', 'pending']);
    expect(motionAt(asked, 166)).toMatchObject({ status: 'denied', ruledOn: '2025-08-12' });
    expect([173, 175].map(entry => motionAt(asked, entry)?.status)).toEqual(['granted', 'granted']);
  });

  test('on 10 October 2025 implied contract is given up by election', () => {
    expect(claimsThatAre(on('2025-10-08'), 'withdrawn')).toEqual([]);
    expect(claimsThatAre(on('2025-10-10'), 'withdrawn')).toEqual(['implied-contract']);
  });
});

describe('up to the trial and after', () => {
  test('on 16 January 2026 summary judgment has left fourteen counts; interference, against Microsoft alone, is decided', () => {
    const asked = on('2026-01-16');
    expect(motionAt(asked, 327)).toMatchObject({ status: 'denied', ruledOn: '2026-01-15' });
    expect(motionAt(asked, 329)).toMatchObject({ status: 'granted_in_part', ruledOn: '2026-01-15' });
    expect(claimsThatAre(asked, 'decided')).toEqual(['interference']);
    expect(claimsThatAre(asked, 'pending')).toEqual(
      sorted(...phaseTwo, 'unjust-enrichment', 'fraud', 'constructive-fraud', 'charitable-trust', 'aid-fid-musk'),
    );
    const trials = asked.hearings.filter(({ kind, status }) => kind === 'trial' && status === 'set');
    expect(trials.map(({ at }) => at?.slice(0, 7))).toEqual(['2026-04']);
  });

  test('on 25 April 2026 the fraud counts are gone with prejudice, and a jury is to be chosen on the 27th', () => {
    const asked = on('2026-04-25');
    const fraud = asked.claims.filter(claim => ['fraud', 'constructive-fraud'].includes(claim.id));
    expect(fraud).toMatchObject([
      { status: 'dismissed', dispositions: expect.arrayContaining([expect.objectContaining({ prejudice: 'with' })]) },
      { status: 'dismissed', dispositions: expect.arrayContaining([expect.objectContaining({ prejudice: 'with' })]) },
    ]);
    expect(asked.nextHearing).toMatchObject({ at: '2026-04-27T08:00' });
    expect(claimsThatAre(asked, 'pending')).toHaveLength(12);
  });

  test('on 1 May 2026 the trial goes on, with OpenAI Group PBC among the defendants', () => {
    const asked = on('2026-05-01');
    expect(asked.hearings.some(({ kind, status }) => kind === 'trial' && status === 'continuing')).toBe(true);
    expect(appearances(asked, /OpenAI Group/)).toEqual([[federal, expect.any(String), null]]);
    const enrichment = asked.claims.find(claim => claim.id === 'unjust-enrichment');
    expect(enrichment?.status).toBe('pending');
    expect(enrichment?.against).toContain('openai-group-pbc');
  });

  test('each day of the trial, jury selection first, counts once, though its minutes were amended and one posted in error', () => {
    const days = on('2026-05-03').hearings.flatMap(({ kind, sessions }) => (kind === 'trial' ? sessions : []));
    expect(days.map(({ on: day }) => day)).toEqual(['2026-04-27', '2026-04-28', '2026-04-29', '2026-04-30']);
  });
});

describe('today, 24 November 2026,', () => {
  const now = new Date('2026-11-24T20:00:00Z');
  const today = () => stateOf({ ...recorder, now: () => now }, id, {});

  test('it is pending: no judgment and no notice of appeal were found, and that is flagged', async () => {
    const asked = await today();
    expect(asked).toMatchObject({
      asOf: '2026-11-24',
      status: 'pending',
      statusOn: '2024-08-05',
      prejudice: null,
      onAppeal: null,
      proceeding: federal,
      nextHearing: null,
      operativePleading: { claimCount: 21 },
    });
    expect(flagsOf(asked)).toEqual(expect.arrayContaining(['verdict_without_judgment', 'beyond_coverage']));
  });

  test('the record is covered to entry 522 of 3 May 2026, less 109 numbers', async () => {
    const { coverage } = await today();
    expect(coverage).toMatchObject({ throughEntry: 522, throughOn: '2026-05-03' });
    expect(coverage?.missing).toBe(109);
    for (const number of [4, 124, 517])
      expect(coverage?.gaps.some(({ from, to }) => from <= number && number <= to)).toBe(true);
    expect(flagsOf(on('2026-05-03'))).not.toContain('beyond_coverage');
    expect(flagsOf(on('2026-05-04'))).toContain('beyond_coverage');
  });

  test('the advisory verdict and its oral adoption of 18 May are known from the press, and say so', async () => {
    const asked = await today();
    const tried = asked.claims.filter(claim =>
      ['charitable-trust', 'unjust-enrichment', 'aid-fid-musk'].includes(claim.id),
    );
    const doubtful = new Map(asked.uncertain.map(({ because, reasons }) => [because, reasons]));
    for (const { status, dispositions } of tried) {
      expect(status).toBe('decided');
      const ofMay = dispositions.filter(({ on: day }) => day === '2026-05-18');
      expect(ofMay.map(({ outcome }) => outcome)).toEqual(['advisory_verdict', 'decided']);
      for (const { because } of ofMay) expect(doubtful.get(because[0]!)).toContain('press');
    }
  });

  test('nine counts and two counterclaims of Phase Two are, as far as is known, still open', async () => {
    const asked = await today();
    expect(claimsThatAre(asked, 'pending')).toEqual(sorted(...phaseTwo));
    expect(counterclaims(asked)).toEqual(['pending', 'pending']);
  });

  test('the announced appeal is context, not an appeal', async () => {
    const history = historyOn(events, '2026-11-24').filter(({ day }) => day >= '2026-05-18');
    expect(history.some(({ type }) => type === 'context.noted')).toBe(true);
    expect(history.filter(({ type }) => type.startsWith('appeal.'))).toEqual([]);
  });
});

describe('every fact in every state', () => {
  const days = [
    '2024-03-15',
    '2024-07-01',
    '2024-08-06',
    '2024-11-14',
    '2025-03-05',
    '2025-05-02',
    '2026-01-16',
    '2026-11-24',
  ];

  /** Every list of reasons in a value, with what it is said of. */
  const reasonsIn = (value: unknown, path = 'state'): [string, readonly string[]][] => {
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      key === 'because' && Array.isArray(inner)
        ? [[path, inner] as [string, readonly string[]]]
        : reasonsIn(inner, `${path}.${key}`),
    );
  };

  test.each(days)('of %s names actions that are in its history', day => {
    const known = new Set(historyOn(events, day).map(action => action.id));
    const reasons = reasonsIn(on(day)).filter(([path]) => !/coverage$/.test(path));
    expect(reasons.length).toBeGreaterThan(20);
    expect(reasons.filter(([, because]) => because.length === 0)).toEqual([]);
    expect(reasons.filter(([, because]) => because.some(action => !known.has(action)))).toEqual([]);
  });

  test.each(days)('of %s: the status and the title too', day => {
    const { because } = on(day);
    expect([because.status.length, because.title.length]).toEqual([1, 1]);
  });
});

describe('history and difference', () => {
  const reader = { ...recorder, now: () => new Date('2026-11-24T20:00:00Z') };

  test('the history of 1 July 2024 is that of the state case alone, in legal order', async () => {
    const { items }: HistoryBody = await historyOf(reader, id, { asOf: '2024-07-01' });
    const legal = items.filter(({ day }) => day !== '');
    expect(legal.map(({ day }) => day)).toEqual(legal.map(({ day }) => day).sort());
    expect(new Set(legal.map(({ docket }) => docket))).toEqual(new Set([state, '']));
    const types = legal.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['case.filed', 'complaint.filed', 'motion.filed', 'case.withdrawn']));
    expect(types.indexOf('case.filed')).toBeLessThan(types.indexOf('complaint.filed'));
  });

  test('between 13 and 14 November 2024 the complaint was amended, and nothing else happened', async () => {
    const diff = await diffOf(reader, id, { asOf: '2024-11-13' }, { asOf: '2024-11-14' });
    expect(diff.gone).toEqual([]);
    expect(new Set(diff.actions.map(({ day }) => day))).toEqual(new Set(['2024-11-14']));
    expect(diff.actions.map(({ type }) => type)).toContain('complaint.amended');
    const added = (what: string) => diff.changes.filter(change => change.what === what && change.kind === 'added');
    expect(added('claim')).toHaveLength(12);
    expect(
      added('party')
        .map(({ label }) => label)
        .join(),
    ).toMatch(/Microsoft/);
    expect(added('party')).toHaveLength(6);
    expect(diff.changes).toContainEqual(
      expect.objectContaining({
        what: 'case',
        id: 'operativePleading',
        fields: expect.arrayContaining([{ field: 'claimCount', before: 15, after: 26 }]),
      }),
    );
    expect(diff.changes.find(change => change.id === 'declaratory')?.fields).toEqual([
      { field: 'status', before: 'pending', after: 'dropped' },
    ]);
  });

  test('the case without a cut by date decides which day is today: that of its court', () => {
    const midnight = answer(events, {}, court => (court === 'cand' ? '2026-11-23' : '2026-11-24'));
    expect(midnight.asOf).toBe('2026-11-23');
  });
});
