import type { RecordedEvent } from '../../events/event.ts';
import { joineryIn } from '../log/caseEvents.ts';
import { noStream } from '../log/eventLog.ts';
import { UnknownCaseError } from '../log/unknownCaseError.ts';
import { ConflictError } from './conflictError.ts';

/** An absorbed case is closed to recording: what happens since is recorded in the one that holds it. */
export const refuseAbsorbed = (caseId: string, own: readonly RecordedEvent[]): void => {
  const { absorption } = joineryIn(own);
  if (!absorption) return;
  const { into } = absorption.data;
  throw new ConflictError('case_absorbed', `The case ${caseId} was joined into ${into}: record into that one.`, into);
};

/** What a command says of the state of its case. */
export interface Expects {
  /** The case must have been begun; recording into none is refused. */
  readonly begun?: true;
  /**
   * The revision that the caller decided on, -1 for a new case; recording on any other is refused. `unsaid`: the caller
   * had to say it and did not. Asked only once the command is known to be no repetition.
   */
  readonly ifRevision?: number | 'unsaid' | undefined;
}

/** Refuses to begin a case by recording into it. Throws UnknownCaseError. */
export const refuseUnknown = ({ begun }: Expects, caseId: string, own: readonly RecordedEvent[]): void => {
  if (begun && own.length === 0) throw new UnknownCaseError(caseId);
};

/** Refuses what was decided on another state of the case. Throws ConflictError. */
export const refuseIfStale = ({ ifRevision }: Expects, caseId: string, events: readonly RecordedEvent[]): void => {
  const revision = events.length - 1;
  if (ifRevision === undefined || ifRevision === revision) return;
  if (ifRevision === 'unsaid')
    throw new ConflictError('revision_unsaid', `Say which revision you decided on: the case stands at ${revision}.`);
  if (ifRevision === noStream.revision)
    throw new ConflictError(
      'case_exists',
      `There is a case ${caseId} already: choose another id, or record into that one.`,
      caseId,
    );
  throw new ConflictError('stale', `The case stands at revision ${revision}, not at ${ifRevision}: read it again.`);
};
