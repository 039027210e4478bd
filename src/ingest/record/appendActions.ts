import type { Action } from '../../../events/action.ts';
import { batchesOf } from '../../commands/batches.ts';
import { ConflictError } from '../../commands/conflictError.ts';
import type { Origin } from '../../commands/draft.ts';
import { type Recorder, record } from '../../commands/record.ts';

/** What was decided on over a case as it stood at a revision; -1 of a case that is not there yet. */
export interface Decided {
  readonly caseId: string;
  readonly revision: number;
  readonly actions: readonly Action[];
}

/** Appends in as many batches as it takes, each after the one before. Rejects where somebody appended meanwhile. */
export const appendActions = async (
  recorder: Recorder,
  { caseId, revision, actions }: Decided,
  origin: Origin,
): Promise<void> => {
  let ifRevision = revision;
  for (const batch of batchesOf(actions)) {
    const recorded = await record(recorder, { caseId, actions: batch, origin, ifRevision });
    ifRevision = recorded.revision;
  }
};

const another: ReadonlySet<string> = new Set(['stale', 'case_exists', 'id_taken', 'case_absorbed']);

/** Whether somebody was faster: then what is to be recorded is decided again. */
export const isBehind = (error: unknown): boolean => error instanceof ConflictError && another.has(error.code);

/** After so many it is not another who is faster. */
export const mostAttempts = 50;
