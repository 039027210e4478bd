import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import { holderOf, joineryIn } from '../log/caseEvents.ts';
import { caseStream } from '../log/streamCache.ts';
import { ConflictError } from './conflictError.ts';
import type { Origin } from './draft.ts';
import { existing } from './existing.ts';
import { type Expects, refuseAbsorbed, refuseIfStale } from './expects.ts';
import { ownAction, ownAppend } from './ownAppend.ts';
import type { Recorder } from './record.ts';
import { commandIdOf, keyReused } from './request.ts';
import { finishSeparation, separationOf } from './separateCase.ts';

export type Joined = RecordedEventOf<'case.joined'>;

export interface JoinCommand extends Expects {
  readonly from: string;
  readonly into: string;
  readonly origin: Origin;
}

/** Whether these events of a case include another up to its absorption, directly or through a third. */
const includes = async (
  recorder: Recorder,
  own: readonly RecordedEvent[],
  { caseId, revision }: RecordedEvent,
): Promise<Joined | undefined> => {
  for (const join of joineryIn(own).joins) {
    const { from, throughRevision } = join.data;
    if (from === caseId && throughRevision === revision) return join;
    const theirs = (await recorder.streams.read(caseStream(from))).slice(0, throughRevision + 1);
    const nested = await includes(recorder, theirs, { caseId, revision } as RecordedEvent);
    if (nested) return nested;
  }
  return undefined;
};

/**
 * Finishes what stands half: a case that was absorbed is included in the one that holds it, or goes on where two absorbed
 * each other, or where it was separated again. Resolves to the join that includes it; undefined where the case goes on.
 */
export const finishJoin = async (recorder: Recorder, caseId: string, origin: Origin): Promise<Joined | undefined> => {
  for (;;) {
    const { absorption } = joineryIn(await recorder.streams.read(caseStream(caseId)));
    if (!absorption) return undefined;
    const { into } = absorption.data;
    const separation = separationOf(await recorder.streams.read(caseStream(into)), absorption as RecordedEvent);
    if (separation) {
      await finishSeparation(recorder, separation);
      continue;
    }
    const holder = await holderOf(recorder.streams, caseId);
    if (holder === caseId) {
      const restored = ownAction('case.restored', { from: into });
      await ownAppend(recorder, caseId, origin, own => (joineryIn(own).absorption ? [restored] : []));
      continue;
    }
    const standing = await includes(
      recorder,
      await recorder.streams.read(caseStream(holder)),
      absorption as RecordedEvent,
    );
    if (standing) return standing;
    const data = { from: caseId, throughRevision: absorption.revision, throughHash: absorption.hash };
    const joined = ownAction('case.joined', data);
    await ownAppend(recorder, holder, origin, own => (joineryIn(own).absorption ? [] : [joined]));
  }
};

/** What the same request joined before, whatever happened since. */
const joinedBefore = (own: readonly RecordedEvent[], { from, into, origin }: JoinCommand): Joined | undefined => {
  const { recordedBy, request } = origin;
  if (!request) return undefined;
  const commandId = commandIdOf(recordedBy, caseStream(into), request);
  const before = own.find(event => event.commandId === commandId);
  if (!before) return undefined;
  if (isType(before, 'case.joined') && before.data.from === from) return before;
  throw keyReused(request.key);
};

const absorb = (recorder: Recorder, { from, into, origin }: JoinCommand): Promise<readonly RecordedEvent[]> => {
  const absorbed = ownAction('case.absorbed', { into });
  return ownAppend(recorder, from, origin, own => (joineryIn(own).absorption ? [] : [absorbed]));
};

/**
 * Joins one case into another (EVENTS.md section 6): the first is closed to recording, the second holds from then on what
 * both recorded. Asking again for what stands is answered with it. Killed in between, the next start finishes it. Rejects
 * with ConflictError or UnknownCaseError.
 */
export const joinCase = async (recorder: Recorder, command: JoinCommand): Promise<Joined> => {
  const { from, into, origin } = command;
  const ours = await existing(recorder, into);
  const before = joinedBefore(ours, command);
  if (before) return before;
  if (from === into) throw new ConflictError('not_joined', 'A case cannot be joined into itself.');
  let { absorption } = joineryIn(await existing(recorder, from));
  if (!absorption) {
    refuseAbsorbed(into, ours);
    refuseIfStale(command, into, ours);
    ({ absorption } = joineryIn(await absorb(recorder, command)));
  }
  if (absorption?.data.into !== into) refuseAbsorbed(from, await existing(recorder, from));
  const joined = await finishJoin(recorder, from, origin);
  if (joined) return joined;
  throw new ConflictError('not_joined', `Meanwhile ${from} was restored: ask for both cases, and decide again.`, into);
};
