import type { ActionOf } from '../../events/action.ts';
import type { ActionType, DataOf } from '../../events/catalogue.ts';
import type { Docket } from '../../events/reference.ts';

/** Who changed what an action says, in Lis's record. */
export interface Amendment {
  readonly id: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
}

/** One action as it stands for a question: corrected, dated, placed, and named by its docket's first spelling. */
export interface EffectiveActionOf<T extends ActionType> {
  readonly id: string;
  readonly type: T;
  readonly data: DataOf<T>;
  readonly proceeding?: Docket | undefined;
  /** Names the proceeding among those of the case; empty for what belongs to none. */
  readonly docket: string;
  /** As recorded or as its entry gives it: `YYYY[-MM[-DD]]`, or null where unknown. */
  readonly on: string | null;
  readonly notAfter?: string | undefined;
  /** The day it takes effect; empty for Lis's own actions, which have no legal date. */
  readonly day: string;
  readonly publicOn: string;
  readonly entryId?: string | undefined;
  readonly entry?: { readonly number: number } | undefined;
  readonly part?: number | undefined;
  readonly sources: ActionOf<T>['sources'];
  readonly certainty: 'record' | 'press' | 'unverified';
  readonly inferred?: true | undefined;
  readonly flags?: readonly string[] | undefined;
  /** The case that it was recorded in, where that one was joined into this: its `revision` is there. */
  readonly recordedIn?: string | undefined;
  readonly revision: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly corrected?: Amendment | undefined;
  readonly confirmed?: Amendment | undefined;
  /** Who took it back: it is no part of the history, and is told beside it. */
  readonly retracted?: Amendment | undefined;
  /** The action that struck or vacated it: it stays in the history and leaves the folds. */
  readonly struckBy?: string | undefined;
}

export type EffectiveAction = { [T in ActionType]: EffectiveActionOf<T> }[ActionType];
