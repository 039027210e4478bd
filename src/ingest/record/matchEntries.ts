import { normalisedText } from '../normalisedText.ts';
import { type KnownEntry, sightingsOf } from './knownEntries.ts';
import type { Sighting } from './sightedEntry.ts';

/** What one line is called by; a key that it has not, it is not found by. */
type Key = (sighting: Sighting) => string | undefined;

const bySequence: Key = ({ aliases }) => aliases?.sequence?.toString();
const byDocument: Key = ({ aliases }) => aliases?.documentId;
const byNumber: Key = ({ aliases }) => aliases?.number?.toString();
const byText: Key = ({ filedOn, text }) => (text === '' ? undefined : `${filedOn} ${normalisedText(text)}`);
const byEvent: Key = ({ filedOn, event }) => (event === undefined ? undefined : `${filedOn} ${event.toLowerCase()}`);

/** What a line without a text has beside its day. */
const byEventAlone: Key = sighting =>
  sighting.text === '' && sighting.aliases === undefined ? `${sighting.filedOn} ${sighting.event ?? ''}` : undefined;

/** The surest first (EVENTS.md section 3). */
const keys: readonly Key[] = [bySequence, byDocument, byNumber, byText, byEvent, byEventAlone];

/** Of these a docket may hold several, which their order tells apart. */
const inOrder: ReadonlySet<Key> = new Set([byText, byEventAlone]);

/** What two sightings of one entry cannot differ in, where both have it. */
const surest: readonly Key[] = [bySequence, byNumber];

const agree = (seen: Sighting, entry: KnownEntry): boolean =>
  surest.every(key => {
    const one = key(seen);
    const others = sightingsOf(entry).flatMap(sighting => key(sighting) ?? []);
    return one === undefined || others.length === 0 || others.includes(one);
  });

const groupedBy = <T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
};

/**
 * Which of the lines seen are entries that the case holds already: the surest key first over the whole capture, a key only
 * where it is one entry's on both sides. Lines that read the same are told apart by their order alone.
 */
export const matchEntries = (
  seen: readonly Sighting[],
  known: readonly KnownEntry[],
): ReadonlyMap<Sighting, KnownEntry> => {
  const matched = new Map<Sighting, KnownEntry>();
  const taken = new Set<KnownEntry>();
  for (const key of keys) {
    const theirs = groupedBy(
      known.filter(entry => !taken.has(entry)),
      entry => sightingsOf(entry).flatMap(sighting => key(sighting) ?? []),
    );
    const ours = groupedBy(
      seen.filter(sighting => !matched.has(sighting)),
      sighting => [key(sighting) ?? []].flat(),
    );
    for (const [name, lines] of ours) {
      const entries = theirs.get(name) ?? [];
      const isOne = lines.length === 1 && entries.length === 1;
      if (!isOne && !inOrder.has(key)) continue;
      for (const [index, line] of lines.entries()) {
        const entry = entries[index];
        if (!entry || taken.has(entry) || !agree(line, entry)) continue;
        matched.set(line, entry);
        taken.add(entry);
      }
    }
  }
  return matched;
};
