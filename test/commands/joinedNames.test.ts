import { describe, expect, test } from '@jest/globals';
import type { Recorder } from '../../src/commands/record.ts';
import { stateOf } from '../../src/views/askCase.ts';
import { recorderOn, recordInto } from '../support/recording.ts';
import { act, stateCourt, type Told } from '../support/story.ts';
import { corrected, disposed, entry, filed, inCourt, inEntry, motion, retracted } from '../support/storyWords.ts';
import { join, separate, twoCases } from '../support/twoCases.ts';

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

  test('are said in a correction as the corrected action said them', async () => {
    const recorder = await pair([doe('Jane Doe', 'doe a')], [doe('John Doe', 'doe b')]);
    const [mended] = inCourt(
      stateCourt,
      act('party.joined', '2024-08-12', { party: 'doe', name: 'John Doe', role: 'defendant' }),
    );
    await recordInto(recorder, 'a', [corrected('doe b', mended!)]);
    expect(await partiesOf(recorder)).toEqual([
      ['b-doe', 'John Doe'],
      ['doe', 'Jane Doe'],
    ]);
    await separate(recorder, 'b', 'a');
    const { parties } = await stateOf(recorder, 'b', { asOf: '2024-09-01' });
    expect(parties).toMatchObject([{ id: 'doe', appearances: [{ joinedOn: '2024-08-12' }] }]);
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

  test('are told apart also where a correction among them was erased', async () => {
    const filing = [entry(9, '2024-08-06'), inEntry(9, 0, motion(null, 'fees'))].map(inState);
    const mended = corrected('fees', inState(inEntry(9, 0, motion(null, 'costs'))));
    const erase = act('entry.sealed', '2024-08-09', { scope: 'erase' }, { entry: { number: 9 } });
    const recorder = await pair([doe('Jane Doe', 'doe a')], [doe('John Doe', 'doe b'), ...filing, mended, erase]);
    expect((await partiesOf(recorder)).map(([id]) => id)).toEqual(['b-doe', 'doe']);
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
