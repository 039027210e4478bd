import type { RecordedEvent } from '../../../events/event.ts';
import { isSighting, type Seen } from '../../../projections/time/sightings.ts';
import type { Sighting } from './sightedEntry.ts';

/** A docket entry as the case holds it, with all that was ever seen of it. */
export interface KnownEntry {
  readonly id: string;
  readonly seen: readonly Seen[];
  readonly isSealed: boolean;
}

export const sightingsOf = ({ seen }: KnownEntry): readonly Sighting[] => seen.map(({ data }) => data);

const entryIdOf = ({ id, entryId, type }: RecordedEvent): string | undefined =>
  entryId ?? (type === 'entry.recorded' ? id : undefined);

const asSeen = ({ id, type, data, entry }: RecordedEvent & { readonly data: Sighting }): Seen => {
  const number = data.aliases?.number ?? entry?.number;
  return { id, type, data: number === undefined ? data : { ...data, aliases: { ...data.aliases, number } } };
};

/** The entries of one docket among the events of its case, sealed ones too: what is sealed is not recorded anew. */
export const knownEntries = (
  events: readonly RecordedEvent[],
  isOfDocket: (event: RecordedEvent) => boolean,
): readonly KnownEntry[] => {
  const own = events.filter(isOfDocket);
  const seals = new Map<string, boolean>();
  for (const { type, entryId } of own)
    if (entryId !== undefined && (type === 'entry.sealed' || type === 'entry.unsealed'))
      seals.set(entryId, type === 'entry.sealed');
  return [...Map.groupBy(own.filter(isSighting), entryIdOf)].map(([id, seen]) => ({
    id: id!,
    seen: seen.filter(({ erasedBy }) => erasedBy === undefined).map(asSeen as never),
    isSealed: seals.get(id!) ?? seen.some(({ erasedBy }) => erasedBy !== undefined),
  }));
};
