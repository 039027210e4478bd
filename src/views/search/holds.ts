import type { Sought } from './sought.ts';
import { type Phrase, tokensOf } from './tokens.ts';

const standsAt = (tokens: readonly string[], at: number, { tokens: wanted, begins, orWhole }: Phrase): boolean =>
  wanted.every((token, index) => {
    const found = tokens[at + index];
    if (found === undefined) return false;
    const isLast = index === wanted.length - 1;
    return isLast && begins ? found.startsWith(token) || found === orWhole : found === token;
  });

const stands = (tokens: readonly string[], phrase: Phrase): boolean =>
  tokens.some((_token, at) => standsAt(tokens, at, phrase));

/** Whether texts hold what is sought: all of these, and none of those. Words in a row stand in one of the texts. */
export const holds = ({ all, none }: Sought, texts: readonly string[]): boolean => {
  const tokens = texts.map(text => tokensOf(text).split(' ').filter(Boolean));
  const found = (phrase: Phrase): boolean => tokens.some(each => stands(each, phrase));
  return all.every(found) && !none.some(found);
};
