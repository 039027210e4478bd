import type { Sought } from './sought.ts';
import { standsAt } from './standsAt.ts';
import { type Phrase, tokensOf } from './tokens.ts';

/** Whether texts hold what is sought: all of these, and none of those. Words in a row stand in one of the texts. */
export const holds = ({ all, none }: Sought, texts: readonly string[]): boolean => {
  const tokens = texts.map(text => tokensOf(text).split(' ').filter(Boolean));
  const found = (phrase: Phrase): boolean => tokens.some(each => each.some((_token, at) => standsAt(phrase, each, at)));
  return all.every(found) && !none.some(found);
};
