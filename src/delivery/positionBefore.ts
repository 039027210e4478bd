import type { EventLog } from '../log/eventLog.ts';

/** The position after which what was recorded from a moment on begins; undefined: all of the log was. Reads up to there. */
export const positionBefore = async (log: EventLog, moment: string): Promise<string | undefined> => {
  const from = Date.parse(moment);
  let before: string | undefined;
  for await (const batch of log.readAll())
    for (const { position, recordedAt } of batch) {
      if (Date.parse(recordedAt) >= from) return before;
      before = position;
    }
  return before;
};
