import type { Sought } from './sought.ts';
import type { Phrase } from './tokens.ts';

/** Tokens are letters and digits alone, so nothing in them ends a string of FTS5. */
const quoted = (tokens: readonly string[]): string => `"${tokens.join(' ')}"`;

const phraseMatch = ({ tokens, begins, orWhole }: Phrase): string => {
  const match = `${quoted(tokens)}${begins ? ' *' : ''}`;
  return orWhole === undefined ? match : `(${match} OR ${quoted([...tokens.slice(0, -1), orWhole])})`;
};

const anyOf = (matches: readonly string[]): string => `(${matches.join(' OR ')})`;
const allOf = (matches: readonly string[]): string => `(${matches.join(' AND ')})`;

/** An expression of FTS5 for all that is sought, in these columns. */
export const wordsIn = (columns: readonly string[], { all }: Sought): string =>
  `({${columns.join(' ')}} : ${allOf(all.map(phraseMatch))})`;

/** For what must not be there; undefined where anything may. */
const unwanted = (columns: readonly string[], { none }: Sought): string | undefined =>
  none.length === 0 ? undefined : `({${columns.join(' ')}} : ${anyOf(none.map(phraseMatch))})`;

/**
 * One expression for each rank: in the first columns, then in those and the next, and so on, each without what the rank
 * before it holds. `filters` hold for all of them.
 */
export const rankedMatches = (
  ranks: readonly (readonly string[])[],
  sought: Sought,
  filters: readonly string[] = [],
): readonly string[] => {
  const never = unwanted(ranks.at(-1)!, sought);
  return ranks.map((columns, rank) => {
    const wanted = allOf([wordsIn(columns, sought), ...filters]);
    const without = [rank > 0 ? wordsIn(ranks[rank - 1]!, sought) : undefined, never].filter(one => one !== undefined);
    return without.length === 0 ? wanted : `(${wanted} NOT ${anyOf(without)})`;
  });
};

/** The same, whatever the rank. */
export const wholeMatch = (columns: readonly string[], sought: Sought, filters: readonly string[] = []): string =>
  rankedMatches([columns], sought, filters)[0]!;

/** A filter as a token of its own: no word holds a colon. */
export const filterToken = (kind: string, value: string | number): string =>
  `${kind}:${encodeURIComponent(value).replaceAll("'", '%27')}`;

export const filterMatch = (kind: string, values: readonly (string | number)[]): string =>
  `(filters : ${anyOf(values.map(value => `"${filterToken(kind, value)}"`))})`;
