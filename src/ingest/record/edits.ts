import type { Sighting } from './sightedEntry.ts';
import { sameText } from './sightingChanges.ts';

/** What a clerk changed: between two captures of a docket page its text reads otherwise. */
export interface Edit {
  readonly before: string;
  readonly after: string;
  /** The earliest capture that shows `after`. */
  readonly notAfter: string;
}

const isWhole = ({ from, text, abridged }: Sighting): boolean => from === 'page' && text !== '' && !abridged;

/** The edits that the pages of an entry show, in the order of their captures, whatever order they arrived in. */
export const editsIn = (sightings: readonly Sighting[]): readonly Edit[] => {
  const pages = sightings.filter(isWhole).sort((a, b) => (a.capturedOn < b.capturedOn ? -1 : 1));
  return pages.flatMap((page, index) => {
    const before = pages[index - 1];
    if (!before || before.capturedOn === page.capturedOn || sameText(before, page)) return [];
    return [{ before: before.text, after: page.text, notAfter: page.capturedOn }];
  });
};
