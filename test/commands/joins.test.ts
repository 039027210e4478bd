import { describe, expect, test } from '@jest/globals';
import { joinCase } from '../../src/commands/joinCases.ts';
import { ownAction, ownAppend } from '../../src/commands/ownAppend.ts';
import type { Recorder } from '../../src/commands/record.ts';
import { separateCase } from '../../src/commands/separateCase.ts';
import { sweepJoins } from '../../src/commands/sweepJoins.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { diffOf, historyOf, stateOf } from '../../src/views/askCase.ts';
import { eventsIn, recorderOn, recordInto } from '../support/recording.ts';
import { act, stateCourt, type Told, the } from '../support/story.ts';
import {
  complaint,
  corrected,
  disposed,
  entry,
  filed,
  inCourt,
  inEntry,
  joined,
  motion,
  retracted,
  ruled,
  withdrawn,
} from '../support/storyWords.ts';

const origin = { recordedBy: 'tester' };
const titled = (title: string): Told => act('case.titled', undefined, { title });

/** One dispute that somebody recorded as two cases: withdrawn before the state court, refiled before the federal one. */
const twoCases = async (log?: EventLog): Promise<Recorder> => {
  const recorder = recorderOn(log);
  const inState = inCourt(
    stateCourt,
    filed('2024-02-29', { as: 'first filed' }),
    joined('2024-02-29', 'musk', 'plaintiff', { as: 'musk first' }),
    complaint('2024-02-29', ['contract', 'fraud'], { as: 'first complaint' }),
    withdrawn('2024-06-11', { by: ['musk'], prejudice: 'without' }, { as: 'first withdrawn' }),
  );
  await recordInto(recorder, 'state', [titled('Musk v. Altman (state)'), ...inState]);
  await recordInto(recorder, 'federal', [
    titled('Musk v. OpenAI'),
    filed('2024-08-05', { as: 'second filed' }),
    joined('2024-08-05', 'musk', 'plaintiff', { as: 'musk second' }),
    complaint('2024-08-05', ['contract'], { as: 'second complaint' }),
  ]);
  return recorder;
};

const join = (recorder: Recorder, from = 'state', into = 'federal') => joinCase(recorder, { from, into, origin });
const separate = (recorder: Recorder, from = 'state', within = 'federal') =>
  separateCase(recorder, { from, within, reason: 'another dispute', origin });

/** A log that dies at its nth append from now on. */
const dying = (log: EventLog, appends: number): EventLog => {
  let left = appends;
  return {
    ...log,
    append: (...args) => {
      left -= 1;
      if (left < 0) return Promise.reject(new Error('killed'));
      return log.append(...args);
    },
  };
};
const on = (log: EventLog): Recorder => ({
  log,
  streams: new StreamCache(log),
  now: () => new Date('2026-11-25T12:00:00Z'),
});

/** A log beside which something happens right after the next append. */
const onceAppended = (log: EventLog, then: () => Promise<unknown>): EventLog => {
  let next: (() => Promise<unknown>) | undefined = then;
  return {
    ...log,
    append: async (...args) => {
      const appended = await log.append(...args);
      const now = next;
      next = undefined;
      await now?.();
      return appended;
    },
  };
};

const withKey = (key: string) => ({ ...origin, request: { key, method: 'POST', path: '/joins' } });

/** The first half of a join, which somebody else was faster than, or who was killed. */
const halfAbsorbed = (recorder: Recorder, from: string, into: string, key?: string) =>
  ownAppend(recorder, from, key === undefined ? origin : withKey(key), () => [ownAction('case.absorbed', { into })]);

const idsOf = async (recorder: Recorder, caseId: string, at?: string) =>
  (await historyOf(recorder, caseId, { asOf: '2030-01-01', at })).items.map(({ id }) => id);

const typesIn = async (recorder: Recorder, caseId: string) =>
  (await eventsIn(recorder, caseId)).map(({ type }) => type);

