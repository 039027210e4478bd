import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import { namesApart, type Renaming } from '../../events/namesApart.ts';
import { renameSlugs, slugsIn } from '../../events/slugs.ts';
import { LogChangedError } from './logChangedError.ts';
import { caseStream, type StreamCache } from './streamCache.ts';

/** Reads the stream of a case as it stands; what was joined into another, as it stood then. */
export interface ReadsStreams {
  read(stream: string): Promise<readonly RecordedEvent[]>;
  readThrough?(stream: string, revision: number, hash: string): Promise<readonly RecordedEvent[]>;
}

/** Reads what was joined only where its hash chain holds, up to the event that its join names. */
export const proving = (streams: StreamCache): ReadsStreams => ({
  read: stream => streams.read(stream),
  readThrough: async (stream, revision, hash) => {
    const events = await streams.readProven(stream, revision);
    if (events[revision]!.hash !== hash) throw new LogChangedError(stream, revision, 'is not the one that was joined');
    return events;
  },
});

type Join = RecordedEventOf<'case.joined'>;
type Absorption = RecordedEventOf<'case.absorbed'>;

/** What was joined and separated in a stream. */
interface Joinery {
  /** The joins that it ends with: those that no separation has ended. */
  readonly joins: readonly Join[];
  /** Those, and the ones that had not ended yet when one of them gave its names: in the order in which they were made. */
  readonly naming: readonly Join[];
  /** Every case that was ever joined into it, or that it was ever joined into. */
  readonly everWith: readonly string[];
  /** What closed the case to recording, where nothing has reopened it. */
  readonly absorption: Absorption | undefined;
}

interface Inclusion {
  readonly join: Join;
  /** The revision of the separation that ended it. */
  readonly until: number;
}

/** Only what was there when another came can have given that one its names. */
const namingOf = (inclusions: readonly Inclusion[]): readonly Join[] => {
  const naming: Join[] = [];
  for (const { join, until } of inclusions.toReversed())
    if (until === Infinity || (naming.at(-1)?.revision ?? Infinity) < until) naming.push(join);
  return naming.reverse();
};

const readJoinery = (own: readonly RecordedEvent[]): Joinery => {
  const inclusions: Inclusion[] = [];
  const everWith = new Set<string>();
  let absorption: Absorption | undefined;
  const end = (from: string, until: number) => {
    const index = inclusions.findLastIndex(({ join }) => join.data.from === from);
    if (inclusions[index]?.until === Infinity) inclusions[index] = { ...inclusions[index], until };
  };
  for (const event of own) {
    if (isType(event, 'case.joined') || isType(event, 'case.separated')) end(event.data.from, event.revision);
    if (isType(event, 'case.joined')) inclusions.push({ join: event, until: Infinity });
    else if (isType(event, 'case.absorbed')) absorption = event;
    else if (isType(event, 'case.restored')) absorption = undefined;
    if (isType(event, 'case.joined')) everWith.add(event.data.from);
    if (isType(event, 'case.absorbed')) everWith.add(event.data.into);
  }
  const joins = inclusions.flatMap(({ join, until }) => (until === Infinity ? [join] : []));
  return { joins, naming: namingOf(inclusions), everWith: [...everWith], absorption };
};

const known = new WeakMap<readonly RecordedEvent[], Joinery>();

/** Kept as long as the stream is kept as it was read: every answer asks. */
export const joineryIn = (own: readonly RecordedEvent[]): Joinery => {
  const joinery = known.get(own) ?? readJoinery(own);
  known.set(own, joinery);
  return joinery;
};

/**
 * The case that holds what was recorded into this one: itself, or the one that it was absorbed into. Where cases have
 * absorbed each other, the one that was absorbed by the event with the highest id: a sweep restores it.
 */
export const holderOf = async (streams: ReadsStreams, caseId: string): Promise<string> => {
  const chain: { readonly caseId: string; readonly id: string }[] = [];
  for (let current = caseId; ; ) {
    const { absorption } = joineryIn(await streams.read(caseStream(current)));
    if (!absorption) return current;
    const before = chain.findIndex(link => link.caseId === current);
    if (before >= 0) return chain.slice(before).reduce((a, b) => (a.id > b.id ? a : b)).caseId;
    chain.push({ caseId: current, id: absorption.id });
    current = absorption.data.into;
  }
};

const withNames = (events: readonly RecordedEvent[], renamed: Renaming): readonly RecordedEvent[] =>
  renamed.size === 0 ? events : events.map(event => renameSlugs(event, slug => renamed.get(slug) ?? slug));

