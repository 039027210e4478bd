import type { Action } from '../../events/action.ts';
import { isSealType } from '../../events/entries.ts';
import type { RecordedEvent, RecordedEventOf } from '../../events/event.ts';
import type { Source } from '../../events/source.ts';
import { getOrMake } from '../getOrMake.ts';
import { correctedEvent, correctionsIn } from './corrections.ts';
import { docketKeys, type KeyOf } from './dockets.ts';
import { entryNames, type NamesEntry, type SameEntry, sameEntry } from './entryNames.ts';
import { lastDay, never } from './legalDate.ts';
import { isSighting } from './sightings.ts';

type Seal = RecordedEventOf<'entry.sealed'> | RecordedEventOf<'entry.unsealed'>;

/** What of the events of a case may not be shown, by the seals that stand at its head (EVENTS.md section 6). */
export interface Withheld {
  /** Nothing was sealed. */
  readonly none?: true;
  /** Whether it leaves every door, search, delivery and fold. */
  hides(event: RecordedEvent): boolean;
  /** What may be shown of it: nothing, or without its links, or all. */
  show(event: RecordedEvent): RecordedEvent | undefined;
  /** The seal that orders it erased, by a name that the seal itself has. */
  erasedBy(event: RecordedEvent): string | undefined;
}

const nothing: Withheld = { none: true, hides: () => false, show: event => event, erasedBy: () => undefined };

export const isSeal = (event: RecordedEvent): event is RecordedEvent & Seal => isSealType(event.type);

const isErased = ({ erasedBy }: RecordedEvent): boolean => erasedBy !== undefined;

const isErasure = (seal: Seal): boolean => seal.type === 'entry.sealed' && seal.data.scope === 'erase';

const dayOf = ({ on, notAfter }: Seal): string => {
  const date = on ?? notAfter;
  return date === undefined ? never : lastDay(date);
};

const compare = (a: number | undefined, b: number | undefined): number => (a ?? Infinity) - (b ?? Infinity) || 0;

/** Seals of one entry share its number: the day, the part and the turn are left of the tuple of legal order. */
const inLegalOrder = (a: Seal, b: Seal): number => {
  const [day, other] = [dayOf(a), dayOf(b)];
  if (day !== other) return day < other ? -1 : 1;
  return compare(a.part, b.part) || compare(a.turn, b.turn) || (a.id < b.id ? -1 : 1);
};

type Cover = 'open' | 'document' | 'entry';

/** The last word on an entry; what was to be erased is hidden for good. */
const coverOf = (seals: readonly Seal[]): Cover => {
  if (seals.some(isErasure)) return 'entry';
  const last = [...seals].sort(inLegalOrder).at(-1)!;
  if (last.type === 'entry.unsealed') return 'open';
  return last.data.scope === 'document' ? 'document' : 'entry';
};

const covers: readonly Cover[] = ['open', 'document', 'entry'];

const stricter = (a: Cover, b: Cover): Cover => (covers.indexOf(a) >= covers.indexOf(b) ? a : b);

type Amendment = Extract<RecordedEvent, { type: 'action.corrected' | 'action.retracted' | 'action.confirmed' }>;

export const isAmendment = (event: RecordedEvent): event is Amendment =>
  event.type === 'action.corrected' || event.type === 'action.retracted' || event.type === 'action.confirmed';

/** The actions that one of Lis's own speaks of: what it says of a hidden one would tell of it. */
export const actionsAbout = (event: RecordedEvent): readonly string[] => {
  if (isErased(event)) return [];
  if (isAmendment(event)) return [event.data.actionId];
  return event.type === 'note.added' ? (event.data.about ?? []) : [];
};

const replacementIn = (event: RecordedEvent): Action | undefined =>
  event.type === 'action.corrected' && !isErased(event) ? (event.data.action as unknown as Action) : undefined;

const placeOf = ({ stream, revision }: RecordedEvent): string => `${stream} ${revision}`;

/** Of each action all names of its entry: as it was recorded, and as it was ever corrected. */
const namesIn = (events: readonly RecordedEvent[], keyOf: KeyOf): ReadonlyMap<string, readonly string[]> => {
  const namesById = new Map<string, string[]>();
  const byId = new Map(events.map(event => [event.id, event]));
  const name = (id: string, action: NamesEntry) =>
    getOrMake(namesById, id, () => []).push(...entryNames(action, keyOf));
  for (const event of events) {
    const replacement = replacementIn(event);
    if (replacement) name((event as Amendment).data.actionId, replacement);
    else name(event.id, event);
    // What left with a case that was separated stands twice: where it was, and as itself where it went.
    const original = event.causationId === undefined ? undefined : byId.get(event.causationId);
    if (original) name(event.id, original);
  }
  return namesById;
};

