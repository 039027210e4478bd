import type { Phrase } from './tokens.ts';

const fits = ({ tokens, begins, orWhole }: Phrase, at: number, token: string): boolean => {
  const wanted = tokens[at]!;
  if (token === wanted) return true;
  return at === tokens.length - 1 && ((begins && token.startsWith(wanted)) || token === orWhole);
};

/** Whether the phrase stands where this token does. */
export const standsAt = (phrase: Phrase, tokens: readonly string[], at: number): boolean => {
  if (at + phrase.tokens.length > tokens.length) return false;
  for (let i = 0; i < phrase.tokens.length; i++) if (!fits(phrase, i, tokens[at + i]!)) return false;
  return true;
};