describe('a case joined into another', () => {
  test('is one with it: one state, one history, its lineage from the first docket to the second', async () => {
    const recorder = await twoCases();
    const { revision } = await join(recorder);
    const state = await stateOf(recorder, 'federal', { asOf: '2024-09-01' });
    expect(revision).toBe(4);
    expect(state).toMatchObject({
      title: 'Musk v. OpenAI',
      status: 'pending',
      revision: 4,
      proceedings: [
        { court: 'calsuppctsf', status: 'withdrawn' },
        { court: 'cand', status: 'pending' },
      ],
      parties: [{ id: 'musk' }],
    });
    expect(await stateOf(recorder, 'federal', { asOf: '2024-07-01' })).toMatchObject({ status: 'withdrawn' });
    const first = (await historyOf(recorder, 'federal', {})).items.find(({ id }) => id === the('first filed'));
    expect(first).toMatchObject({ recordedIn: 'state', revision: 1 });
  });

  test('is closed to recording: what happens in its docket is recorded in the other', async () => {
    const recorder = await twoCases();
    await join(recorder);
    const later = inCourt(stateCourt, act('case.reopened', '2024-10-01', {}, { as: 'reopened' }));
    await expect(recordInto(recorder, 'state', later)).rejects.toMatchObject({
      code: 'case_absorbed',
      caseId: 'federal',
    });
    await recordInto(recorder, 'federal', later);
    expect(await idsOf(recorder, 'federal')).toContain(the('reopened'));
  });

  test('answers by its own stream where a revision is asked for, else names the case that holds it', async () => {
    const recorder = await twoCases();
    const { at } = await stateOf(recorder, 'state', {});
    await join(recorder);
    expect(await stateOf(recorder, 'state', { at, asOf: '2024-07-01' })).toMatchObject({ status: 'withdrawn', at });
    await expect(stateOf(recorder, 'state', {})).rejects.toMatchObject({ code: 'case_absorbed', caseId: 'federal' });
  });

  test('leaves every earlier citation of the other as it was', async () => {
    const recorder = await twoCases();
    const before = await stateOf(recorder, 'federal', { asOf: '2024-09-01' });
    await join(recorder);
    expect(await stateOf(recorder, 'federal', { asOf: '2024-09-01', at: before.at })).toEqual(before);
    const diff = await diffOf(recorder, 'federal', { at: before.at }, { at: '4' });
    expect(diff.actions.map(({ id }) => id)).toContain(the('first filed'));
  });

  test('may be named by what is recorded since: its actions are corrected in the case that holds them', async () => {
    const recorder = await twoCases();
    await join(recorder);
    const mended = withdrawn('2024-06-12', { by: ['musk'], prejudice: 'without' }, { proceeding: stateCourt });
    await recordInto(recorder, 'federal', [corrected('first withdrawn', mended)]);
    expect(await stateOf(recorder, 'federal', { asOf: '2024-07-01' })).toMatchObject({ statusOn: '2024-06-12' });
    expect(await stateOf(recorder, 'federal', { asOf: '2024-07-01', at: '4' })).toMatchObject({
      statusOn: '2024-06-11',
    });
  });

  test('keeps its dockets: they are claimed for the case that holds it, and by no other', async () => {
    const recorder = await twoCases();
    await join(recorder);
    await expect(recordInto(recorder, 'third', inCourt(stateCourt, filed('2024-02-29')))).rejects.toMatchObject({
      code: 'docket_claimed',
      caseId: 'federal',
    });
  });

  test('once more is the same join', async () => {
    const recorder = await twoCases();
    const [first, second] = [await join(recorder), await join(recorder)];
    expect([second.events, second.repeated]).toEqual([first.events, true]);
    expect(await typesIn(recorder, 'state')).toEqual([...(await typesIn(await twoCases(), 'state')), 'case.absorbed']);
  });

  test('carries along the cases that were joined into it before', async () => {
    const recorder = await twoCases();
    await recordInto(recorder, 'appeal', [
      titled('The appeal'),
      ...inCourt({ court: 'ca9', docketNumber: '25-1234' }, filed('2025-02-01', { as: 'third' })),
    ]);
    await join(recorder);
    await join(recorder, 'federal', 'appeal');
    expect(await idsOf(recorder, 'appeal')).toEqual(expect.arrayContaining([the('first filed'), the('second filed')]));
    await expect(separate(recorder, 'state', 'appeal')).rejects.toMatchObject({ code: 'not_joined' });
  });
});

