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

/** What an action says, without the names of its fields. */
const saidIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(saidIn) : [];
};

const saidBy = ({ actions }: EntryRow): readonly string[] =>
  actions.flatMap(({ type, data }) => [type.replace(/[._]/g, ' '), ...saidIn(data)]);

/** Whether all of the words stand in it, in any case of letters. */
const holds = (row: EntryRow, words: readonly string[]): boolean => {
  const text = saidBy(row).join('\n').toLowerCase();
  return words.every(word => text.includes(word));
};

const isAbout = (row: EntryRow, party: string, called: readonly string[]): boolean => {
  const said = saidBy(row);
  return said.includes(party) || called.some(name => said.some(text => text.includes(name)));
};

const known = new WeakMap<readonly EffectiveAction[], readonly EntryRow[]>();

/** The rows of a history, in its order; what has no day is about the record, and is no row. */
export const entryRows = (history: readonly EffectiveAction[]): readonly EntryRow[] =>
  getOrMake(known, history, rowsIn);

/** Those of the rows that fit what is asked. `called` are the names of the party that is asked for. */
export const fitting = (
  rows: readonly EntryRow[],
  { kind, docket, party, text, from, to }: CaseAsked,
  called: readonly string[] = [],
): readonly EntryRow[] => {
  if ([kind, docket, party, text, from, to].every(one => one === undefined)) return rows;
  const words = text?.toLowerCase().split(/\s+/) ?? [];
  return rows.filter(
    row =>
      (kind === undefined || row.kind === kind) &&
      (docket === undefined || row.docket === docket) &&
      (from === undefined || row.day >= from) &&
      (to === undefined || row.day <= to) &&
      (party === undefined || isAbout(row, party, called)) &&
      (words.length === 0 || holds(row, words)),
  );
};
