import type { Action } from '../../events/action.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { type EventLog, noStream } from '../log/eventLog.ts';
import { headOf, seal } from '../log/seal.ts';
import { caseStream, type StreamCache } from '../log/streamCache.ts';
import { VersionConflictError } from '../log/versionConflictError.ts';
import { type CaseDockets, caseDockets } from './caseDockets.ts';
import type { DocketKeys, LostDocket } from './claimDocket.ts';
import { ConflictError } from './conflictError.ts';
import { decide } from './decide.ts';
import { draftOf, type Origin } from './draft.ts';
import { inTurn } from './inTurn.ts';
import { RefusedError } from './refusal.ts';
import { answeredBefore } from './request.ts';
import { spellDockets } from './spelling.ts';
import { standingAnswer, standingOtherwise } from './standing.ts';

export interface Recorder {
  readonly log: EventLog;
  readonly streams: StreamCache;
  readonly now: () => Date;
}

export interface RecordCommand {
  readonly caseId: string;
  /** All are recorded, or none. */
  readonly actions: readonly Action[];
  /** More keys of the dockets that the actions stand in, to claim them by. */
  readonly dockets?: readonly DocketKeys[];
  readonly origin: Origin;
  /**
   * The revision that the caller decided on, -1 for a new case; recording on any other is refused. `unsaid`: the caller
   * had to say it and did not. Asked only once the command is known to be no repetition.
   */
  readonly ifRevision?: number | 'unsaid' | undefined;
}

export interface Recorded {
  readonly caseId: string;
  readonly events: readonly RecordedEvent[];
  readonly revision: number;
  /** Whether all of it was recorded earlier, and this is that answer. */
  readonly repeated: boolean;
  /** Of a repetition, the actions that stand in other words than these: what stands is not changed. */
  readonly otherwise: readonly string[];
  /** Claimed by another case between reading and claiming; the actions stand. */
  readonly lostDockets: readonly LostDocket[];
}

/** Others are other processes: each of five that record without a pause loses so often once in a hundred thousand times. */
const maxAttempts = 50;

const refuseSameIds = (drafts: readonly DraftEvent[]): void => {
  const seen = new Set<string>();
  for (const { id } of drafts) {
    if (seen.has(id)) throw new ConflictError('id_taken', `Two of these actions have the id ${id}.`);
    seen.add(id);
  }
};

const draftsOf = (
  { caseId, actions, origin }: RecordCommand,
  { spell }: CaseDockets,
  moment: Date,
  standing: number,
): readonly DraftEvent[] => {
  const drafts = actions.map((action, index) => {
    const place = { caseId, stream: caseStream(caseId), index, turn: standing + index };
    return draftOf(spellDockets(action, spell), place, origin, moment, action);
  });
  refuseSameIds(drafts);
  return drafts;
};

const refuseIfStale = ({ caseId, ifRevision }: RecordCommand, events: readonly RecordedEvent[]): void => {
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

const attempt = async (recorder: Recorder, command: RecordCommand): Promise<Recorded> => {
  const { log, streams } = recorder;
  const { caseId, origin } = command;
  const stream = caseStream(caseId);
  const events = await streams.read(stream);
  const moment = recorder.now();
  const dockets = await caseDockets(recorder, command, events);
  const drafts = draftsOf(command, dockets, moment, events.length);

  const { request, recordedBy } = origin;
  const asked = request && { request, recordedBy, stream, actions: command.actions };
  const standing = (asked && answeredBefore(events, asked)) ?? standingAnswer(events, drafts);
  if (standing) {
    const lostDockets = await dockets.claim(origin, moment);
    const otherwise = standingOtherwise(events, standing, drafts);
    return { caseId, events: standing, revision: standing.at(-1)!.revision, repeated: true, otherwise, lostDockets };
  }
  refuseIfStale(command, events);
  dockets.refuseTaken();
  const refusals = decide(events, drafts, moment);
  if (refusals.length > 0) throw new RefusedError(refusals);

  const head = events.length > 0 ? headOf(events.at(-1)!) : noStream;
  const sealed = seal(stream, head, drafts, moment);
  const appended = await log.append(stream, head, sealed);
  const { revision } = appended;
  const lostDockets = await dockets.claim(origin, moment);
  const recorded = (await streams.readAppended(stream, sealed, appended)).slice(head.revision + 1, revision + 1);
  return { caseId, events: recorded, revision, repeated: false, otherwise: [], lostDockets };
};

const attempts = async (recorder: Recorder, command: RecordCommand): Promise<Recorded> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(recorder, command);
    } catch (error) {
      if (!(error instanceof VersionConflictError) || tries === maxAttempts) throw error;
    }
  }
};

/**
 * Reads the case, folds it, decides, appends: again where another process appended first.
 * Rejects with RefusedError, ConflictError, or what the log says.
 */
export const record = (recorder: Recorder, command: RecordCommand): Promise<Recorded> =>
  inTurn(recorder.log, caseStream(command.caseId), () => attempts(recorder, command));