describe('names that two cases share', () => {
  const doe = (name: string, as: string, party = 'doe') =>
    act('party.joined', '2024-08-05', { party, name, role: 'defendant' }, { as });
  /** Two cases, `a` before the federal court and `b` before the state court, of which the second is joined into the first. */
  const pair = async (inA: readonly Told[], inB: readonly Told[]) => {
    const recorder = recorderOn();
    await recordInto(recorder, 'a', [filed('2024-08-05', { as: 'a filed' }), motion('2024-08-06', 'm')]);
    await recordInto(recorder, 'b', inCourt(stateCourt, filed('2024-08-05', { as: 'b filed' })));
    for (const one of inA) await recordInto(recorder, 'a', [one]);
    for (const one of inB) await recordInto(recorder, 'b', inCourt(stateCourt, one));
    await join(recorder, 'b', 'a');
    return recorder;
  };
  const partiesOf = async (recorder: Recorder, caseId = 'a') =>
    (await stateOf(recorder, caseId, { asOf: '2024-09-01' })).parties.map(({ id, name }) => [id, name]).sort();
  const inState = (told: Told): Told => ({ ...told, proceeding: stateCourt });

  test('mean one party where both call it the same', async () => {
    const recorder = await pair([doe('Jane Doe', 'doe a')], [doe('JANE DOE', 'doe b')]);
    expect((await partiesOf(recorder)).map(([id]) => id)).toEqual(['doe']);
  });

  test('mean two where they do not: the joined one has the name of its case before its own', async () => {
    const recorder = await pair([doe('Jane Doe', 'doe a')], [doe('John Doe', 'doe b')]);
    expect(await partiesOf(recorder)).toEqual([
      ['b-doe', 'John Doe'],
      ['doe', 'Jane Doe'],
    ]);
    await recordInto(recorder, 'a', inCourt(stateCourt, act('party.terminated', '2024-08-20', { party: 'b-doe' })));
    await separate(recorder, 'b', 'a');
    const state = await stateOf(recorder, 'b', { asOf: '2024-09-01' });
    expect(state.parties).toMatchObject([{ id: 'doe', appearances: [{ leftOn: '2024-08-20' }] }]);
    expect(await partiesOf(recorder)).toEqual([['doe', 'Jane Doe']]);
  });

  test('mean four where there are four: whoever has a name already, in either case, keeps it', async () => {
    const recorder = await pair(
      [doe('Jane Doe', 'doe a'), doe('Andrew Doe', 'other a', 'b-doe')],
      [doe('John Doe', 'doe b'), doe('Jim Doe', 'other b', 'b-doe-2')],
    );
    expect(await partiesOf(recorder)).toEqual([
      ['b-doe', 'Andrew Doe'],
      ['b-doe-2', 'Jim Doe'],
      ['b-doe-3', 'John Doe'],
      ['doe', 'Jane Doe'],
    ]);
  });

  test('count as they stand: who was corrected to somebody else is not whom he was mistaken for', async () => {
    const mended = corrected('doe b', inState(doe('Jane Roe', 'x')));
    const recorder = await pair([doe('John Doe', 'doe a')], [doe('John Doe', 'doe b'), mended]);
    expect(await partiesOf(recorder)).toEqual([
      ['b-doe', 'Jane Roe'],
      ['doe', 'John Doe'],
    ]);
  });

  test('count as they stand: who was misspelt, and corrected, is the one he is', async () => {
    const mended = corrected('doe b', inState(doe('John Doe', 'x')));
    const recorder = await pair([doe('John Doe', 'doe a')], [doe('Jon Doe', 'doe b'), mended]);
    expect(await partiesOf(recorder)).toEqual([['doe', 'John Doe']]);
  });

  test('are free again where they were retracted', async () => {
    const recorder = await pair([doe('Jane Doe', 'doe a'), retracted('doe a')], [doe('John Doe', 'doe b')]);
    expect(await partiesOf(recorder)).toEqual([['doe', 'John Doe']]);
  });

  test('are also those that somebody was renamed to', async () => {
    const renamed = act('party.renamed', '2024-08-07', { party: 'doe', name: 'Jane Smith' });
    const recorder = await pair([doe('Jane Smith', 'doe a')], [doe('Doe 1', 'doe b'), renamed]);
    expect((await partiesOf(recorder)).map(([id]) => id)).toEqual(['doe']);
  });

  test('stay as they were given, also once the case that they were told apart from has left', async () => {
    const recorder = await pair([], [doe('John Doe', 'doe b')]);
    const third = { court: 'ca9', docketNumber: '25-1234' };
    await recordInto(recorder, 'c', inCourt(third, filed('2024-08-05', { as: 'c filed' }), doe('Jane Doe', 'doe c')));
    await join(recorder, 'c', 'a');
    await separate(recorder, 'b', 'a');
    expect(await partiesOf(recorder)).toEqual([['c-doe', 'Jane Doe']]);
    await recordInto(recorder, 'a', inCourt(third, act('party.terminated', '2024-08-20', { party: 'c-doe' })));
    await separate(recorder, 'c', 'a');
    const { parties } = await stateOf(recorder, 'c', { asOf: '2024-09-01' });
    expect(parties).toMatchObject([{ id: 'doe', appearances: [{ leftOn: '2024-08-20' }] }]);
  });

  test('mean nobody else in what leaves with a separated case', async () => {
    const recorder = await pair([doe('Jane Doe', 'doe a')], [doe('John Doe', 'doe b')]);
    const hers = act('motion.filed', '2024-08-20', { kinds: ['intervene'], by: ['doe'] }, { as: 'hers' });
    await recordInto(recorder, 'a', inCourt(stateCourt, { ...hers, override: 'she did' } as Told));
    await separate(recorder, 'b', 'a');
    const { motions } = await stateOf(recorder, 'b', { asOf: '2024-09-01' });
    expect(motions.map(({ by }) => by)).toEqual([['a-doe']]);
  });

  test('are never too long to be written', async () => {
    const recorder = recorderOn();
    const [long, party] = ['b'.repeat(100), 'd'.repeat(100)];
    await recordInto(recorder, 'a', [filed('2024-08-05', { as: 'a filed' }), doe('Jane Doe', 'doe a', party)]);
    const theirs = [filed('2024-08-05', { as: 'b filed' }), doe('John Doe', 'doe b', party)];
    await recordInto(recorder, long, inCourt(stateCourt, ...theirs));
    await join(recorder, long, 'a');
    const other = (await partiesOf(recorder)).find(([, name]) => name === 'John Doe')![0]!;
    const ended = act('party.terminated', '2024-08-20', { party: other });
    await expect(recordInto(recorder, 'a', inCourt(stateCourt, ended))).resolves.toMatchObject({ repeated: false });
  });
});

