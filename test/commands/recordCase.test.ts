import { describe, expect, test } from '@jest/globals';
import { type CaseFile, caseFile, parseInput } from '../../src/commands/caseFile.ts';
import { type RecordedCase, recordCase } from '../../src/commands/recordCase.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { eventsIn, recorderOn, submitted } from '../support/recording.ts';
import { act, federalCourt, stateCourt, type Told, the } from '../support/story.ts';
import { corrected, filed, inCourt, motion } from '../support/storyWords.ts';

const origin = { recordedBy: 'tester' };
const fileOf = (...told: Told[]): CaseFile => ({ id: 'doe', title: 'Doe v. Roe', actions: submitted(...told) });
const motions = (count: number): Told[] => Array.from({ length: count }, (_, i) => motion('2024-09-01', `m${i}`));
/** Of which ten fill one append. */
const longNotes = (count: number): Told[] =>
  Array.from({ length: count }, (_, i) => act('note.added', undefined, { text: 'x'.repeat(99_000) }, { as: `n${i}` }));
const opening = filed('2024-08-05', { as: 'filing' });

/** A log that dies at one append to a case, before it or, as an answer may be lost, after it. */
const dyingLog = (at: number, when: 'before' | 'after') => {
  const log = memoryLog();
  let count = 0;
  const sizes: number[] = [];
  const append: EventLog['append'] = async (stream, head, events) => {
    const dies = stream.startsWith('case-') && ++count === at;
    if (dies && when === 'before') throw new Error('killed');
    const appended = await log.append(stream, head, events);
    if (stream.startsWith('case-')) sizes.push(events.length);
    if (dies) throw new Error('killed');
    return appended;
  };
  return { log: { ...log, append }, sizes };
};

describe('a file is recorded into its case', () => {
  test('with its title first', async () => {
    const recorder = recorderOn();
    expect(await recordCase(recorder, fileOf(opening), origin)).toEqual({
      caseId: 'doe',
      recorded: 2,
      known: 0,
      otherwise: [],
      lostDockets: [],
    });
    expect((await eventsIn(recorder, 'doe')).map(({ type }) => type)).toEqual(['case.titled', 'case.filed']);
  });

  test('unless it says its title itself', async () => {
    const recorder = recorderOn();
    await recordCase(recorder, fileOf(act('case.titled', undefined, { title: 'Roe v. Doe' }), opening), origin);
    expect((await eventsIn(recorder, 'doe')).map(({ type }) => type)).toEqual(['case.titled', 'case.filed']);
  });

  test('batch by batch, each of which one append can carry', async () => {
    const { log, sizes } = dyingLog(0, 'before');
    const notes = longNotes(25);
    await recordCase(recorderOn(log), fileOf(opening, ...motions(2_100), ...notes), origin);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1 + 1 + 2_100 + notes.length);
  });
});

test('half a character in a title or a spelling is made whole before it is hashed', async () => {
  const half = 'Doe v. \ud83d';
  const dockets = [{ ...federalCourt, spellings: ['3:24-cv-04722 \ud83d'] }];
  const recorder = recorderOn();
  const file = parseInput(caseFile, { id: 'doe', title: half, dockets, actions: submitted(opening) });
  await recordCase(recorder, file, origin);
  expect((await eventsIn(recorder, 'doe'))[0]?.data).toEqual({ title: 'Doe v. \ufffd' });
});

