import type { Action } from '../../events/action.ts';
import type { RecordedEvent, RecordedEventOf } from '../../events/event.ts';
import type { Source } from '../../events/source.ts';
import { getOrMake } from '../getOrMake.ts';
import { docketKeys } from './dockets.ts';
import { entryNames, type NamesEntry, sameEntry } from './entryNames.ts';
import { lastDay, never } from './legalDate.ts';

type Seal = RecordedEventOf<'entry.sealed'> | RecordedEventOf<'entry.unsealed'>;
type Scope = 'document' | 'entry' | 'erase';

/** What of the events of a case may not be shown, by the seals that stand at its head (EVENTS.md section 6). */
export interface Withheld {
  /** Nothing was sealed. */
  readonly none?: true;
  /** Whether it leaves every door, search, delivery and fold. */
  hides(event: RecordedEvent): boolean;
  /** Whether its links go, and its text stays. */
  hidesLinks(event: RecordedEvent): boolean;
  /** The seal that orders it erased. */
  erasedBy(event: RecordedEvent): string | undefined;
}

const nothing: Withheld = { none: true, hides: () => false, hidesLinks: () => false, erasedBy: () => undefined };

export const isSeal = (event: RecordedEvent): event is RecordedEvent & Seal =>
  event.type === 'entry.sealed' || event.type === 'entry.unsealed';

const isErased = ({ erasedBy }: RecordedEvent): boolean => erasedBy !== undefined;

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

interface Cover {
  readonly scope: Scope;
  readonly by: string;
}

/** The last word on an entry; what was to be erased is so for good. */
const coverOf = (seals: readonly Seal[]): Cover | undefined => {
  const ordered = [...seals].sort(inLegalOrder);
  const erasing = ordered.find(seal => seal.type === 'entry.sealed' && seal.data.scope === 'erase');
  if (erasing) return { scope: 'erase', by: erasing.id };
  const last = ordered.at(-1)!;
  return last.type === 'entry.sealed' ? { scope: last.data.scope, by: last.id } : undefined;
};

type Amendment = Extract<RecordedEvent, { type: 'action.corrected' | 'action.retracted' | 'action.confirmed' }>;

const isAmendment = (event: RecordedEvent): event is Amendment =>
  event.type === 'action.corrected' || event.type === 'action.retracted' || event.type === 'action.confirmed';

const replacementIn = (event: RecordedEvent): Action | undefined =>
  event.type === 'action.corrected' && !isErased(event) ? (event.data.action as unknown as Action) : undefined;

/** Notes about a hidden action would tell of it. */
const aboutOf = (event: RecordedEvent): readonly string[] => {
  if (isErased(event)) return [];
  if (isAmendment(event)) return [event.data.actionId];
  return event.type === 'note.added' ? (event.data.about ?? []) : [];
};

const placeOf = ({ stream, revision }: RecordedEvent): string => `${stream} ${revision}`;

const strictest: readonly (Scope | undefined)[] = [undefined, 'document', 'entry', 'erase'];

const stricter = (a: Cover | undefined, b: Cover | undefined): Cover | undefined =>
  strictest.indexOf(a?.scope) >= strictest.indexOf(b?.scope) ? a : b;

const coversIn = (events: readonly RecordedEvent[]): ReadonlyMap<string, Cover> => {
  const whole = events.filter(event => !isErased(event));
  const keyOf = docketKeys(whole);
  /** Of each action the names of its entry: as it was recorded, and as it was ever corrected. */
  const namesById = new Map<string, string[]>();
  const nameBy = (id: string, action: NamesEntry) =>
    getOrMake(namesById, id, () => []).push(...entryNames(action, keyOf));
  const byId = new Map(events.map(event => [event.id, event]));
  for (const event of events) {
    const replacement = replacementIn(event);
    if (replacement) nameBy((event as Amendment).data.actionId, replacement);
    else nameBy(event.id, event);
    // What left with a case that was separated stands twice: where it was, and as itself where it went.
    const original = event.causationId === undefined ? undefined : byId.get(event.causationId);
    if (original) nameBy(event.id, original);
  }
  const seals = events.filter(isSeal);
  const sightings = events.filter(({ type }) => type === 'entry.recorded' || type === 'entry.observed');
  const rootOf = sameEntry([...sightings, ...seals].map(({ id }) => namesById.get(id)!));
  const sealsByRoot = Map.groupBy(seals, ({ id }) => rootOf(namesById.get(id)![0]!));
  const coverByRoot = new Map([...sealsByRoot].map(([root, its]) => [root, coverOf(its)]));
  const coverById = new Map<string, Cover>();
  const shown = new Set(seals.map(({ id }) => id));
  for (const [id, names] of namesById) {
    if (shown.has(id)) continue;
    const cover = names.map(name => coverByRoot.get(rootOf(name))).reduce(stricter, undefined);
    if (cover) coverById.set(id, cover);
  }
  return coverById;
};

const readWithheld = (events: readonly RecordedEvent[]): Withheld => {
  if (!events.some(event => isSeal(event) || isErased(event))) return nothing;
  const coverById = coversIn(events);
  const covers = new Map<string, Cover>();
  for (const event of events) {
    if (isSeal(event)) continue;
    const cover = [event.id, ...aboutOf(event)].map(id => coverById.get(id)).reduce(stricter, undefined);
    if (cover) covers.set(placeOf(event), cover);
  }
  const coverOfEvent = (event: RecordedEvent) => covers.get(placeOf(event));
  return {
    hides: event => isErased(event) || ['entry', 'erase'].includes(coverOfEvent(event)?.scope ?? ''),
    hidesLinks: event => coverOfEvent(event)?.scope === 'document',
    erasedBy: event => {
      const cover = coverOfEvent(event);
      return cover?.scope === 'erase' ? cover.by : undefined;
    },
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
export const withoutLinks = <T extends Linked>(event: T): T => {
  const { aliases, action, ...data } = event.data as { aliases?: { documentId?: string }; action?: Linked };
  const { documentId: _document, ...others } = aliases ?? {};
  return {
    ...event,
    sources: event.sources.flatMap(withoutLink),
    data: { ...data, ...(aliases && { aliases: others }), ...(action && { action: withoutLinks(action) }) },
  };
};