describe('a case separated again', () => {
  /** Since the join: an entry and a motion in the first docket, a ruling on it, a correction, a motion in the second. */
  const afterMuch = async (log?: EventLog) => {
    const recorder = await twoCases(log);
    await join(recorder);
    await recordInto(recorder, 'federal', [
      ...inCourt(
        stateCourt,
        act('case.reopened', '2024-10-01', {}, { as: 'reopened' }),
        entry(9, '2024-10-02'),
        inEntry(9, 0, motion(null, 'fees')),
        ruled('2024-11-01', the('fees'), 'granted', { as: 'on fees' }),
      ),
      motion('2024-10-05', 'stay'),
    ]);
    await recordInto(recorder, 'federal', [
      corrected(
        'first withdrawn',
        withdrawn('2024-06-12', { by: ['musk'], prejudice: 'without' }, { proceeding: stateCourt }),
      ),
    ]);
    return recorder;
  };

  test('holds what it held, and what was recorded for it meanwhile; the other holds neither', async () => {
    const recorder = await afterMuch();
    await separate(recorder);
    const state = await stateOf(recorder, 'state', { asOf: '2024-12-01' });
    expect(state).toMatchObject({
      title: 'Musk v. Altman (state)',
      status: 'pending',
      motions: [{ status: 'granted' }],
    });
    expect(await stateOf(recorder, 'state', { asOf: '2024-07-01' })).toMatchObject({ statusOn: '2024-06-12' });
    const other = await stateOf(recorder, 'federal', { asOf: '2024-12-01' });
    expect(other.proceedings.map(({ court }) => court)).toEqual(['cand']);
    expect(other.motions).toMatchObject([{ kinds: ['stay'] }]);
  });

  test('has new ids for it, which name each other, and say what they were', async () => {
    const recorder = await afterMuch();
    await separate(recorder);
    const events = await eventsIn(recorder, 'state');
    const cause = (name: string) => events.find(({ causationId }) => causationId === the(name))!;
    expect(cause('on fees').data).toMatchObject({ motion: cause('fees').id });
    expect(cause('fees').entryId).toBe(cause('entry 9').id);
    expect(cause('fees').id).not.toBe(the('fees'));
    expect(cause('fees').publicOn).toBe('2024-10-02');
    expect(events.at(-1)!.type).toBe('case.restored');
  });

  test('is asked for itself again, recorded into again, and joined again', async () => {
    const recorder = await afterMuch();
    await separate(recorder);
    await recordInto(recorder, 'state', inCourt(stateCourt, motion('2025-01-05', 'late')));
    expect(await idsOf(recorder, 'state')).toContain(the('late'));
    await join(recorder);
    const state = await stateOf(recorder, 'federal', { asOf: '2025-02-01' });
    expect(state.motions.map(({ kinds }) => kinds.join()).sort()).toEqual(['fees', 'late', 'stay']);
  });

  test('leaves what was cited of the joined case as it was', async () => {
    const recorder = await afterMuch();
    const before = await stateOf(recorder, 'federal', { asOf: '2024-12-01' });
    await separate(recorder);
    expect(await stateOf(recorder, 'federal', { asOf: '2024-12-01', at: before.at })).toEqual(before);
  });

  test('twice is refused, and so is separating what was never joined', async () => {
    const recorder = await afterMuch();
    await separate(recorder);
    await expect(separate(recorder)).rejects.toMatchObject({ code: 'not_joined' });
  });

  test('takes a seal along, and what it hides stays hidden everywhere', async () => {
    const recorder = await afterMuch();
    const { at } = await stateOf(recorder, 'federal', {});
    const seal = act('entry.sealed', '2024-12-01', { scope: 'entry' }, { entryId: the('entry 9'), as: 'seal' });
    await recordInto(recorder, 'federal', inCourt(stateCourt, seal));
    await separate(recorder);
    for (const [caseId, asked] of [
      ['state', undefined],
      ['federal', undefined],
      ['federal', at],
    ] as const) {
      const { items } = await historyOf(recorder, caseId, { asOf: '2030-01-01', at: asked });
      expect(items.map(({ type }) => type)).not.toContain('entry.recorded');
      expect(items.filter(({ type, docket }) => type === 'motion.filed' && docket.startsWith('calsup'))).toEqual([]);
    }
    expect(await stateOf(recorder, 'state', { asOf: '2025-01-01' })).toMatchObject({ withheld: 2 });
  });
});

