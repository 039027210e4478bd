import { getOrMake } from '../../../projections/getOrMake.ts';
import type { EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import { type MarkKind, markKindOf, rankOf } from '../../drawing/markKind.ts';
import type { CaseAsked } from './caseView.ts';

/** One row of what happened: an action, or all that one entry of a docket did. */
export interface EntryRow {
  /** The first action of it, by which it is linked to. */
  readonly id: string;
  readonly kind: MarkKind;
  readonly docket: string;
  readonly day: string;
  readonly actions: readonly EffectiveAction[];
}

type Draft = { id: string; kind: MarkKind; docket: string; day: string; actions: EffectiveAction[] };

const rowsIn = (history: readonly EffectiveAction[]): readonly EntryRow[] => {
  const rows: Draft[] = [];
  const byEntry = new Map<string, Draft>();
  for (const action of history) {
    const { id, day, docket, entryId, type } = action;
    if (day === '' || type === 'entry.observed') continue;
    const kind = markKindOf(type);
    const known = entryId === undefined ? undefined : byEntry.get(entryId);
    if (known) {
      known.actions.push(action);
      if (rankOf(kind) < rankOf(known.kind)) known.kind = kind;
      continue;
    }
    const row = { id, kind, docket, day, actions: [action] };
    rows.push(row);
    if (entryId !== undefined) byEntry.set(entryId, row);
  }
  return rows;
};

const holds = ({ actions }: EntryRow, text: string): boolean =>
  actions.some(({ data }) => JSON.stringify(data).toLowerCase().includes(text));

const known = new WeakMap<readonly EffectiveAction[], readonly EntryRow[]>();

/** The rows of a history, in its order; what has no day is about the record, and is no row. */
export const entryRows = (history: readonly EffectiveAction[]): readonly EntryRow[] =>
  getOrMake(known, history, rowsIn);

/** Those of the rows that fit what is asked. */
export const fitting = (
  rows: readonly EntryRow[],
  { kind, docket, text, from, to }: CaseAsked,
): readonly EntryRow[] => {
  const words = text?.toLowerCase();
  return rows.filter(
    row =>
      (kind === undefined || row.kind === kind) &&
      (docket === undefined || row.docket === docket) &&
      (from === undefined || row.day >= from) &&
      (to === undefined || row.day <= to) &&
      (words === undefined || holds(row, words)),
  );
};
