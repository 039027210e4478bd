import type { Action } from '../../events/action.ts';
import { isOwn } from '../../events/catalogue.ts';
import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import { idOf } from '../../events/identity.ts';
import { namesApart, namesBack } from '../../events/namesApart.ts';
import { renameSlugs } from '../../events/slugs.ts';
import { correctionsIn } from '../../projections/time/corrections.ts';
import { docketKeys } from '../../projections/time/dockets.ts';
import { effectiveHistory } from '../../projections/time/effectiveHistory.ts';
import { actionsAbout } from '../../projections/time/withheld.ts';
import { gathered, includedBy, type ReadsStreams } from '../log/caseEvents.ts';
import { caseStream } from '../log/streamCache.ts';
import type { OwnAction } from './ownAppend.ts';

type Join = RecordedEventOf<'case.joined'>;

/** What of a case leaves it with a case that is separated from it. */
export interface Leaving {
  readonly event: RecordedEvent;
  /** As it is recorded in the case it goes to: under a new id, what it names among the others too; nothing where it was erased. */
  readonly as?: OwnAction;
}

/** About the record as a whole: it stays where it was said. */
const stays: ReadonlySet<string> = new Set([
  'case.titled',
  'case.joined',
  'case.separated',
  'case.absorbed',
  'case.restored',
]);

/** What was recorded since the join for the dockets of the other case, or about its actions, or about such. */
const leavingIn = (since: readonly RecordedEvent[], theirs: readonly RecordedEvent[]): readonly RecordedEvent[] => {
  const whole = [...theirs, ...since].filter(({ erasedBy }) => erasedBy === undefined);
  const keyOf = docketKeys(whole);
  // What it once held of another's docket, and gave back when that one was separated from it, makes no docket its own.
  const { lastWord } = correctionsIn(theirs, {});
  const standing = theirs.filter(({ id }) => lastWord.get(id)?.type !== 'action.retracted');
  const dockets = new Set(standing.flatMap(({ proceeding }) => (proceeding ? keyOf(proceeding) : [])));
  const ids = new Set(theirs.map(({ id }) => id));
  return since.filter(event => {
    if (stays.has(event.type)) return false;
    const goes =
      actionsAbout(event).some(id => ids.has(id)) ||
      (event.proceeding !== undefined && dockets.has(keyOf(event.proceeding)));
    if (goes) ids.add(event.id);
    return goes;
  });
};

const rewritten = (value: unknown, ids: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map(item => rewritten(item, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewritten(inner, ids)]));
};

const submittable = (event: RecordedEvent): Action => {
  const { id, type, proceeding, on, notAfter, publicOn, entryId, entry, part, certainty, basis, flags } = event;
  const envelope = { id, type, proceeding, on, notAfter, publicOn, entryId, entry, part, certainty, basis, flags };
  const given = Object.entries(envelope).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), data: event.data, sources: event.sources } as Action;
};

/** The ids are made from the separation and the old ones, so that whoever finishes it finds what stands already. */
const newIdFor = (event: RecordedEvent, separation: string, to: string): string =>
  idOf([caseStream(to), separation, event.id]);

/** The day on which the public could know of an action, by what the case held when it left. */
const publicDays = (events: readonly RecordedEvent[]): ReadonlyMap<string, string> =>
  new Map(
    effectiveHistory(events).flatMap(({ id, type, publicOn }) =>
      isOwn(type) || type === 'entry.recorded' ? [] : [[id, publicOn] as const],
    ),
  );

/**
 * What leaves a case with one that was joined into it, given the stream of the case up to the separation
 * (EVENTS.md section 6). `separation` is the id of the `case.separated`, which may not have been recorded yet.
 */
export const leavingActions = async (
  streams: ReadsStreams,
  own: readonly RecordedEvent[],
  join: Join,
  separation: string,
): Promise<readonly Leaving[]> => {
  const { from } = join.data;
  const theirs = await includedBy(streams, join);
  const before = await gathered(streams, own.slice(0, join.revision));
  const all = await gathered(streams, own);
  const since = all.filter(({ caseId, revision }) => caseId === join.caseId && revision > join.revision);
  const leaving = leavingIn(since, theirs);
  const renamed = namesApart(from, theirs, [...before, own[join.revision]!]);
  const originals = namesBack(renamed, join.caseId, [...theirs, ...before, ...leaving]);
  const ids = new Map(leaving.map(event => [event.id, newIdFor(event, separation, from)]));
  const publicOn = publicDays(all);
  return leaving.map(event => {
    if (event.erasedBy !== undefined) return { event };
    const day = publicOn.get(event.id);
    const moved = renameSlugs(submittable(event), slug => originals.get(slug) ?? slug);
    const action = rewritten({ ...moved, ...(day !== undefined && { publicOn: day }) }, ids) as Action;
    const { recordedBy, capture } = event;
    return { event, as: { action, causationId: event.id, recordedBy, ...(capture && { capture }) } };
  });
};

/** The join that a separation ended. */
export const joinEndedBy = (
  own: readonly RecordedEvent[],
  { revision, data }: Pick<RecordedEventOf<'case.separated'>, 'revision' | 'data'>,
): Join | undefined =>
  own
    .slice(0, revision)
    .filter(event => isType(event, 'case.joined'))
    .findLast(join => join.data.from === data.from);