describe('two cases joined into each other at once', () => {
  test('are joined once: the lower id stands, and the other case goes on', async () => {
    const log = memoryLog();
    const [one, two] = [await twoCases(log), { ...recorderOn(log), streams: new StreamCache(log) }];
    const outcomes = await Promise.allSettled([join(one), join(two, 'federal', 'state')]);
    await sweepJoins(one, ['state', 'federal']);
    const absorbed = await Promise.all(
      ['state', 'federal'].map(caseId =>
        stateOf(one, caseId, {}).then(
          () => [],
          () => [caseId],
        ),
      ),
    );
    expect(absorbed.flat()).toHaveLength(1);
    const holder = absorbed.flat()[0] === 'state' ? 'federal' : 'state';
    expect(await idsOf(one, holder)).toEqual(expect.arrayContaining([the('first filed'), the('second filed')]));
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await verifyLog(log)).sound).toBe(true);
  });
});

describe('a request to join or to separate', () => {
  const ids = async (recorder: Recorder, caseId: string) => (await eventsIn(recorder, caseId)).map(({ id }) => id);

  test('that comes again is told so, and what it did', async () => {
    const recorder = await twoCases();
    const joining = { from: 'state', into: 'federal', origin: withKey('join') };
    const first = await joinCase(recorder, joining);
    expect(await joinCase(recorder, joining)).toEqual({ ...first, repeated: true });
    const separating = { from: 'state', within: 'federal', origin: withKey('separate') };
    const second = await separateCase(recorder, separating);
    expect(await separateCase(recorder, separating)).toEqual({ ...second, repeated: true });
    expect([first.repeated, second.repeated]).toEqual([false, false]);
    await expect(separateCase(recorder, { ...separating, reason: 'another' })).rejects.toMatchObject({
      code: 'key_reused',
    });
  });

  test('under a key that recorded something else into the case that is joined is refused', async () => {
    const recorder = await twoCases();
    await recordInto(recorder, 'state', [titled('Another title')], { origin: withKey('K') });
    await expect(joinCase(recorder, { from: 'state', into: 'federal', origin: withKey('K') })).rejects.toMatchObject({
      code: 'key_reused',
    });
  });

  test('gives no two events of a stream one id, also where two cases absorbed each other', async () => {
    const recorder = await twoCases();
    await halfAbsorbed(recorder, 'state', 'federal', 'one');
    await halfAbsorbed(recorder, 'federal', 'state', 'other');
    const asking = [
      { from: 'state', into: 'federal', origin: withKey('one') },
      { from: 'federal', into: 'state', origin: withKey('other') },
    ];
    await Promise.allSettled(asking.map(command => joinCase(recorder, command)));
    for (const caseId of ['state', 'federal']) {
      const all = await ids(recorder, caseId);
      expect(new Set(all).size).toBe(all.length);
    }
    expect((await typesIn(recorder, 'state')).concat(await typesIn(recorder, 'federal'))).toContain('case.restored');
  });

  test('by a revision that stands no more when it is decided joins nothing: the case goes on, and may be joined', async () => {
    const log = memoryLog();
    const recorder = await twoCases(log);
    const faster = onceAppended(log, () => recordInto(recorder, 'federal', [titled('Somebody was faster')]));
    const asked = { from: 'state', into: 'federal', origin: withKey('K'), ifRevision: 3 };
    await expect(joinCase(on(faster), asked)).rejects.toMatchObject({ code: 'stale' });
    expect(await stateOf(recorder, 'state', {})).toMatchObject({ id: 'state' });
    expect(await typesIn(recorder, 'federal')).not.toContain('case.joined');
    const joined = await joinCase(recorder, { ...asked, ifRevision: 4 });
    expect(joined).toMatchObject({ revision: 5, repeated: false });
    const all = await ids(recorder, 'state');
    expect(new Set(all).size).toBe(all.length);
  });

  test('leaves whoever recorded what moves with a case named as who recorded it', async () => {
    const recorder = await twoCases();
    await join(recorder);
    await recordInto(recorder, 'federal', inCourt(stateCourt, act('case.reopened', '2024-10-01', {})), {
      origin: { recordedBy: 'kim' },
    });
    await separateCase(recorder, { from: 'state', within: 'federal', origin: { recordedBy: 'lee' } });
    const last = async (caseId: string) =>
      (await eventsIn(recorder, caseId)).slice(-2).map(({ type, recordedBy }) => [type, recordedBy]);
    expect(await last('state')).toEqual([
      ['case.reopened', 'kim'],
      ['case.restored', 'lee'],
    ]);
    expect(await last('federal')).toEqual([
      ['case.separated', 'lee'],
      ['action.retracted', 'lee'],
    ]);
  });
});

