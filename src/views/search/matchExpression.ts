import type { Sought } from './sought.ts';
import type { Phrase } from './tokens.ts';

export const anyOf = (matches: readonly string[]): string =>
  matches.length === 1 ? matches[0]! : `(${matches.join(' OR ')})`;
export const allOf = (matches: readonly string[]): string =>
  matches.length === 1 ? matches[0]! : `(${matches.join(' AND ')})`;
export const without = (match: string, unwanted: readonly string[]): string =>
  unwanted.length === 0 ? match : `(${match} NOT ${anyOf(unwanted)})`;

/** Tokens are letters and digits alone, and a mark before each, so nothing in them ends a string of FTS5. */
const quoted = (tokens: readonly string[], mark: string): string => `"${tokens.map(token => mark + token).join(' ')}"`;

const marked = ({ tokens, begins, orWhole }: Phrase, mark: string): readonly string[] => [
  `${quoted(tokens, mark)}${begins ? ' *' : ''}`,
  ...(orWhole === undefined ? [] : [quoted([...tokens.slice(0, -1), orWhole], mark)]),
];

/** An expression of FTS5 for a phrase among the tokens that have one of these marks. */
export const phraseMatch = (phrase: Phrase, marks: readonly string[] = ['']): string =>
  anyOf(marks.flatMap(mark => marked(phrase, mark)));

/** For all that is sought and nothing of what must not be there, each phrase as `match` writes it. */
export const soughtMatch = (
  { all, none }: Sought,
  match: (phrase: Phrase) => string,
  unwanted: (phrase: Phrase) => string = match,
): string => without(allOf(all.map(match)), none.map(unwanted));

const needsNothing = /^[\w.-]*$/;

/** A token of every document: no word holds a colon. */
export const everyDocument = 'any:';

/** A filter as a token of its own. */
export const filterToken = (kind: string, value: string): string =>
  `${kind}:${needsNothing.test(value) ? value : encodeURIComponent(value).replaceAll("'", '%27')}`;

export const filterMatch = (kind: string, values: readonly (string | number)[]): string =>
  anyOf(values.map(value => `"${filterToken(kind, String(value))}"`));