describe('recorded again', () => {
  test('changes nothing', async () => {
    const recorder = recorderOn();
    const file = fileOf(opening, ...motions(600));
    await recordCase(recorder, file, origin);
    expect(await recordCase(recorder, file, origin)).toMatchObject({ caseId: 'doe', recorded: 0, known: 601 });
    expect(await eventsIn(recorder, 'doe')).toHaveLength(602);
  });

  test.each(['before', 'after'] as const)('goes on where it was killed, %s its second batch stood', async when => {
    const { log } = dyingLog(2, when);
    const file = fileOf(opening, ...longNotes(25));
    await expect(recordCase(recorderOn(log), file, origin)).rejects.toThrow('killed');
    const { recorded, known }: RecordedCase = await recordCase(recorderOn(log), file, origin);
    expect(recorded + known).toBe(26);
    expect(known).toBe(when === 'before' ? 11 : 21);
    const ids = (await eventsIn(recorderOn(log), 'doe')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(27);
  });

  test('adds what the file has grown by, wherever in it that stands', async () => {
    const recorder = recorderOn();
    const [one, two, three] = motions(3) as [Told, Told, Told];
    await recordCase(recorder, fileOf(opening, one, three), origin);
    expect(await recordCase(recorder, fileOf(opening, three, two, one), origin)).toMatchObject({
      caseId: 'doe',
      recorded: 1,
      known: 3,
    });
  });

  test('in other words, leaves what stands as it is, and says which actions those are', async () => {
    const recorder = recorderOn();
    const before = motion('2024-09-01', 'm', { sources: [{ citation: 'Dkt. 46' }] });
    const after = { ...before, on: '2024-09-02' };
    await recordCase(recorder, fileOf(opening, before), origin);
    const again = await recordCase(recorder, fileOf(opening, after), origin);
    expect(again).toMatchObject({ recorded: 0, known: 2, otherwise: [the('m')] });
    expect((await eventsIn(recorder, 'doe')).at(-1)).toMatchObject({ id: the('m'), on: '2024-09-01' });
  });

  test('in the words that a correction has put there since, says nothing', async () => {
    const recorder = recorderOn();
    const after = motion('2024-09-02', 'm');
    await recordCase(recorder, fileOf(opening, motion('2024-09-01', 'm')), origin);
    await recordCase(recorder, fileOf(corrected('m', after)), origin);
    expect(await recordCase(recorder, fileOf(opening, after), origin)).toMatchObject({ known: 2, otherwise: [] });
  });

  test('under another title, keeps the one that stands and says so', async () => {
    const recorder = recorderOn();
    await recordCase(recorder, fileOf(opening), origin);
    const renamed = { ...fileOf(opening), title: 'Roe v. Doe' };
    expect(await recordCase(recorder, renamed, origin)).toMatchObject({ titleStands: 'Doe v. Roe' });
    expect(await recordCase(recorder, fileOf(opening), origin)).not.toHaveProperty('titleStands');
  });

  test('by two at once stands once', async () => {
    const log = memoryLog();
    const file = fileOf(opening, ...longNotes(25));
    const both = await Promise.all([
      recordCase(recorderOn(log), file, origin),
      recordCase(recorderOn(log), file, origin),
    ]);
    expect(both.map(({ recorded, known }) => recorded + known)).toEqual([27, 27]);
    expect(await eventsIn(recorderOn(log), 'doe')).toHaveLength(27);
  });
});

describe('a file that names no case', () => {
  const unnamed = (...told: Told[]): CaseFile => ({ title: 'Doe v. Roe', actions: submitted(...told) });

  test('goes on in the case that holds its actions already', async () => {
    const { log } = dyingLog(2, 'before');
    const file = unnamed(opening, ...longNotes(25));
    await expect(recordCase(recorderOn(log), file, origin)).rejects.toThrow('killed');
    expect(await recordCase(recorderOn(log), file, origin)).toMatchObject({
      caseId: 'doe-v-roe',
      recorded: 15,
      known: 11,
    });
    expect((await eventsIn(recorderOn(log), 'doe-v-roe')).filter(({ type }) => type === 'case.titled')).toHaveLength(1);
  });

  test('is a new case of its own where others of that title stand', async () => {
    const recorder = recorderOn();
    await recordCase(recorder, unnamed(...longNotes(1)), origin);
    const other = inCourt(stateCourt, filed('2024-02-29', { as: 'other' }));
    expect(await recordCase(recorder, unnamed(...other), origin)).toMatchObject({ caseId: 'doe-v-roe-2' });
  });
});

describe('a file too long for one append', () => {
  const withoutIds = (notes: readonly Told[]): CaseFile => ({
    id: 'doe',
    title: 'Doe v. Roe',
    actions: submitted(opening, ...notes.map(({ as: _as, ...note }) => note)),
  });

  test('is refused where an action has no id, because it could not go on after a crash; nothing is recorded', async () => {
    const recorder = recorderOn();
    await expect(recordCase(recorder, withoutIds(longNotes(25)), origin)).rejects.toMatchObject({
      code: 'invalid_input',
      faults: [{ pointer: '/actions/1/id', detail: expect.stringContaining('split the file') }],
    });
    expect(await eventsIn(recorder, 'doe')).toEqual([]);
  });

  test('needs no ids where it fits: it stands whole or not at all', async () => {
    const recorder = recorderOn();
    expect(await recordCase(recorder, withoutIds(longNotes(5)), origin)).toMatchObject({ recorded: 7 });
  });
});
