import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import { idOf } from '../../events/identity.ts';
import { joineryIn } from '../log/caseEvents.ts';
import { caseStream } from '../log/streamCache.ts';
import { batchesOf } from './batches.ts';
import { ConflictError } from './conflictError.ts';
import { idFor, type Origin } from './draft.ts';
import { existing } from './existing.ts';
import { type Expects, refuseAbsorbed, refuseIfStale } from './expects.ts';
import { joinEndedBy, type Leaving, leavingActions } from './leavingActions.ts';
import { ownAnswer } from './ownAnswer.ts';
import { type OwnAction, ownAction, ownAppend } from './ownAppend.ts';
import type { Recorded, Recorder } from './record.ts';
import { answerUnder } from './request.ts';

export type Separated = RecordedEventOf<'case.separated'>;

export interface SeparateCommand extends Expects {
  readonly from: string;
  /** The case that it was joined into. */
  readonly within: string;
  readonly reason?: string | undefined;
  readonly origin: Origin;
}

/** The separation that ended a join, in the stream that both stand in. */
export const separationOf = (
  own: readonly RecordedEvent[],
  { revision, data }: RecordedEventOf<'case.joined'>,
): Separated | undefined =>
  own
    .slice(revision + 1)
    .filter(event => isType(event, 'case.separated'))
    .find(separation => separation.data.from === data.from);

const taken: ReadonlySet<string> = new Set(['action.corrected', 'action.retracted', 'action.confirmed']);

/** What leaves is retracted where it was; what was only said of such has nothing left there to speak of. */
const retractionOf = ({ event }: Leaving, from: string): readonly OwnAction[] => {
  if (taken.has(event.type)) return [];
  const reason = `It belongs to ${from}, which was separated.`;
  return [ownAction('action.retracted', { actionId: event.id, reason })];
};

/** What the same request separated before, whatever happened since. */
const separatedBefore = (own: readonly RecordedEvent[], command: SeparateCommand): Separated | undefined => {
  const { from, within, reason, origin } = command;
  const { recordedBy, request } = origin;
  if (!request) return undefined;
  return answerUnder(own, { request, recordedBy, stream: caseStream(within) }, recorded =>
    recorded
      .filter(event => isType(event, 'case.separated'))
      .find(({ data }) => data.from === from && data.reason === reason),
  );
};

const notJoined = (from: string, within: string): ConflictError =>
  new ConflictError(
    'not_joined',
    `${from} is not joined into ${within}. What was joined into a case that was itself joined is separated there, once that one is separated.`,
  );

const decideOn =
  ({ streams, now }: Recorder, command: SeparateCommand) =>
  async (own: readonly RecordedEvent[]): Promise<readonly OwnAction[]> => {
    const { from, within, reason, origin } = command;
    refuseAbsorbed(within, own);
    const join = joineryIn(own).joins.find(({ data }) => data.from === from);
    if (!join) throw notJoined(from, within);
    refuseIfStale(command, within, own);
    const id = idFor({}, caseStream(within), 0, origin, now());
    const data = { from, ...(reason !== undefined && { reason }) };
    const leaving = await leavingActions(streams, own, join, id);
    const separated = ownAction('case.separated', data, id);
    return [separated, ...leaving.flatMap(one => retractionOf(one, from))];
  };

/** Records in the separated case what was recorded for it meanwhile, then opens it again. What stands already is left. */
export const finishSeparation = async (recorder: Recorder, separation: Separated): Promise<void> => {
  const { id, caseId, revision, recordedBy, data } = separation;
  const { from } = data;
  const own = await existing(recorder, caseId);
  const join = joinEndedBy(own, separation)!;
  const leaving = (await leavingActions(recorder.streams, own.slice(0, revision), join, id)).flatMap(
    ({ as }) => as ?? [],
  );
  const origin = { recordedBy };
  for (const batch of batchesOf(leaving.map(({ action }) => action))) {
    const theirs = new Set(batch);
    await ownAppend(recorder, from, origin, standing => {
      const known = new Set(standing.map(event => event.id));
      return leaving.filter(({ action }) => theirs.has(action) && !known.has(action.id!));
    });
  }
  const restoredId = idOf([caseStream(from), id, 'case.restored']);
  const restored = { ...ownAction('case.restored', { from: caseId }, restoredId), causationId: id };
  await ownAppend(recorder, from, origin, standing => {
    const { absorption } = joineryIn(standing);
    return absorption?.revision === join.data.throughRevision ? [restored] : [];
  });
};

/**
 * Ends what a join began (EVENTS.md section 6): the case that was joined is open again, and holds also what was recorded for
 * it meanwhile, by whom it was recorded. Killed in between, the next start finishes it. Resolves to the `case.separated`.
 * Rejects with ConflictError or UnknownCaseError.
 */
export const separateCase = async (recorder: Recorder, command: SeparateCommand): Promise<Recorded> => {
  const { within, from, origin } = command;
  const own = await existing(recorder, within);
  const before = separatedBefore(own, command);
  if (before) {
    await finishSeparation(recorder, before);
    return ownAnswer(before, true);
  }
  const after = await ownAppend(recorder, within, origin, decideOn(recorder, command));
  const separation = after.filter(event => isType(event, 'case.separated')).findLast(({ data }) => data.from === from)!;
  await finishSeparation(recorder, separation);
  return ownAnswer(separation, false);
};
