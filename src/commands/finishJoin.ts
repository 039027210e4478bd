import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import { idOf } from '../../events/identity.ts';
import { holderOf, joineryIn } from '../log/caseEvents.ts';
import { caseStream } from '../log/streamCache.ts';
import type { Origin } from './draft.ts';
import { type Expects, refuseIfStale } from './expects.ts';
import { type OwnAction, ownAction, ownAppend } from './ownAppend.ts';
import type { Recorder } from './record.ts';
import { finishSeparation, separationOf } from './separateCase.ts';

export type Joined = RecordedEventOf<'case.joined'>;
export type Absorbed = RecordedEventOf<'case.absorbed'>;

/** Who asked for a join, into which case, and what of that they decided on. */
interface Asked extends Expects {
  readonly into: string;
  readonly origin: Origin;
}

type By = Pick<Origin, 'recordedBy'>;

/** The join that includes a case up to its absorption, in the stream of the case that it was absorbed into. */
export const joinOf = (
  own: readonly RecordedEvent[],
  { caseId, revision }: Pick<Absorbed, 'caseId' | 'revision'>,
): Joined | undefined =>
  own
    .filter(event => isType(event, 'case.joined'))
    .findLast(({ data }) => data.from === caseId && data.throughRevision === revision);

const stands = async ({ streams }: Recorder, { caseId, revision }: Absorbed): Promise<boolean> =>
  joineryIn(await streams.read(caseStream(caseId))).absorption?.revision === revision;

/** What follows an absorption has an id made from its own, so that whoever finishes it finds what stands. */
const following = (stream: string, { id }: Absorbed, { action, ...rest }: OwnAction): OwnAction => ({
  ...rest,
  action: { ...action, id: idOf([stream, id, action.type]) },
  causationId: id,
});

/** Appends to an absorbed case what follows its absorption, unless that has ended, or was answered by a join. */
const follow = (
  recorder: Recorder,
  absorbed: Absorbed,
  { recordedBy }: By,
  actions: readonly OwnAction[],
): Promise<readonly RecordedEvent[]> => {
  const { caseId, revision, data } = absorbed;
  return ownAppend(recorder, caseId, { recordedBy }, async own => {
    if (joineryIn(own).absorption?.revision !== revision) return [];
    const isJoined = joinOf(await recorder.streams.read(caseStream(data.into)), absorbed) !== undefined;
    return isJoined ? [] : actions.map(action => following(caseStream(caseId), absorbed, action));
  });
};

/** Opens an absorbed case again, unless it was joined. */
export const restore = (recorder: Recorder, absorbed: Absorbed, by: By): Promise<readonly RecordedEvent[]> =>
  follow(recorder, absorbed, by, [ownAction('case.restored', { from: absorbed.data.into })]);

/**
 * A case whose holder was itself absorbed before it included it is absorbed by the one that holds that since: its join then
 * stands where its absorption says, whatever is separated later.
 */
const absorbAnew = (recorder: Recorder, absorbed: Absorbed, holder: string, by: By) =>
  follow(recorder, absorbed, by, [
    ownAction('case.restored', { from: absorbed.data.into }),
    ownAction('case.absorbed', { into: holder }),
  ]);

/** Only in the case that was asked for does the join answer the request: any other knows nothing of it. */
const include = (recorder: Recorder, absorbed: Absorbed, { recordedBy }: By, asked: Asked | undefined) => {
  const { caseId, revision, hash, data } = absorbed;
  const { into } = data;
  const its = asked?.into === into ? asked : undefined;
  const joined = ownAction('case.joined', { from: caseId, throughRevision: revision, throughHash: hash });
  const decided = its?.origin.request ? joined : following(caseStream(into), absorbed, joined);
  return ownAppend(recorder, into, its?.origin ?? { recordedBy }, async own => {
    if (joineryIn(own).absorption || joinOf(own, absorbed) || !(await stands(recorder, absorbed))) return [];
    if (its) refuseIfStale(its, into, own);
    return [decided];
  });
};

/** One step towards the end of what stands half: where two absorbed each other, one of them goes on first. */
const step = async (recorder: Recorder, absorbed: Absorbed, by: By, asked: Asked | undefined): Promise<unknown> => {
  const { streams } = recorder;
  const holder = await holderOf(streams, absorbed.caseId);
  if (holder === absorbed.caseId) return restore(recorder, absorbed, by);
  if (joineryIn(await streams.read(caseStream(holder))).absorption) return finishJoin(recorder, holder, by);
  return holder === absorbed.data.into
    ? include(recorder, absorbed, by, asked)
    : absorbAnew(recorder, absorbed, holder, by);
};

/**
 * Finishes what stands half: a case that was absorbed is included in the one that holds it, or goes on where two absorbed
 * each other, or where it was separated again. Resolves to the join that includes it; undefined where the case goes on.
 * Rejects with ConflictError where the join was asked for by a revision that stands no more.
 */
export const finishJoin = async (
  recorder: Recorder,
  caseId: string,
  by: By,
  asked?: Asked,
): Promise<Joined | undefined> => {
  for (;;) {
    const { absorption } = joineryIn(await recorder.streams.read(caseStream(caseId)));
    if (!absorption) return undefined;
    const theirs = await recorder.streams.read(caseStream(absorption.data.into));
    const join = joinOf(theirs, absorption);
    const separation = join && separationOf(theirs, join);
    if (join && !separation) return join;
    if (separation) await finishSeparation(recorder, separation);
    else await step(recorder, absorption, by, asked);
  }
};
