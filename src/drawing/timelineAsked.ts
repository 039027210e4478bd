import type { CaseState, Proceeding } from '../../projections/state/shape.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { MarkKind } from './markKind.ts';
import type { Mark } from './marks.ts';

/** What the picture says in words, in the reader's language. */
export interface TimelineWords {
  readonly label: string;
  readonly context: string;
  readonly claims: string;
  readonly parties: string;
  readonly asOf: string;
  readonly kinds: Readonly<Record<MarkKind, string>>;
  readonly mark: (mark: Mark) => string;
  readonly bar: (count: number, from: string, to: string) => string;
  readonly more: (count: number) => string;
  readonly lane: (proceeding: Proceeding) => string;
  readonly state: (state: string) => string;
  readonly party: (names: readonly string[], role: string) => string;
  readonly tick: (day: string, inYears: boolean) => string;
}

export interface TimelineAsked {
  readonly state: CaseState & { readonly asOf: string };
  readonly history: readonly EffectiveAction[];
  /** The days shown; from the first action to the day asked for, where left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly words: TimelineWords;
  /** Where a mark leads. */
  readonly linkTo: (mark: Mark) => string;
  /** Where a bar leads, that stands for the marks of these days. */
  readonly zoomTo: (from: string, to: string) => string;
}