describe('killed between two appends', () => {
  const third = { court: 'ca9', docketNumber: '25-1234' };
  const threeCases = async (log: EventLog) => {
    const recorder = await twoCases(log);
    await recordInto(recorder, 'appeal', [
      titled('The appeal'),
      ...inCourt(third, filed('2025-02-01', { as: 'third' })),
    ]);
    return recorder;
  };
  const half = (log: EventLog, from: string, into: string) =>
    expect(join(on(dying(log, 1)), from, into)).rejects.toThrow('killed');

  test('a join into a case that was itself joined meanwhile is one with the case that holds that', async () => {
    const log = memoryLog();
    const recorder = await threeCases(log);
    await half(log, 'state', 'federal');
    await join(recorder, 'federal', 'appeal');
    await sweepJoins(recorder, ['federal', 'state']);
    expect(await idsOf(recorder, 'appeal')).toEqual(expect.arrayContaining([the('first filed'), the('second filed')]));
    await separate(recorder, 'federal', 'appeal');
    expect(await idsOf(recorder, 'federal')).not.toContain(the('first filed'));
    expect(await idsOf(recorder, 'appeal')).toContain(the('first filed'));
    await expect(stateOf(recorder, 'state', {})).rejects.toMatchObject({ caseId: 'appeal' });
  });

  test('and so is its separation there finished, with what was recorded meanwhile', async () => {
    const log = memoryLog();
    const recorder = await threeCases(log);
    await half(log, 'state', 'federal');
    await join(recorder, 'federal', 'appeal');
    await sweepJoins(recorder, ['federal', 'state']);
    await recordInto(recorder, 'appeal', inCourt(stateCourt, act('case.reopened', '2024-10-01', {})));
    await expect(separate(on(dying(log, 1)), 'state', 'appeal')).rejects.toThrow('killed');
    await sweepJoins(on(log), ['federal', 'state']);
    expect(await idsOf(recorder, 'appeal')).not.toContain(the('first filed'));
    expect(await stateOf(recorder, 'state', { asOf: '2024-11-01' })).toMatchObject({ status: 'pending' });
  });

  test('a join of what holds another leaves that where it stands: nothing is held twice', async () => {
    const log = memoryLog();
    const recorder = await threeCases(log);
    await join(recorder);
    await half(log, 'federal', 'appeal');
    await sweepJoins(recorder, ['state', 'federal']);
    const ids = await idsOf(recorder, 'appeal');
    expect(ids.filter(id => id === the('first filed'))).toHaveLength(1);
  });

  test('a join into one of two that absorbed each other is finished once one of them goes on', async () => {
    const log = memoryLog();
    const recorder = await threeCases(log);
    await half(log, 'state', 'federal');
    await halfAbsorbed(recorder, 'federal', 'appeal');
    await halfAbsorbed(recorder, 'appeal', 'federal');
    await sweepJoins(recorder, ['state', 'federal', 'appeal']);
    const all = await Promise.all(['federal', 'appeal'].map(one => idsOf(recorder, one).catch(() => [])));
    expect(all.flat()).toEqual(expect.arrayContaining(['first filed', 'second filed', 'third'].map(the)));
    expect(all.filter(ids => ids.length > 0)).toHaveLength(1);
  });

  test('a join whose request comes again is the one that a sweep finished, also after a separation', async () => {
    const log = memoryLog();
    const recorder = await twoCases(log);
    const asked = { from: 'state', into: 'federal', origin: withKey('K') };
    await expect(joinCase(on(dying(log, 1)), asked)).rejects.toThrow('killed');
    await sweepJoins(recorder, ['state']);
    const swept = (await eventsIn(recorder, 'federal')).at(-1)!;
    expect(await joinCase(recorder, asked)).toMatchObject({ events: [{ id: swept.id }], repeated: true });
    await separate(recorder);
    expect(await joinCase(recorder, asked)).toMatchObject({ events: [{ id: swept.id }], repeated: true });
    expect(await stateOf(recorder, 'state', {})).toMatchObject({ id: 'state' });
  });

  test('a join is finished at the next start', async () => {
    const log = memoryLog();
    await twoCases(log);
    await expect(join(on(dying(log, 1)))).rejects.toThrow('killed');
    const recorder = on(log);
    await sweepJoins(recorder, ['state']);
    expect(await idsOf(recorder, 'federal')).toContain(the('first filed'));
    expect((await eventsIn(recorder, 'federal')).at(-1)).toMatchObject({ type: 'case.joined', recordedBy: 'lis' });
  });

  test.each([1, 2])('a separation after %i appends too, and nothing is recorded twice', async appends => {
    const log = memoryLog();
    const recorder = await twoCases(log);
    await join(recorder);
    await recordInto(
      recorder,
      'federal',
      inCourt(stateCourt, act('case.reopened', '2024-10-01', {}), motion('2024-10-02', 'fees')),
    );
    const whole = memoryLog();
    for await (const batch of log.readAll()) for (const event of batch) await copyInto(whole, event);
    await separate(on(whole));
    await expect(separate(on(dying(log, appends)))).rejects.toThrow('killed');
    await sweepJoins(on(log), ['state']);
    const [swept, done] = [await eventsIn(on(log), 'state'), await eventsIn(on(whole), 'state')];
    expect(swept.map(({ type, data }) => [type, data])).toEqual(done.map(({ type, data }) => [type, data]));
  });
});

