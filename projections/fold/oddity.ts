import type { ActionType } from '../../events/catalogue.ts';
import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import type { CaseFold } from './caseFold.ts';
import type { Context } from './fold.ts';

/**
 * What does not fit between an action and its case as all before it left it. The same oddity is a flag in the state, and
 * a reason to refuse what a person records (src/commands/rules.ts says which, and in what words).
 */
export interface Oddity {
  readonly code: string;
  /** What it is about, as the record names it: a docket, a claim, a party. */
  readonly about?: string;
  /** What stands in the way: its status or type, and its day. */
  readonly standing?: string;
  readonly on?: string | null;
  /** What the writer may have meant: the first few. */
  readonly known?: readonly string[];
  /** The earlier actions that make it odd. */
  readonly because?: readonly string[];
}

export type Odd<T extends ActionType> = (
  action: EffectiveActionOf<T>,
  before: CaseFold,
  context: Context,
) => Oddity | undefined;

export type Oddities = { readonly [T in ActionType]?: Odd<T> };

/** More of them helps nobody, and a case may have thousands. */
const fewest = 11;

export const firstFew = (names: Iterable<string>): readonly string[] => {
  const few: string[] = [];
  for (const name of names) if (few.push(name) === fewest) break;
  return few;
};
