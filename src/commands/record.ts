import type { Action } from '../../events/action.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { withheldIn } from '../../projections/time/withheld.ts';
import { eventsOfHolders, gathered } from '../log/caseEvents.ts';
import { type EventLog, noStream } from '../log/eventLog.ts';
import { headOf, seal } from '../log/seal.ts';
import { caseStream, type StreamCache } from '../log/streamCache.ts';
import { VersionConflictError } from '../log/versionConflictError.ts';
import { type CaseDockets, caseDockets } from './caseDockets.ts';
import type { DocketKeys, LostDocket } from './claimDocket.ts';
import { ConflictError } from './conflictError.ts';
import { decide } from './decide.ts';
import { draftOf, type Origin } from './draft.ts';
import { type Expects, refuseAbsorbed, refuseIfStale, refuseUnknown } from './expects.ts';
import { inTurn } from './inTurn.ts';
import { RefusedError } from './refusal.ts';
import { answeredBefore } from './request.ts';
import { type Erased, eraseOrdered, withAllNames } from './sealing.ts';
import { spellDockets } from './spelling.ts';
import { standingAnswer, standingOtherwise } from './standing.ts';

export interface Recorder {
  readonly log: EventLog;
  readonly streams: StreamCache;
  readonly now: () => Date;
}

export interface RecordCommand extends Expects {
  readonly caseId: string;
  /** All are recorded, or none. */
  readonly actions: readonly Action[];
  /** More keys of the dockets that the actions stand in, to claim them by. */
  readonly dockets?: readonly DocketKeys[];
  readonly origin: Origin;
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
  /** What a seal among the actions, or one that covers them, took out of the log. */
  readonly erased?: Erased;
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
  { own, holders }: { readonly own: readonly RecordedEvent[]; readonly holders: readonly RecordedEvent[] },
): readonly DraftEvent[] => {
  const drafts = actions.map((action, index) => {
    const place = { caseId, stream: caseStream(caseId), index, turn: own.length + index };
    const named = withAllNames(spellDockets(action, spell), holders);
    return draftOf(named, place, origin, moment, action);
  });
  refuseSameIds(drafts);
  return drafts;
};

interface Attempted {
  readonly recorded: Recorded;
  /** The case's own stream as it stands then. */
  readonly own: readonly RecordedEvent[];
}

const attempt = async (recorder: Recorder, command: RecordCommand): Promise<Attempted> => {
  const { log, streams } = recorder;
  const { caseId, origin } = command;
  const stream = caseStream(caseId);
  const own = await streams.read(stream);
  refuseUnknown(command, caseId, own);
  const [events, holders] = [await gathered(streams, own), await eventsOfHolders(streams, caseId, own)];
  const moment = recorder.now();
  const dockets = await caseDockets(recorder, command, events);
  const drafts = draftsOf(command, dockets, moment, { own, holders });

  const { request, recordedBy } = origin;
  const asked = request && { request, recordedBy, stream, actions: command.actions };
  const standing = (asked && answeredBefore(own, asked)) ?? standingAnswer(events, drafts);
  if (standing) {
    const lostDockets = await dockets.claim(origin, moment);
    const otherwise = standingOtherwise(events, standing, drafts, withheldIn(holders));
    const { revision } = standing.at(-1)!;
    return { recorded: { caseId, events: standing, revision, repeated: true, otherwise, lostDockets }, own };
  }
  refuseAbsorbed(caseId, own);
  refuseIfStale(command, caseId, own);
  dockets.refuseTaken();
  const refusals = decide(events, drafts, moment, holders);
  if (refusals.length > 0) throw new RefusedError(refusals);

  const head = own.length > 0 ? headOf(own.at(-1)!) : noStream;
  const sealed = seal(stream, head, drafts, moment);
  const appended = await log.append(stream, head, sealed);
  const { revision } = appended;
  const lostDockets = await dockets.claim(origin, moment);
  const grown = await streams.readAppended(stream, sealed, appended);
  const added = grown.slice(head.revision + 1, revision + 1);
  return { recorded: { caseId, events: added, revision, repeated: false, otherwise: [], lostDockets }, own: grown };
};

const attempts = async (recorder: Recorder, command: RecordCommand): Promise<Recorded> => {
  for (let tries = 1; ; tries += 1) {
    try {
      const { recorded, own } = await attempt(recorder, command);
      const erased = await eraseOrdered(recorder, command.caseId, own, recorded.events);
      return erased ? { ...recorded, erased } : recorded;
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
