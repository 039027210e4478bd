import { sightingKinds } from '../../../events/entries.ts';
import { normalisedText } from '../normalisedText.ts';
import type { Sighting } from './sightedEntry.ts';

const rank = ({ from }: Sighting): number => sightingKinds.indexOf(from);

const fields = ['event', 'enteredOn'] as const;
const aliases = ['number', 'sequence', 'documentId'] as const;

export const sameText = (a: Sighting, b: Sighting): boolean => normalisedText(a.text) === normalisedText(b.text);

/** Whether it says nothing that the other does not say. */
const saysNoMore = (seen: Sighting, known: Sighting): boolean =>
  sameText(seen, known) &&
  seen.filedOn === known.filedOn &&
  fields.every(field => seen[field] === undefined || seen[field] === known[field]) &&
  aliases.every(name => seen.aliases?.[name] === undefined || seen.aliases[name] === known.aliases?.[name]);

const byCapture = (a: Sighting, b: Sighting): number =>
  a.capturedOn < b.capturedOn ? -1 : a.capturedOn > b.capturedOn ? 1 : 0;

/** Whether a source of another kind adds to what is known: a better one always, a lesser one where something was missing. */
const teaches = (seen: Sighting, known: readonly Sighting[]): boolean =>
  known.every(other => rank(seen) < rank(other)) ||
  fields.some(field => seen[field] !== undefined && known.every(other => other[field] === undefined)) ||
  aliases.some(
    name => seen.aliases?.[name] !== undefined && known.every(other => other.aliases?.[name] === undefined),
  ) ||
  (seen.text !== '' && known.every(({ text, abridged }) => text === '' || abridged));

/**
 * What a sighting adds to those that are known of the same entry: `nothing`; `more`, which is recorded; or `contradicts`, where
 * the same kind of source of the same day reads otherwise, so that nobody can say which came first.
 */
export const sightingChanges = (seen: Sighting, known: readonly Sighting[]): 'nothing' | 'more' | 'contradicts' => {
  const alike = known.filter(({ from }) => from === seen.from).sort(byCapture);
  if (alike.some(other => other.capturedOn === seen.capturedOn && !sameText(other, seen) && seen.text !== ''))
    return alike.some(other => saysNoMore(seen, other)) ? 'nothing' : 'contradicts';
  const before = alike.findLast(other => other.capturedOn <= seen.capturedOn);
  if (before) return saysNoMore(seen, before) ? 'nothing' : 'more';
  return alike.length > 0 || teaches(seen, known) ? 'more' : 'nothing';
};
