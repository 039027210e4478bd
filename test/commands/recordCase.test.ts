import { describe, expect, test } from '@jest/globals';
import type { CaseFile } from '../../src/commands/caseFile.ts';
import { type RecordedCase, recordCase } from '../../src/commands/recordCase.ts';
import { type EventLog, maxAppendBytes } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { eventsIn, recorderOn, submitted } from '../support/recording.ts';
import { act, type Told } from '../support/story.ts';
import { filed, motion } from '../support/storyWords.ts';

const origin = { recordedBy: 'tester' };
const fileOf = (...told: Told[]): CaseFile => ({ id: 'doe', title: 'Doe v. Roe', actions: submitted(...told) });
const motions = (count: number): Told[] => Array.from({ length: count }, (_, i) => motion('2024-09-01', `m${i}`));
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
    expect(await recordCase(recorder, fileOf(opening), origin)).toEqual({ caseId: 'doe', recorded: 2, known: 0 });
    expect((await eventsIn(recorder, 'doe')).map(({ type }) => type)).toEqual(['case.titled', 'case.filed']);
  });

  test('unless it says its title itself', async () => {
    const recorder = recorderOn();
    await recordCase(recorder, fileOf(act('case.titled', undefined, { title: 'Roe v. Doe' }), opening), origin);
    expect((await eventsIn(recorder, 'doe')).map(({ type }) => type)).toEqual(['case.titled', 'case.filed']);
  });

  test('batch by batch, each of which one append can carry', async () => {
    const { log, sizes } = dyingLog(0, 'before');
    const long = (_: unknown, i: number) => act('note.added', undefined, { text: 'x'.repeat(99_000) }, { as: `n${i}` });
    const notes = Array.from({ length: maxAppendBytes / 99_000 + 1 }, long);
    await recordCase(recorderOn(log), fileOf(opening, ...motions(1_200), ...notes), origin);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1 + 1 + 1_200 + notes.length);
  });
});

describe('recorded again', () => {
  test('changes nothing', async () => {
    const recorder = recorderOn();
    const file = fileOf(opening, ...motions(600));
    await recordCase(recorder, file, origin);
    expect(await recordCase(recorder, file, origin)).toEqual({ caseId: 'doe', recorded: 0, known: 601 });
    expect(await eventsIn(recorder, 'doe')).toHaveLength(602);
  });

  test.each(['before', 'after'] as const)('goes on where it was killed, %s its second batch stood', async when => {
    const { log } = dyingLog(2, when);
    const file = fileOf(opening, ...motions(1_200));
    await expect(recordCase(recorderOn(log), file, origin)).rejects.toThrow('killed');
    const { recorded, known }: RecordedCase = await recordCase(recorderOn(log), file, origin);
    expect(recorded + known).toBe(1_201);
    expect(known).toBeGreaterThan(400);
    const ids = (await eventsIn(recorderOn(log), 'doe')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(1_202);
  });

  test('adds what the file has grown by, wherever in it that stands', async () => {
    const recorder = recorderOn();
    const [one, two, three] = motions(3) as [Told, Told, Told];
    await recordCase(recorder, fileOf(opening, one, three), origin);
    expect(await recordCase(recorder, fileOf(opening, three, two, one), origin)).toEqual({
      caseId: 'doe',
      recorded: 1,
      known: 3,
    });
  });
});
