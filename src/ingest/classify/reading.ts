import type { ActionType, DataOf } from '../../../events/catalogue.ts';

/** A docket entry as it is read: `event` is CM/ECF's own name of it, where the source gives it. */
export interface EntryText {
  readonly text: string;
  readonly event?: string | undefined;
  readonly court?: string | undefined;
  /** The day it was filed, ISO. */
  readonly date?: string | undefined;
  readonly number?: number | undefined;
}

/** What an entry does, without where and when: a docket entry's parts name others by the number of their entry. */
export type PartDraft = { [T in ActionType]: { readonly type: T; readonly data: DataOf<T> } }[ActionType];

/** What a docket entry is (labels: docs/classifying.md), and what it does as far as that is sure. */
export interface Reading {
  readonly label: string;
  readonly sub: string | null;
  /** Every further label that is right as well. */
  readonly also: readonly string[];
  readonly actions: readonly PartDraft[];
  /** The name of the rule that chose the label. */
  readonly rule: string;
}
