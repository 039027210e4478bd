import { firstsOf, type Phrase, phraseOf } from './tokens.ts';

/** What somebody looks for: all of these, and none of those. */
export interface Sought {
  readonly all: readonly Phrase[];
  readonly none: readonly Phrase[];
  /** With what the tokens of `all` begin. */
  readonly firsts: ReadonlySet<number>;
}

/** A search that looks for nothing. */
export class EmptySearchError extends Error {
  readonly code = 'empty_search';
}

const quotes = /[“”„‟«»「」『』＂]/g;
const parts = /(?<not>-)?(?:"(?<phrase>[^"]*)"?|(?<word>\S+))/g;

/** Shorter beginnings fit so many words that finding them would keep everybody else waiting. */
const leastBeginning = 3;

const isBeginning = (word: string): boolean =>
  word.endsWith('*') && word.replace(/[^\p{L}\p{N}]/gu, '').length >= leastBeginning;

/**
 * Reads what was typed: words, all of which are looked for, `"words in a row"`, `-word` for what must not be there, and
 * `begin*`. All else is literal, and nothing is a mistake but to look for nothing: EmptySearchError.
 */
export const soughtIn = (typed: string): Sought => {
  const all: Phrase[] = [];
  const none: Phrase[] = [];
  for (const { groups = {} } of typed.replace(quotes, '"').matchAll(parts)) {
    const { not, phrase, word } = groups;
    const found = phrase === undefined ? phraseOf(word!, isBeginning(word!)) : phraseOf(phrase);
    if (found) (not === undefined ? all : none).push(found);
  }
  if (all.length > 0) return { all, none, firsts: firstsOf(all) };
  throw new EmptySearchError(
    none.length > 0
      ? 'says only what must not be there: say also what should be'
      : 'holds no word, number or Korean syllable to look for',
  );
};
