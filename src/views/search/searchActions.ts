import type { ViewStore } from '../viewStore.ts';
import {
  type ActionFilter,
  daysAsked,
  filtersOf,
  matchFor,
  placesFound,
  rankedMatchesFor,
  type Stretch,
} from './actionQuery.ts';
import { keyAt } from './documentPlace.ts';
import { type DocumentText, docketOf } from './documents.ts';
import { type Segment, snippetOf } from './snippet.ts';
import type { Sought } from './sought.ts';

export const actionOrders = ['relevance', 'on', '-on'] as const;
export type ActionOrder = (typeof actionOrders)[number];

export interface ActionPageAsked extends ActionFilter {
  readonly order?: ActionOrder | undefined;
  readonly cursor?: ActionCursor | undefined;
  readonly limit?: number | undefined;
}

/** Where a page ended: the rank it was in, and the document it ended with. */
export interface ActionCursor {
  readonly rank: number;
  readonly place: number;
}

export interface ActionItem {
  readonly id: string;
  readonly caseId: string;
  readonly caseTitle: string;
  readonly type: string;
  readonly proceeding: { readonly court: string; readonly docketNumber: string } | null;
  readonly on: string | null;
  readonly notAfter: string | null;
  readonly day: string;
  readonly entry: { readonly number: number } | null;
  readonly revision: number;
  readonly struckBy: string | null;
  readonly snippet: readonly Segment[];
}

type Row = Omit<ActionItem, 'proceeding' | 'entry' | 'snippet' | 'on'> &
  DocumentText & {
    readonly place: number;
    readonly docket: string;
    readonly dated: string | null;
    readonly entry: number | null;
  };

const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

const itemOf = (row: Row, sought: Sought | undefined): ActionItem => {
  const { id, caseId, caseTitle, type, docket, dated, notAfter, day, entry, revision, struckBy } = row;
  const around = [caseTitle, docket, row.around].filter(line => line !== '').join('\n');
  return {
    id: uuidOf(id),
    caseId,
    caseTitle,
    type,
    proceeding: docketOf(docket),
    on: dated,
    notAfter,
    day,
    entry: entry === null ? null : { number: entry },
    revision,
    struckBy,
    snippet: snippetOf({ ...row, around }, sought),
  };
};

/** Of `found`, which gives places, the documents. */
const documentsOf = (found: string): string => `
    SELECT place, documents.*, lower(hex(documents.id)) AS id, cases.id AS caseId, cases.title AS caseTitle
    FROM (${found}) AS found
    CROSS JOIN documents ON documents.key = ${keyAt('place')} CROSS JOIN cases ON cases.key = caseKey`;

const rowsOf = (
  store: ViewStore,
  match: string,
  stretch: Stretch,
  direction: 'ASC' | 'DESC',
  limit: number,
): readonly Row[] =>
  store
    .prepared(`${documentsOf(placesFound(direction))} ORDER BY place ${direction}`)
    .all({ match, ...stretch, limit }) as Row[];

/** The actions at these places, the newest first. */
export const actionsAt = (store: ViewStore, places: readonly number[], sought: Sought): readonly ActionItem[] => {
  const rows = store
    .prepared(`${documentsOf('SELECT value AS place FROM json_each(?)')} ORDER BY place DESC`)
    .all(JSON.stringify(places)) as Row[];
  return rows.map(row => itemOf(row, sought));
};

/**
 * One page of actions. By relevance: those whose names hold what is sought, then those that say it, then those of a case
 * or an entry that does; in each the newest first. Where an action stands in that order depends on nothing else, so a page
 * goes on behind the action it ended with, whatever arrives meanwhile (docs/decisions/0021).
 */
export const searchActions = (
  store: ViewStore,
  asked: ActionPageAsked,
): { readonly items: readonly ActionItem[]; readonly next: ActionCursor | null } => {
  const { sought, order = sought ? 'relevance' : '-on', cursor, limit = 50 } = asked;
  const filters = filtersOf(store, asked);
  if (!filters) return { items: [], next: null };
  const direction = order === 'on' ? 'ASC' : 'DESC';
  const days = daysAsked(asked);
  const found: (readonly [rank: number, row: Row])[] = [];
  const inRanks = sought && order === 'relevance';
  let rank = -1;
  for (const match of inRanks ? rankedMatchesFor(store, filters, sought) : [matchFor(store, filters, sought)]) {
    rank += 1;
    if (rank < (cursor?.rank ?? 0)) continue;
    const goesOn = cursor?.rank === rank ? cursor.place : undefined;
    const stretch =
      goesOn === undefined
        ? days
        : direction === 'ASC'
          ? { ...days, from: Math.max(days.from, goesOn + 1) }
          : { ...days, to: Math.min(days.to, goesOn - 1) };
    for (const row of rowsOf(store, match, stretch, direction, limit + 1 - found.length)) found.push([rank, row]);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(([, row]) => itemOf(row, sought)),
    next: found.length > limit && last ? { rank: last[0], place: last[1].place } : null,
  };
};
