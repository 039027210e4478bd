import { describe, expect, test } from '@jest/globals';
import { joinCase } from '../../src/commands/joinCases.ts';
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
    expect(second.id).toBe(first.id);
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
  const pair = async (name: string) => {
    const recorder = recorderOn();
    const doe = (of: string, called: string) =>
      act('party.joined', '2024-08-05', { party: 'doe', name: called, role: 'defendant' }, { as: `doe ${of}` });
    await recordInto(recorder, 'a', [
      filed('2024-08-05', { as: 'a filed' }),
      doe('a', 'Jane Doe'),
      motion('2024-08-06', 'm'),
    ]);
    await recordInto(recorder, 'b', inCourt(stateCourt, filed('2024-08-05', { as: 'b filed' }), doe('b', name)));
    await join(recorder, 'b', 'a');
    return recorder;
  };
  const partiesOf = async (recorder: Recorder) =>
    (await stateOf(recorder, 'a', { asOf: '2024-09-01' })).parties.map(({ id, name }) => [id, name]);

  test('mean one party where both call it the same', async () => {
    const [party, ...others] = await partiesOf(await pair('JANE DOE'));
    expect([party![0], others]).toEqual(['doe', []]);
  });

  test('mean two where they do not: the joined one has the name of its case before its own', async () => {
    const recorder = await pair('John Doe');
    expect((await partiesOf(recorder)).sort()).toEqual([
      ['b-doe', 'John Doe'],
      ['doe', 'Jane Doe'],
    ]);
    await recordInto(recorder, 'a', inCourt(stateCourt, act('party.terminated', '2024-08-20', { party: 'b-doe' })));
    await separate(recorder, 'b', 'a');
    const state = await stateOf(recorder, 'b', { asOf: '2024-09-01' });
    expect(state.parties).toMatchObject([{ id: 'doe', appearances: [{ leftOn: '2024-08-20' }] }]);
    expect(await partiesOf(recorder)).toEqual([['doe', 'Jane Doe']]);
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

describe('killed between two appends', () => {
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
