import type { Opening } from '../opening.ts';
import type { PartDraft } from '../reading.ts';

/** What an entry was read as, and the number that the court gave it. */
export interface Labelled {
  readonly label: string;
  readonly sub: string | null;
  readonly also: readonly string[];
  readonly number: number | undefined;
}

export type Part = (opening: Opening, labelled: Labelled) => readonly PartDraft[];
