import { joinCase } from '../../src/commands/joinCases.ts';
import { ownAction, ownAppend } from '../../src/commands/ownAppend.ts';
import type { Recorder } from '../../src/commands/record.ts';
import { separateCase } from '../../src/commands/separateCase.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { historyOf } from '../../src/views/askCase.ts';
import { eventsIn, recorderOn, recordInto } from './recording.ts';
import { act, stateCourt, type Told } from './story.ts';
import { complaint, filed, inCourt, joined, withdrawn } from './storyWords.ts';

export const origin = { recordedBy: 'tester' };
export const titled = (title: string): Told => act('case.titled', undefined, { title });

/** One dispute that somebody recorded as two cases: withdrawn before the state court, refiled before the federal one. */
export const twoCases = async (log?: EventLog): Promise<Recorder> => {
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

export const join = (recorder: Recorder, from = 'state', into = 'federal') =>
  joinCase(recorder, { from, into, origin });
export const separate = (recorder: Recorder, from = 'state', within = 'federal') =>
  separateCase(recorder, { from, within, reason: 'another dispute', origin });

/** A log that dies at its nth append from now on. */
export const dying = (log: EventLog, appends: number): EventLog => {
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
export const on = (log: EventLog): Recorder => ({
  log,
  streams: new StreamCache(log),
  now: () => new Date('2026-11-25T12:00:00Z'),
});

/** A log beside which something happens right after the next append. */
export const onceAppended = (log: EventLog, then: () => Promise<unknown>): EventLog => {
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

export const withKey = (key: string) => ({ ...origin, request: { key, method: 'POST', path: '/joins' } });

/** The first half of a join, which somebody else was faster than, or who was killed. */
export const halfAbsorbed = (recorder: Recorder, from: string, into: string, key?: string) =>
  ownAppend(recorder, from, key === undefined ? origin : withKey(key), () => [ownAction('case.absorbed', { into })]);

/** The ids of the actions that a case shows. */
export const idsOf = async (recorder: Recorder, caseId: string, at?: string) =>
  (await historyOf(recorder, caseId, { asOf: '2030-01-01', at })).items.map(({ id }) => id);

export const typesIn = async (recorder: Recorder, caseId: string) =>
  (await eventsIn(recorder, caseId)).map(({ type }) => type);
