import { describe, expect, test } from '@jest/globals';
import type { EventLog } from '../../src/log/eventLog.ts';
import { diffOf, historyOf, stateOf } from '../../src/views/askCase.ts';
import { eventsIn, recorderOn, recordInto } from '../support/recording.ts';
import { act, stateCourt, type Told, the } from '../support/story.ts';
import {
  corrected,
  entry,
  filed,
  inCourt,
  inEntry,
  motion,
  retracted,
  ruled,
  withdrawn,
} from '../support/storyWords.ts';
import { idsOf, join, separate, titled, twoCases, typesIn } from '../support/twoCases.ts';

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
