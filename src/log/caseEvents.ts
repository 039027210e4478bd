import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
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
  /** Every case that was ever joined into it, or that it was ever joined into. */
  readonly everWith: readonly string[];
  /** What closed the case to recording, where nothing has reopened it. */
  readonly absorption: Absorption | undefined;
}

const readJoinery = (own: readonly RecordedEvent[]): Joinery => {
  const joins = new Map<string, Join>();
  const everWith = new Set<string>();
  let absorption: Absorption | undefined;
  for (const event of own) {
    if (isType(event, 'case.joined')) joins.set(event.data.from, event);
    else if (isType(event, 'case.separated')) joins.delete(event.data.from);
    else if (isType(event, 'case.absorbed')) absorption = event;
    else if (isType(event, 'case.restored')) absorption = undefined;
    if (isType(event, 'case.joined')) everWith.add(event.data.from);
    if (isType(event, 'case.absorbed')) everWith.add(event.data.into);
  }
  return { joins: [...joins.values()], everWith: [...everWith], absorption };
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

/**
 * Names within an included case, so that none of them is taken for another's: a slug that stands for something else in the
 * case that holds it is told apart by the name of its own case (docs/decisions/0021).
 */
export const renaming = (from: string, theirs: readonly RecordedEvent[], ours: readonly RecordedEvent[]) => {
  const taken = slugsIn(ours);
  const renamed = new Map<string, string>();
  for (const [slug, names] of slugsIn(theirs)) {
    const others = taken.get(slug);
    if (others && ![...names].some(name => others.has(name))) renamed.set(slug, `${from}-${slug}`);
  }
  return renamed;
};

const withNames = (events: readonly RecordedEvent[], renamed: ReadonlyMap<string, string>): readonly RecordedEvent[] =>
  renamed.size === 0 ? events : events.map(event => renameSlugs(event, slug => renamed.get(slug) ?? slug));

/** What an absorbed case held when it was absorbed. */
export const includedBy = async (streams: ReadsStreams, { data }: Join): Promise<readonly RecordedEvent[]> => {
  const { from, throughRevision, throughHash } = data;
  const stream = caseStream(from);
  const own = streams.readThrough
    ? await streams.readThrough(stream, throughRevision, throughHash)
    : await streams.read(stream);
  return gathered(streams, own.slice(0, throughRevision + 1));
};

/**
 * The events that a case holds, given those of its own stream: where another was joined into it theirs, at that place
 * (EVENTS.md section 6). They keep the caseId and the revision they were recorded with.
 */
export const gathered = async (
  streams: ReadsStreams,
  own: readonly RecordedEvent[],
): Promise<readonly RecordedEvent[]> => {
  const { joins } = joineryIn(own);
  if (joins.length === 0) return own;
  const all: RecordedEvent[] = [];
  for (const event of own) {
    all.push(event);
    const join = joins.find(({ revision }) => revision === event.revision);
    if (!join) continue;
    const theirs = await includedBy(streams, join);
    all.push(...withNames(theirs, renaming(join.data.from, theirs, all)));
  }
  return all;
};

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