interface Brought {
  readonly event: RecordedEvent;
  readonly renamed: Renaming;
}

/**
 * A correction of an action that came with another case says the names as that action said them: whoever corrects a date
 * says again what stays, and means by it whom it meant.
 */
const asItsAction = (event: RecordedEvent, brought: ReadonlyMap<string, Brought>): RecordedEvent => {
  const target = isType(event, 'action.corrected') ? brought.get(event.data.actionId) : undefined;
  if (!target) return event;
  const said = slugsIn([target.event]);
  return renameSlugs(event, slug => (said.has(slug) ? (target.renamed.get(slug) ?? slug) : slug));
};

/** What was gathered already of a case up to a revision: a case may be met in many that it was once joined into. */
type Met = Map<string, Promise<readonly RecordedEvent[]>>;

const readIncluded = async (streams: ReadsStreams, { data }: Join, met: Met): Promise<readonly RecordedEvent[]> => {
  const { from, throughRevision, throughHash } = data;
  const stream = caseStream(from);
  const own = streams.readThrough
    ? await streams.readThrough(stream, throughRevision, throughHash)
    : await streams.read(stream);
  return gatherInto(streams, own.slice(0, throughRevision + 1), met);
};

const included = (streams: ReadsStreams, join: Join, met: Met): Promise<readonly RecordedEvent[]> => {
  const { from, throughRevision } = join.data;
  const name = `${from} ${throughRevision}`;
  const found = met.get(name) ?? readIncluded(streams, join, met);
  met.set(name, found);
  return found;
};

/** What an absorbed case held when it was absorbed. */
export const includedBy = (streams: ReadsStreams, join: Join): Promise<readonly RecordedEvent[]> =>
  included(streams, join, new Map());

const gatherInto = async (
  streams: ReadsStreams,
  own: readonly RecordedEvent[],
  met: Met,
): Promise<readonly RecordedEvent[]> => {
  const { joins, naming } = joineryIn(own);
  if (joins.length === 0) return own;
  let all: RecordedEvent[] = [];
  const brought = new Map<string, ReadonlySet<RecordedEvent>>();
  const broughtById = new Map<string, Brought>();
  const takeOut = (from: string) => {
    const its = brought.get(from);
    if (its) all = all.filter(event => !its.has(event));
  };
  for (const event of own) {
    if (isType(event, 'case.separated')) takeOut(event.data.from);
    all.push(asItsAction(event, broughtById));
    const join = naming.find(({ revision }) => revision === event.revision);
    if (!join) continue;
    takeOut(join.data.from);
    const theirs = await included(streams, join, met);
    const renamed = namesApart(join.data.from, theirs, all);
    if (renamed.size > 0) for (const one of theirs) broughtById.set(one.id, { event: one, renamed });
    const named = withNames(theirs, renamed);
    for (const one of named) all.push(one);
    brought.set(join.data.from, new Set(named));
  }
  return all;
};

/**
 * The events that a case holds, given those of its own stream: where another was joined into it theirs, at that place
 * (EVENTS.md section 6). They keep the caseId and the revision they were recorded with, and the names that they were given
 * when they came, also where what these were told apart from has left since.
 */
export const gathered = (streams: ReadsStreams, own: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> =>
  gatherInto(streams, own, new Map());

/** The cases that were ever one with this one, directly or through another, itself included. */
export const relatives = async (
  streams: ReadsStreams,
  caseId: string,
  found = new Set<string>(),
): Promise<Set<string>> => {
  if (found.has(caseId)) return found;
  found.add(caseId);
  for (const other of joineryIn(await streams.read(caseStream(caseId))).everWith)
    await relatives(streams, other, found);
  return found;
};

/**
 * All events in which a seal may stand of what the case shows, at whatever revision, and all that its own seals may cover:
 * those of the cases that were ever one with it, as they hold them now. They are its `own` stream, as it stands and as it
 * was read, where nothing was ever joined.
 */
export const eventsOfHolders = async (
  streams: ReadsStreams,
  caseId: string,
  own: readonly RecordedEvent[],
): Promise<readonly RecordedEvent[]> => {
  if (joineryIn(own).everWith.length === 0) return own;
  const cases = await relatives(streams, caseId);
  const holders = new Set(await Promise.all([...cases].map(one => holderOf(streams, one))));
  const held = [...holders].map(async holder => gathered(streams, await streams.read(caseStream(holder))));
  return (await Promise.all(held)).flat();
};
