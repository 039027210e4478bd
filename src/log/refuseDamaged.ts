import type { EventLog } from './eventLog.ts';
import type { Gap } from './inspection.ts';
import { UnusableLogError } from './unusableLogError.ts';

/**
 * Rejects with UnusableLogError where the store beneath the log is damaged: a part of it would be taken for the whole.
 * Resolves to where events are missing, which whoever asks may be able to live with.
 */
export const refuseDamaged = async (log: EventLog): Promise<readonly Gap[]> => {
  const { damage, missing } = await log.inspect();
  if (damage.length === 0) return missing;
  throw new UnusableLogError(`The log is damaged. ${damage[0]}. Restore a backup; lis verify tells all that is wrong.`);
};