/** The same event in another log, at the same place. */
const copyInto = async (log: EventLog, event: Awaited<ReturnType<EventLog['readStream']>>[number]): Promise<void> => {
  const { stream, revision: _revision, position: _position, ...sealed } = event;
  const last = (await log.readStream(stream)).at(-1);
  const head = last ?? { revision: -1, hash: '', recordedAt: '' };
  await log.append(stream, { revision: head.revision, hash: head.hash, recordedAt: head.recordedAt }, [sealed]);
};

test('what two cases claim of one claim is one where it has one title, and its disposition is of both', async () => {
  const recorder = await twoCases();
  await join(recorder);
  await recordInto(recorder, 'federal', [disposed('2025-03-04', 'contract')]);
  const { claims } = await stateOf(recorder, 'federal', { asOf: '2025-04-01' });
  expect(claims.map(({ id, status }) => [id, status]).sort()).toEqual([
    ['contract', 'dismissed'],
    ['fraud', 'ended'],
  ]);
});

test('what was retracted before the join stays retracted after it', async () => {
  const recorder = await twoCases();
  await recordInto(recorder, 'state', [retracted('first complaint')]);
  await join(recorder);
  expect(await idsOf(recorder, 'federal')).not.toContain(the('first complaint'));
});

test('a seal that left with a separated case stays retracted where it was, whatever is erased later', async () => {
  const recorder = recorderOn();
  await recordInto(recorder, 'b', [filed('2024-01-01', { as: 'b filed' })]);
  const inC = (...told: readonly Told[]) => inCourt(stateCourt, ...told);
  await recordInto(recorder, 'c', inC(filed('2024-01-01', { as: 'c filed' }), entry(1, '2024-01-02')));
  await join(recorder, 'c', 'b');
  const seal = (scope: 'entry' | 'erase', on: string) =>
    inC(act('entry.sealed', on, { scope }, { as: scope, entry: { number: 1 } }));
  await recordInto(recorder, 'b', seal('entry', '2024-02-01'));
  await separate(recorder, 'c', 'b');
  await join(recorder, 'b', 'c');
  await recordInto(recorder, 'c', seal('erase', '2024-03-01'));
  await recordInto(recorder, 'c', inC(motion('2024-04-01', 'of c')));
  await separate(recorder, 'b', 'c');
  const { motions } = await stateOf(recorder, 'c', { asOf: '2024-05-01' });
  expect(motions.map(({ kinds }) => kinds.join())).toEqual(['of c']);
});
