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
import { type OwnAction, ownAction, ownAppend } from './ownAppend.ts';
import type { Recorder } from './record.ts';
import { commandIdOf, keyReused } from './request.ts';

export type Separated = RecordedEventOf<'case.separated'>;

export interface SeparateCommand extends Expects {
  readonly from: string;
  /** The case that it was joined into. */
  readonly within: string;
  readonly reason?: string | undefined;
  readonly origin: Origin;
}

/** The separation that ended the inclusion of a case absorbed by this event, in the stream of the case it was in. */
export const separationOf = (own: readonly RecordedEvent[], absorption: RecordedEvent): Separated | undefined =>
  own
    .filter(event => isType(event, 'case.separated'))
    .findLast(separation => {
      const join = joinEndedBy(own, separation as unknown as RecordedEvent);
      return join?.data.from === absorption.caseId && join.data.throughRevision === absorption.revision;
    }) as Separated | undefined;

const taken: ReadonlySet<string> = new Set(['action.corrected', 'action.retracted', 'action.confirmed']);

/** What leaves is retracted where it was; what was only said of such has nothing left there to speak of. */
const retractionOf = ({ event }: Leaving, from: string): readonly OwnAction[] => {
  if (taken.has(event.type)) return [];
  const reason = `It belongs to ${from}, which was separated.`;
  return [ownAction('action.retracted', { actionId: event.id, reason })];
};

/** What the same request separated before, whatever happened since. */
const separatedBefore = (own: readonly RecordedEvent[], command: SeparateCommand): Separated | undefined => {
  const { recordedBy, request } = command.origin;
  if (!request) return undefined;
  const commandId = commandIdOf(recordedBy, caseStream(command.within), request);
  const before = own.find(event => event.commandId === commandId);
  if (!before) return undefined;
  if (isType(before, 'case.separated') && before.data.from === command.from) return before;
  throw keyReused(request.key);
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
  const join = joinEndedBy(own, own[revision]!)!;
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
 * it meanwhile. Killed in between, the next start finishes it. Rejects with ConflictError or UnknownCaseError.
 */
export const separateCase = async (recorder: Recorder, command: SeparateCommand): Promise<Separated> => {
  const { within, from, origin } = command;
  const own = await existing(recorder, within);
  let separation = separatedBefore(own, command);
  if (!separation) {
    const after = await ownAppend(recorder, within, origin, decideOn(recorder, command));
    separation = after.findLast(event => isType(event, 'case.separated') && event.data.from === from) as Separated;
  }
  await finishSeparation(recorder, separation);
  return separation;
};
