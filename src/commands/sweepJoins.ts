import { caseStream } from '../log/streamCache.ts';
import { finishJoin } from './finishJoin.ts';
import { inTurn } from './inTurn.ts';
import type { Recorder } from './record.ts';
import { eraseOrdered } from './sealing.ts';

/** Finishes the joins and separations that were killed between two appends. */
export const sweepJoins = async (recorder: Recorder, absorbed: readonly string[]): Promise<void> => {
  for (const caseId of absorbed)
    await inTurn(recorder.log, caseStream(caseId), () => finishJoin(recorder, caseId, { recordedBy: 'lis' }));
};

/** Erases what was ordered to be, and was not yet when somebody was killed; resolves to how many events. */
export const sweepErasures = async (recorder: Recorder, sealing: readonly string[]): Promise<number> => {
  let events = 0;
  for (const caseId of sealing) {
    const own = await recorder.streams.read(caseStream(caseId));
    events += (await eraseOrdered(recorder, caseId, own))?.events ?? 0;
  }
  return events;
};