/** The names that each sighting and each seal gives together; a sighting as it stands now, and none that was retracted. */
const namesTogether = (
  events: readonly RecordedEvent[],
  namesById: ReadonlyMap<string, readonly string[]>,
  keyOf: KeyOf,
): readonly (readonly string[])[] => {
  const corrections = correctionsIn(
    events.filter(event => !isErased(event)),
    {},
  );
  return events.flatMap(event => {
    if (isSeal(event)) return [namesById.get(event.id)!];
    const standing = isSighting(event) ? correctedEvent(event, corrections) : undefined;
    if (!standing) return [];
    const moved = event.causationId === undefined ? [] : namesById.get(event.id)!;
    return [[...entryNames(standing, keyOf), ...moved]];
  });
};

/** How the entries of these events are named, whoever names them. */
export interface EntriesNamed extends SameEntry {
  readonly keyOf: KeyOf;
  /** Of an action, all names of its entry that it ever had. */
  readonly namesById: ReadonlyMap<string, readonly string[]>;
}

export const entriesNamedIn = (events: readonly RecordedEvent[]): EntriesNamed => {
  const keyOf = docketKeys(events.filter(event => !isErased(event)));
  const namesById = namesIn(events, keyOf);
  return { keyOf, namesById, ...sameEntry(namesTogether(events, namesById, keyOf)) };
};

interface Reading {
  readonly coverById: ReadonlyMap<string, Cover>;
  readonly orderById: ReadonlyMap<string, string>;
}

const readSeals = (events: readonly RecordedEvent[], seals: readonly Seal[]): Reading => {
  const { namesById, rootOf } = entriesNamedIn(events);
  const sealsByRoot = Map.groupBy(seals, ({ id }) => rootOf(namesById.get(id)![0]!));
  const coverByRoot = new Map([...sealsByRoot].map(([root, its]) => [root, coverOf(its)]));
  // Erased is what the order names, and not what is said later to be the same: that is hidden, and can be mended.
  const orders = new Map<string, string>();
  for (const { id } of seals.filter(isErasure)) {
    const names = namesById.get(id)!;
    for (const name of names) if (rootOf(name) === rootOf(names[0]!)) orders.set(name, id);
  }
  const coverById = new Map<string, Cover>();
  const orderById = new Map<string, string>();
  const shown = new Set(seals.map(({ id }) => id));
  for (const [id, names] of namesById) {
    if (shown.has(id)) continue;
    coverById.set(id, names.map(name => coverByRoot.get(rootOf(name)) ?? 'open').reduce(stricter, 'open'));
    const order = names.map(name => orders.get(name)).find(by => by !== undefined);
    if (order !== undefined) orderById.set(id, order);
  }
  return { coverById, orderById };
};

const readWithheld = (events: readonly RecordedEvent[]): Withheld => {
  const seals = events.filter(isSeal);
  if (seals.length === 0 && !events.some(isErased)) return nothing;
  const { coverById, orderById } = readSeals(events, seals);
  const coverAt = new Map<string, Cover>();
  const orderAt = new Map<string, string>();
  for (const event of events) {
    if (isSeal(event)) continue;
    const ids = [event.id, ...actionsAbout(event)];
    coverAt.set(placeOf(event), ids.map(id => coverById.get(id) ?? 'open').reduce(stricter, 'open'));
    const order = ids.map(id => orderById.get(id)).find(by => by !== undefined);
    if (order !== undefined) orderAt.set(placeOf(event), order);
  }
  const hides = (event: RecordedEvent): boolean =>
    isErased(event) || coverAt.get(placeOf(event)) === 'entry' || orderAt.has(placeOf(event));
  return {
    hides,
    show: event => {
      if (hides(event)) return undefined;
      if (isSeal(event)) return withoutNames(event);
      return coverAt.get(placeOf(event)) === 'document' ? withoutLinks(event) : event;
    },
    erasedBy: event => orderAt.get(placeOf(event)),
  };
};

const known = new WeakMap<readonly RecordedEvent[], Withheld>();

/** What the seals among these events withhold of them: whatever the question, so they are all that is known today. */
export const withheldIn = (events: readonly RecordedEvent[]): Withheld => getOrMake(known, events, readWithheld);

interface Linked {
  readonly sources: readonly Source[];
  readonly data: unknown;
}

const withoutLink = ({ url: _url, sha256: _hash, ...rest }: Source): readonly Source[] =>
  rest.citation === undefined ? [] : [rest];

/** The same without what leads to the document: links, and the number that the court keeps it under. */
const withoutLinks = <T extends Linked>(event: T): T => {
  const { aliases, action, ...data } = event.data as { aliases?: { documentId?: string }; action?: Linked };
  const { documentId: _document, ...others } = aliases ?? {};
  return {
    ...event,
    sources: event.sources.flatMap(withoutLink),
    data: { ...data, ...(aliases && { aliases: others }), ...(action && { action: withoutLinks(action) }) },
  };
};

/** A seal is public, and the names by which it finds its entry are what it hides. */
const withoutNames = (seal: RecordedEvent & Seal): RecordedEvent => {
  const { aliases: _names, ...data } = seal.data;
  return { ...seal, data } as RecordedEvent;
};
