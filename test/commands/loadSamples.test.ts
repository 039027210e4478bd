import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadSamples, readSamples } from '../../src/commands/loadSamples.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { eventsIn, recorderOn, recordInto } from '../support/recording.ts';
import { act } from '../support/story.ts';
import { filed, inCourt } from '../support/storyWords.ts';

const samples = readSamples();
const size = ({ actions }: { actions: readonly unknown[] }) => actions.length;
const total = samples.reduce((sum, sample) => sum + size(sample), 0);
const lengthOf = async (log: EventLog) => {
  let length = 0;
  for await (const batch of log.readAll()) length += batch.filter(({ stream }) => stream.startsWith('case-')).length;
  return length;
};

let streams: readonly string[];

beforeAll(async () => {
  const whole = memoryLog();
  await loadSamples(recorderOn(whole));
  streams = (await whole.changedSince()).streams.toSorted();
});

describe('the samples', () => {
  test('are loaded into a new log, every action of every case', async () => {
    const recorder = recorderOn();
    const loaded = await loadSamples(recorder);
    expect(loaded).toEqual(
      samples.map(sample => ({ caseId: sample.id, recorded: size(sample), known: 0, otherwise: [], lostDockets: [] })),
    );
    const [first] = await eventsIn(recorder, 'musk-v-openai');
    expect(first).toMatchObject({ type: 'case.titled', recordedBy: 'samples', capture: { kind: 'backfill' } });
  });

  test('loaded twice change nothing', async () => {
    const recorder = recorderOn();
    await loadSamples(recorder);
    const { position } = await recorder.log.changedSince();
    expect((await loadSamples(recorder)).every(({ recorded }) => recorded === 0)).toBe(true);
    expect((await recorder.log.changedSince()).position).toBe(position);
  });

  test('loaded by two starts at once stand once', async () => {
    const log = memoryLog();
    await Promise.all([loadSamples(recorderOn(log)), loadSamples(recorderOn(log))]);
    expect(await lengthOf(log)).toBe(total);
  });

  test.each([1, 2, 4, 7])('go on after a kill at append %i', async last => {
    const log = memoryLog();
    let appends = 0;
    const append: EventLog['append'] = (...args) => {
      appends += 1;
      return appends > last ? Promise.reject(new Error('killed')) : log.append(...args);
    };
    await expect(loadSamples(recorderOn({ ...log, append }))).rejects.toThrow('killed');
    await loadSamples(recorderOn(log));
    expect(await lengthOf(log)).toBe(total);
    expect((await log.changedSince()).streams.toSorted()).toEqual(streams);
  });

  test('never go into a log that somebody began without them', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'my-case', [filed('2024-08-05')]);
    expect(await loadSamples(recorder)).toEqual([]);
    expect((await recorder.log.changedSince()).streams.toSorted()).toEqual(['case-my-case', 'docket-cand-24-04722']);
  });

  describe('in a log that was killed while they were loaded', () => {
    const begun = async () => {
      const recorder = recorderOn();
      const [first] = samples;
      await recordInto(recorder, first!.id!, [], { actions: first!.actions.slice(0, 5) } as never);
      return recorder;
    };

    test('leave alone a case of somebody’s own that has the name of one', async () => {
      const recorder = await begun();
      await recordInto(recorder, 'xai-v-li', [act('note.added', undefined, { text: 'mine' })]);
      const loaded = await loadSamples(recorder);
      expect(loaded.map(({ caseId }) => caseId)).toEqual(samples.map(({ id }) => id).filter(id => id !== 'xai-v-li'));
      expect(await eventsIn(recorder, 'xai-v-li')).toHaveLength(1);
    });

    test('take no docket that a case of somebody’s own holds', async () => {
      const recorder = await begun();
      const li = { court: 'cand', docketNumber: '3:25-cv-07292' };
      await recordInto(recorder, 'mine', inCourt(li, filed('2025-08-28')));
      expect((await loadSamples(recorder)).map(({ caseId }) => caseId)).not.toContain('xai-v-li');
      expect(await eventsIn(recorder, 'xai-v-li')).toEqual([]);
    });
  });
});
