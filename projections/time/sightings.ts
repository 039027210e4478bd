import type { DataOf } from '../../events/catalogue.ts';
import { isSightingType, sightingKinds } from '../../events/entries.ts';
import type { RecordedEvent, RecordedEventOf } from '../../events/event.ts';

type Sighting = DataOf<'entry.recorded'>;
export type Seen = { readonly id: string; readonly type: string; readonly data: Sighting };

/** A docket entry as its sightings together show it. */
export interface Entry {
  readonly id: string;
  readonly docket: string;
  readonly number: number | undefined;
  readonly sequence: number | undefined;
  readonly filedOn: string;
  /** The day it was public, as recorded or as it was entered; its filing day where no source tells. */
  readonly publicOn: string;
  readonly sighting: Sighting;
}

/** Better sources first, then later captures; an abridged text ranks below every whole one, an empty one below all. */
const betterFirst = (a: Seen, b: Seen): number =>
  sightingKinds.indexOf(a.data.from) - sightingKinds.indexOf(b.data.from) ||
  (a.data.capturedOn < b.data.capturedOn ? 1 : a.data.capturedOn > b.data.capturedOn ? -1 : firstOfEquals(a, b));

/** What was recorded first stands against its equals, and no order of arrival decides between those. */
const firstOfEquals = (a: Seen, b: Seen): number =>
  a.type === b.type ? (a.id < b.id ? -1 : 1) : a.type === 'entry.recorded' ? -1 : 1;

const textRank = ({ text, abridged }: Sighting): number => (text === '' ? 2 : abridged ? 1 : 0);

/** What the sightings of one entry show together: each field of the best source that has it (EVENTS.md section 3). */
export const mergedSighting = (sightings: readonly Seen[]): Sighting => {
  if (sightings.length === 1) return sightings[0]!.data;
  const ordered = [...sightings].sort(betterFirst).map(({ data }) => data);
  const best = ordered.reduce((chosen, next) => (textRank(next) < textRank(chosen) ? next : chosen));
  const { abridged: _abridged, text: _text, ...merged } = Object.assign({}, ...ordered.toReversed()) as Sighting;
  const aliases = Object.assign({}, ...ordered.toReversed().map(sighting => sighting.aliases ?? {}));
  return { ...merged, aliases, text: best.text, ...(best.abridged && { abridged: best.abridged }) };
};

type Sighted = RecordedEventOf<'entry.recorded'> | RecordedEventOf<'entry.observed'>;

export const isSighting = (event: RecordedEvent): event is RecordedEvent & Sighted => isSightingType(event.type);

const leastRecorded = (seen: readonly (RecordedEvent & Sighted)[]): (RecordedEvent & Sighted) | undefined => {
  let least: (RecordedEvent & Sighted) | undefined;
  for (const event of seen)
    if (event.type === 'entry.recorded' && (least === undefined || event.id < least.id)) least = event;
  return least;
};

/** The entries of a case, each from all its sightings (EVENTS.md section 3). A retracted entry has none. */
export const entriesIn = (
  events: readonly RecordedEvent[],
  docketOf: (event: RecordedEvent) => string,
): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  for (const [id, seen] of Map.groupBy(events.filter(isSighting), event => event.entryId ?? event.id)) {
    const recorded = leastRecorded(seen);
    if (!recorded) continue;
    const sighting = mergedSighting(seen);
    const { filedOn, enteredOn = filedOn, aliases } = sighting;
    const number = aliases?.number ?? recorded.entry?.number;
    const publicOn = recorded.publicOn ?? enteredOn;
    entries.set(id, {
      id,
      docket: docketOf(recorded),
      number,
      sequence: aliases?.sequence,
      filedOn,
      publicOn,
      sighting,
    });
  }
  return entries;
};
