import type { ActionType } from '../../events/catalogue.ts';
import type { EffectiveAction, EffectiveActionOf } from '../time/effectiveAction.ts';
import type { Lookup } from '../time/lookup.ts';
import type { CaseFold } from './caseFold.ts';
import type { Identities } from './identities.ts';

/** What a slice may know beside its own draft: how names resolve, and what the other slices hold. */
export interface Context {
  readonly lookup: Lookup;
  readonly identities: Identities;
  /** The dockets in it are as the action itself leaves them, for they are folded before what stands in them. */
  readonly fold: CaseFold;
  /** The place of the action in the history: what ends a proceeding ends what came before it. */
  order: number;
}

export interface FlagDraft {
  readonly flag: string;
  readonly because: readonly string[];
  readonly docket?: string;
}

/**
 * One part of a case's state: how it starts, and what each type of action does to it. A draft is changed in place,
 * because a case of thousands of actions is folded for every question; nothing outside the fold sees it.
 */
export interface Slice<D> {
  readonly initial: () => D;
  readonly evolve: { readonly [T in ActionType]?: (draft: D, action: EffectiveActionOf<T>, context: Context) => void };
}

export const slice = <D>(definition: Slice<D>): Slice<D> => definition;

type Step = (drafts: readonly unknown[], action: EffectiveAction, context: Context) => void;

/** Joins slices into one table from type to what it does, so that a step costs one look-up. */
export const stepsOf = (slices: readonly Slice<never>[]): ReadonlyMap<string, readonly Step[]> => {
  const steps = new Map<string, Step[]>();
  slices.forEach(({ evolve }, index) => {
    for (const [type, evolveType] of Object.entries(evolve)) {
      const step: Step = (drafts, action, context) =>
        (evolveType as (draft: unknown, action: EffectiveAction, context: Context) => void)(
          drafts[index],
          action,
          context,
        );
      steps.set(type, [...(steps.get(type) ?? []), step]);
    }
  });
  return steps;
};
