import type { CaseReader } from '../askCase.ts';
import { findAction } from '../findAction.ts';
import type { Views } from '../views.ts';
import type { ActionItem } from './searchActions.ts';

/** An action that was found, and when this Lis first and last said something of it. */
export interface TimedAction {
  readonly item: ActionItem;
  readonly recordedAt: string;
  readonly changedAt: string;
}

/** What is in the lists and no longer in the log is left out. Rejects with SealedError. */
export const timedActions = async (
  reader: CaseReader,
  views: Views,
  items: readonly ActionItem[],
): Promise<readonly TimedAction[]> => {
  const timed: TimedAction[] = [];
  for (const item of items) {
    const found = await findAction(reader, views, item.id);
    if (!found) continue;
    const { recordedAt } = found.event;
    timed.push({ item, recordedAt, changedAt: found.amendments.at(-1)?.recordedAt ?? recordedAt });
  }
  return timed;
};
