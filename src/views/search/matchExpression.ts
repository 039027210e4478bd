import type { Sought } from './sought.ts';
import type { Phrase } from './tokens.ts';

/** Tokens are letters and digits alone, so nothing in them ends a string of FTS5. */
const quoted = (tokens: readonly string[]): string => `"${tokens.join(' ')}"`;

export const anyOf = (matches: readonly string[]): string => `(${matches.join(' OR ')})`;
export const allOf = (matches: readonly string[]): string => `(${matches.join(' AND ')})`;

/** An expression of FTS5 for a phrase in one of these columns. */
export const phraseMatch = ({ tokens, begins, orWhole }: Phrase, columns: readonly string[]): string => {
  const match = `${quoted(tokens)}${begins ? ' *' : ''}`;
  const or = orWhole === undefined ? '' : ` OR ${quoted([...tokens.slice(0, -1), orWhole])}`;
  return `({${columns.join(' ')}} : (${match}${or}))`;
};

const withoutAny = (wanted: string, unwanted: readonly string[]): string =>
  unwanted.length === 0 ? wanted : `(${wanted} NOT ${anyOf(unwanted)})`;

/** For all that is sought, in these columns, and without what must not be there. */
export const soughtMatch = ({ all, none }: Sought, columns: readonly string[]): string =>
  withoutAny(
    allOf(all.map(phrase => phraseMatch(phrase, columns))),
    none.map(phrase => phraseMatch(phrase, columns)),
  );

/** Each expression without what those before it hold. */
export const ranked = (matches: readonly string[]): readonly string[] =>
  matches.map((match, rank) => withoutAny(match, matches.slice(Math.max(0, rank - 1), rank)));

/** A filter as a token of its own: no word holds a colon. */
export const filterToken = (kind: string, value: string | number): string =>
  `${kind}:${encodeURIComponent(value).replaceAll("'", '%27')}`;

export const filterMatch = (kind: string, values: readonly (string | number)[]): string =>
  `(filters : ${anyOf(values.map(value => `"${filterToken(kind, value)}"`))})`;
