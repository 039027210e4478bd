import { folded } from '../folded.ts';
import type { ViewStore } from '../viewStore.ts';
import { anyActionMatch, rankedActionMatches } from './actionMatches.ts';
import { byCount, type Counted, mostFirst } from './counts.ts';
import { firstKey, lastKey } from './documentKey.ts';
import { type DocumentText, docketOf } from './documents.ts';
import { allOf, filterMatch } from './matchExpression.ts';
import { type Segment, snippetOf } from './snippet.ts';
import type { Sought } from './sought.ts';

export const actionOrders = ['relevance', 'on', '-on'] as const;
export type ActionOrder = (typeof actionOrders)[number];

export interface ActionFilter {
  readonly sought?: Sought | undefined;
  /** The id of a case. */
  readonly case?: string | undefined;
  readonly court?: string | undefined;
  /** Of any of these types. */
  readonly type?: readonly string[] | undefined;
  /** `<court> <docketNumber>`, as a state names it. */
  readonly proceeding?: string | undefined;
  /** In a case with a party, or a judge, whose name holds this. */
  readonly party?: string | undefined;
  readonly judge?: string | undefined;
  /** In effect from that day on. */
  readonly onAfter?: string | undefined;
  /** In effect on that day or before. */
  readonly onBefore?: string | undefined;
}

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

/** A part of a name that fits too many cases to look into each. */
export class TooManyCasesError extends Error {
  readonly code = 'too_many_cases';
  readonly parameter: 'party' | 'judge';
  constructor(parameter: 'party' | 'judge') {
    super(`fits more than ${mostCases} cases: give more of the name`);
    this.parameter = parameter;
  }
}

const mostCases = 1_000;

const casesNaming = ({ db }: ViewStore, kind: 'party' | 'judge', name: string): readonly number[] => {
  const keys = db
    .prepare('SELECT DISTINCT caseKey FROM facets WHERE kind = ? AND instr(value, ?) > 0 LIMIT ?')
    .pluck()
    .all(kind, folded(name), mostCases + 1) as number[];
  if (keys.length > mostCases) throw new TooManyCasesError(kind);
  return keys;
};

const caseKeyOf = ({ db }: ViewStore, id: string): readonly number[] =>
  db.prepare('SELECT key FROM cases WHERE id = ?').pluck().all(id) as number[];

/** Each filter as the values of which an action has one; undefined where one of them fits nothing. */
const filtersOf = (store: ViewStore, asked: ActionFilter): readonly string[] | undefined => {
  const { type, court, proceeding } = asked;
  const filters: (readonly [kind: string, values: readonly (string | number)[]])[] = [];
  if (asked.case !== undefined) filters.push(['case', caseKeyOf(store, asked.case)]);
  if (court !== undefined) filters.push(['court', [court]]);
  if (type !== undefined) filters.push(['type', type]);
  if (proceeding !== undefined) filters.push(['docket', [proceeding]]);
  for (const kind of ['party', 'judge'] as const)
    if (asked[kind] !== undefined) filters.push(['case', casesNaming(store, kind, asked[kind])]);
  if (filters.some(([, values]) => values.length === 0)) return undefined;
  return filters.map(([kind, values]) => filterMatch(kind, values));
};

/** What FTS5 is asked, one rank after another; an empty expression stands for all documents. */
const matchesFor = (store: ViewStore, filters: readonly string[], sought: Sought | undefined, inRanks: boolean) => {
  if (!sought) return [filters.join(' AND ')];
  const matches = inRanks ? rankedActionMatches(store, sought) : [anyActionMatch(store, sought)];
  return filters.length === 0 ? matches : matches.map(match => allOf([match, ...filters]));
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const daysAsked = ({ onAfter, onBefore }: ActionFilter): Stretch => ({
  from: onAfter === undefined ? (onBefore === undefined ? 0 : firstKey('0001-01-01')) : firstKey(onAfter),
  to: onBefore === undefined ? Number.MAX_SAFE_INTEGER : lastKey(onBefore),
});

/** FTS5 heeds whole numbers alone, and numbers of JavaScript beyond 32 bits are bound as others. */
const within = 'CAST(@from AS INTEGER) AND CAST(@to AS INTEGER)';

const source = (match: string): string =>
  match === ''
    ? `SELECT key FROM documents WHERE key BETWEEN ${within}`
    : `SELECT rowid AS key FROM documentWords WHERE documentWords MATCH @match AND rowid BETWEEN ${within}`;

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

const rowsOf = (
  store: ViewStore,
  match: string,
  stretch: Stretch,
  direction: 'ASC' | 'DESC',
  limit: number,
): readonly Row[] =>
  store
    .prepared(`
    SELECT documents.*, lower(hex(documents.id)) AS id, cases.id AS caseId, cases.title AS caseTitle, head, body, around
    FROM (${source(match)} ORDER BY ${match === '' ? 'key' : 'rowid'} ${direction} LIMIT @limit) AS found
    CROSS JOIN documents USING (key) CROSS JOIN documentTexts USING (key) CROSS JOIN cases ON cases.key = caseKey
    ORDER BY found.key ${direction}`)
    .all({ ...(match !== '' && { match }), ...stretch, limit }) as Row[];

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

export interface ActionCounts {
  /** All that fit, or, where there are more than are counted, `atLeast` so many. */
  readonly total: number;
  readonly atLeast: boolean;
  readonly facets: {
    readonly case: readonly Counted[];
    readonly court: readonly Counted[];
    readonly type: readonly Counted[];
  };
}

/** So many are counted, the newest: a word that a million actions hold keeps nobody waiting. */
export const mostCounted = 10_000;
const named =
  (store: ViewStore) =>
  ({ value: key, count }: Counted): Counted => {
    const { id, title } = store.prepared('SELECT id, title FROM cases WHERE key = ?').get(Number(key)) as {
      id: string;
      title: string;
    };
    return { value: id, name: title, count };
  };

/** How many actions fit, and how many of them are in each case, before each court, of each type. */
export const countActions = (store: ViewStore, asked: ActionFilter): ActionCounts => {
  const filters = filtersOf(store, asked);
  const counts = { case: new Map<string, number>(), court: new Map<string, number>(), type: new Map<string, number>() };
  let total = 0;
  const add = (facet: keyof typeof counts, value: string | number | null) => {
    if (value !== null) counts[facet].set(String(value), (counts[facet].get(String(value)) ?? 0) + 1);
  };
  if (filters) {
    const [match] = matchesFor(store, filters, asked.sought, false);
    const rows = store
      .prepared(`
      SELECT caseKey, docket, type
      FROM (${source(match!)} ORDER BY ${match === '' ? 'key' : 'rowid'} DESC LIMIT @limit) CROSS JOIN documents USING (key)`)
      .raw()
      .all({ ...(match !== '' && { match }), ...daysAsked(asked), limit: mostCounted + 1 }) as [
      number,
      string,
      string,
    ][];
    for (const [caseKey, docket, type] of rows.slice(0, mostCounted)) {
      add('case', caseKey);
      add('court', docketOf(docket)?.court ?? null);
      add('type', type);
    }
    total = rows.length;
  }
  return {
    total: Math.min(total, mostCounted),
    atLeast: total > mostCounted,
    facets: {
      case: byCount(counts.case).map(named(store)).sort(mostFirst),
      court: byCount(counts.court),
      type: byCount(counts.type),
    },
  };
};
