import type { ViewStore } from '../viewStore.ts';
import { type ActionFilter, daysAsked, filtersOf, keysFound, matchesFor, type Stretch } from './actionQuery.ts';
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
  readonly key: number;
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
    readonly key: number;
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

/** Of `found`, which gives keys, the documents. */
const documentsOf = (found: string): string => `
    SELECT documents.*, lower(hex(documents.id)) AS id, cases.id AS caseId, cases.title AS caseTitle, head, body, around
    FROM (${found}) AS found
    CROSS JOIN documents USING (key) CROSS JOIN documentTexts USING (key) CROSS JOIN cases ON cases.key = caseKey`;

const rowsOf = (
  store: ViewStore,
  match: string,
  stretch: Stretch,
  direction: 'ASC' | 'DESC',
  limit: number,
): readonly Row[] =>
  store
    .prepared(`${documentsOf(keysFound(match, direction))} ORDER BY found.key ${direction}`)
    .all({ ...(match !== '' && { match }), ...stretch, limit }) as Row[];

/** The actions that have these keys, the newest first. */
export const actionsAt = (store: ViewStore, keys: readonly number[], sought: Sought): readonly ActionItem[] => {
  const rows = store
    .prepared(`${documentsOf('SELECT value AS key FROM json_each(?)')} ORDER BY found.key DESC`)
    .all(JSON.stringify(keys)) as Row[];
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
  for (const [rank, match] of matchesFor(store, filters, sought, order === 'relevance').entries()) {
    if (rank < (cursor?.rank ?? 0) || found.length > limit) continue;
    const goesOn = cursor?.rank === rank ? cursor.key : undefined;
    const stretch =
      goesOn === undefined
        ? days
        : direction === 'ASC'
          ? { ...days, from: Math.max(days.from, goesOn + 1) }
          : { ...days, to: Math.min(days.to, goesOn - 1) };
    for (const row of rowsOf(store, match, stretch, direction, limit + 1 - found.length)) found.push([rank, row]);
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(([, row]) => itemOf(row, sought)),
    next: found.length > limit && last ? { rank: last[0], key: last[1].key } : null,
  };
};
