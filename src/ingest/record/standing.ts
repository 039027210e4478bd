import type { Action } from '../../../events/action.ts';
import { opensProceeding } from '../../../events/catalogue.ts';
import { docketIdentity } from '../../../events/docketNumber.ts';
import { isType, type RecordedEvent } from '../../../events/event.ts';
import type { Docket } from '../../../events/reference.ts';
import { getOrMake } from '../../../projections/getOrMake.ts';
import { once } from '../../../projections/once.ts';
import { docketKeys } from '../../../projections/time/dockets.ts';
import { type KnownEntry, knownEntries } from './knownEntries.ts';

/** A docket as the log knows it: its name, from which ids are made, how its case writes it, and the case that holds it. */
export interface KnownDocket {
  readonly name: string;
  readonly proceeding: Docket;
  readonly caseId: string;
}

/** What a case holds of one docket before an import. */
export interface Standing {
  readonly docket: KnownDocket;
  /** Every action of the case by its id, retracted ones too: what a person took back is not recorded again. */
  readonly byId: ReadonlyMap<string, RecordedEvent>;
  /** What stands under an id: as it was corrected last, else as it was recorded. Undefined where it was taken back. */
  readonly said: (id: string) => Action | undefined;
  /** Whether a person corrected it, took it back or confirmed it: then no import says otherwise. */
  readonly isByHand: (id: string) => boolean;
  /** Of this docket, in the order they were recorded. */
  readonly events: readonly RecordedEvent[];
  readonly entries: readonly KnownEntry[];
  /** Whether something in the case opens the docket of this number. */
  readonly isOpened: (court: string, core: string) => boolean;
  /** What the case is called, and whether an import said so; undefined of a new case. */
  readonly titled: { readonly title: string; readonly isImported: boolean } | undefined;
  /** What rules read in an entry, by its id: events, whatever was said of them since. */
  readonly readInEntries: () => ReadonlyMap<string, readonly RecordedEvent[]>;
  /** The types of what a person recorded, by the entry's id, and by its number behind a `#`. */
  readonly typesByHand: () => ReadonlyMap<string, readonly string[]>;
}

const typesByHand = (events: readonly RecordedEvent[]): ReadonlyMap<string, readonly string[]> => {
  const types = new Map<string, string[]>();
  for (const { type, entryId, entry, capture } of events) {
    if (capture?.importId !== undefined) continue;
    for (const name of [entryId, entry && `#${entry.number}`])
      if (name !== undefined) types.set(name, [...(types.get(name) ?? []), type]);
  }
  return types;
};

const readInEntries = (events: readonly RecordedEvent[]): ReadonlyMap<string, readonly RecordedEvent[]> => {
  const read = new Map<string, RecordedEvent[]>();
  for (const event of events)
    if (event.entryId !== undefined && event.basis?.classifier !== undefined)
      getOrMake(read, event.entryId, () => []).push(event);
  return read;
};

const amending: ReadonlySet<string> = new Set(['action.corrected', 'action.retracted', 'action.confirmed']);

const titledIn = (events: readonly RecordedEvent[], caseId: string): Standing['titled'] => {
  const own = events.filter(event => isType(event, 'case.titled')).findLast(event => event.caseId === caseId);
  return own && { title: own.data.title, isImported: own.capture?.importId !== undefined };
};

export const standingIn = (events: readonly RecordedEvent[], docket: KnownDocket): Standing => {
  const keyOf = docketKeys(events);
  const key = keyOf(docket.proceeding);
  const isOfDocket = ({ proceeding }: RecordedEvent): boolean => proceeding !== undefined && keyOf(proceeding) === key;
  const byId = new Map(events.map(event => [event.id, event]));
  const lastWord = new Map<string, Action | undefined>();
  const byHand = new Set<string>();
  for (const event of events) {
    if (event.capture?.importId === undefined && amending.has(event.type))
      byHand.add((event.data as { readonly actionId: string }).actionId);
    if (isType(event, 'action.corrected')) lastWord.set(event.data.actionId, event.data.action as unknown as Action);
    if (isType(event, 'action.retracted')) lastWord.set(event.data.actionId, undefined);
  }
  const own = events.filter(isOfDocket);
  return {
    docket,
    byId,
    said: id => (lastWord.has(id) ? lastWord.get(id) : byId.get(id)),
    isByHand: id => byHand.has(id),
    events: own,
    entries: knownEntries(events, isOfDocket),
    isOpened: (court, core) =>
      events.some(
        ({ type, data, proceeding }) =>
          proceeding?.court === court &&
          opensProceeding(type, data) &&
          docketIdentity(court, proceeding.docketNumber).core === core,
      ),
    titled: titledIn(events, docket.caseId),
    readInEntries: once(() => readInEntries(own)),
    typesByHand: once(() => typesByHand(own)),
  };
};
