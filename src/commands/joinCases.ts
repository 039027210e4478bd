import { isType, type RecordedEvent } from '../../events/event.ts';
import { newId } from '../../events/identity.ts';
import { joineryIn } from '../log/caseEvents.ts';
import { caseStream } from '../log/streamCache.ts';
import { ConflictError } from './conflictError.ts';
import { idFor, type Origin } from './draft.ts';
import { existing } from './existing.ts';
import { type Expects, refuseAbsorbed, refuseIfStale } from './expects.ts';
import { type Absorbed, finishJoin, type Joined, joinOf, restore } from './finishJoin.ts';
import { inTurn } from './inTurn.ts';
import { ownAnswer } from './ownAnswer.ts';
import { ownAction, ownAppend } from './ownAppend.ts';
import type { Recorded, Recorder } from './record.ts';
import { answerUnder } from './request.ts';
import { separationOf } from './separateCase.ts';

export interface JoinCommand extends Expects {
  readonly from: string;
  readonly into: string;
  readonly origin: Origin;
}

/** The join that an absorption led to, also where the case was absorbed anew by the one that holds it since. */
const joinAfter = async (
  recorder: Recorder,
  theirs: readonly RecordedEvent[],
  absorbed: Absorbed,
): Promise<Joined | undefined> => {
  const join = joinOf(await existing(recorder, absorbed.data.into), absorbed);
  if (join) return join;
  const next = theirs.filter(event => isType(event, 'case.absorbed')).find(one => one.causationId === absorbed.id);
  return next && joinAfter(recorder, theirs, next);
};

/**
 * What the same request joined before, whatever happened since. Killed after the first of its two appends it stands in the
 * stream of the case that was absorbed alone, and a sweep wrote the second.
 */
const joinedBefore = async (
  recorder: Recorder,
  { from, into, origin }: JoinCommand,
  ours: readonly RecordedEvent[],
  theirs: readonly RecordedEvent[],
): Promise<Joined | undefined> => {
  const { recordedBy, request } = origin;
  if (!request) return undefined;
  const joined = answerUnder(ours, { request, recordedBy, stream: caseStream(into) }, recorded =>
    recorded.filter(event => isType(event, 'case.joined')).find(({ data }) => data.from === from),
  );
  if (joined) return joined;
  const absorbed = answerUnder(theirs, { request, recordedBy, stream: caseStream(from) }, recorded =>
    recorded.filter(event => isType(event, 'case.absorbed')).findLast(({ data }) => data.into === into),
  );
  return absorbed && joinAfter(recorder, theirs, absorbed);
};

/** Closes a case to recording. A request whose absorption was taken back may come again: then under another id. */
const absorb = async (
  recorder: Recorder,
  { from, into, origin }: JoinCommand,
  theirs: readonly RecordedEvent[],
): Promise<Absorbed | undefined> => {
  const id = idFor({}, caseStream(from), 0, origin, recorder.now());
  const isTaken = theirs.some(event => event.id === id);
  const absorbed = ownAction('case.absorbed', { into }, isTaken ? newId(recorder.now()) : id);
  const own = await ownAppend(recorder, from, origin, read => (joineryIn(read).absorption ? [] : [absorbed]));
  return joineryIn(own).absorption;
};

/** The join that stands already, where somebody asks for it again. */
const standingJoin = (ours: readonly RecordedEvent[], absorbed: Absorbed): Joined | undefined => {
  const join = joinOf(ours, absorbed);
  return join && !separationOf(ours, join) ? join : undefined;
};

/** Closes one case to recording and includes it in the other; where that has grown meanwhile, the first goes on. */
const absorbAndInclude = async (
  recorder: Recorder,
  command: JoinCommand,
  theirs: readonly RecordedEvent[],
): Promise<Joined | undefined> => {
  const absorbed = await absorb(recorder, command, theirs);
  if (absorbed?.data.into !== command.into) refuseAbsorbed(command.from, await existing(recorder, command.from));
  try {
    return await finishJoin(recorder, command.from, command.origin, command);
  } catch (error) {
    const isStale = error instanceof ConflictError && error.code === 'stale';
    if (isStale && absorbed) await restore(recorder, absorbed, command.origin);
    throw error;
  }
};

const join = async (recorder: Recorder, command: JoinCommand): Promise<Recorded> => {
  const { from, into, origin } = command;
  const ours = await existing(recorder, into);
  if (from === into) throw new ConflictError('not_joined', 'A case cannot be joined into itself.');
  const theirs = await existing(recorder, from);
  const { absorption } = joineryIn(theirs);
  const repeated =
    (await joinedBefore(recorder, command, ours, theirs)) ?? (absorption && standingJoin(ours, absorption));
  if (repeated) return ownAnswer(repeated, true);
  if (absorption && absorption.data.into !== into) refuseAbsorbed(from, theirs);
  if (!absorption) {
    refuseAbsorbed(into, ours);
    refuseIfStale(command, into, ours);
  }
  // What stands half was decided on when it began: it is finished, as a sweep would.
  const joined = await (absorption
    ? finishJoin(recorder, from, origin, { into, origin })
    : absorbAndInclude(recorder, command, theirs));
  if (joined) return ownAnswer(joined, false);
  throw new ConflictError('not_joined', `Meanwhile ${from} was restored: ask for both cases, and decide again.`, into);
};

/**
 * Joins one case into another (EVENTS.md section 6): the first is closed to recording, the second holds from then on what
 * both recorded. Asking again for what stands is answered with it. Killed in between, the next start finishes it. Resolves
 * to the `case.joined`. Rejects with ConflictError or UnknownCaseError.
 */
export const joinCase = (recorder: Recorder, command: JoinCommand): Promise<Recorded> =>
  inTurn(recorder.log, caseStream(command.from), () => join(recorder, command));
