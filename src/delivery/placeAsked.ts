import { InvalidInputError } from '../commands/caseFile.ts';
import type { EventLog } from '../log/eventLog.ts';
import { UnknownPositionError } from '../log/unknownPositionError.ts';
import { moment } from '../views/questions.ts';
import { positionBefore } from './positionBefore.ts';

/** It would wait for what comes after a position of another log. Throws UnknownPositionError. */
const refuseBeyond = async (log: EventLog, position: string): Promise<void> => {
  const end = await log.end();
  if (end === undefined || log.comparePositions(position, end) > 0) throw new UnknownPositionError(position);
};

/**
 * A position, also where it is told as `start`, `now` or the moment from which on something was recorded; undefined is the
 * beginning. `name` is the field that asks. Rejects with InvalidInputError or UnknownPositionError.
 */
export const placeAsked = async (log: EventLog, name: string, asked: string): Promise<string | undefined> => {
  if (asked === 'start') return undefined;
  if (asked === 'now') return log.end();
  if (moment.safeParse(asked).success) return positionBefore(log, asked);
  if (!log.isPosition(asked)) {
    const detail = 'is neither now nor start, no position of this log, and no moment such as 2026-05-03T12:00:00Z';
    throw new InvalidInputError([{ pointer: `/${name}`, detail }]);
  }
  await refuseBeyond(log, asked);
  return asked;
};
