import type { CaseState } from '../../projections/state/shape.ts';
import { type Language, say } from '../words/words.ts';

/** Why a fact that rests on these actions is uncertain, in words; empty where it is not. */
export const doubtsOf = ({ uncertain }: CaseState, because: readonly string[], lang: Language): string => {
  const reasons = uncertain.flatMap(one => (because.includes(one.because) ? one.reasons : []));
  return [...new Set(reasons)].map(reason => say(lang, reason)).join(', ');
};

/** A title that says so: whoever reads a calendar or a feed looks no further. */
export const markedTitle = (doubts: string, title: string): string => (doubts ? `[${doubts}] ${title}` : title);
