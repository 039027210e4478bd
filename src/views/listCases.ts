import type { Coverage } from '../../projections/state/shape.ts';
import { caseOf } from '../log/streamCache.ts';
import { folded } from './folded.ts';
import type { CaseHits } from './search/caseHits.ts';
import { type Counted, mostFirst, mostValues } from './search/counts.ts';
import type { Sought } from './search/sought.ts';
import type { ViewStore } from './viewStore.ts';

export const caseOrders = ['filedOn', '-filedOn', 'lastOn', '-lastOn', 'title', '-title', 'relevance'] as const;
export type CaseOrder = (typeof caseOrders)[number];

export interface CaseFilter {
  /** What the case, or one of its actions, holds. */
  readonly sought?: Sought | undefined;
  readonly court?: string | undefined;
  readonly status?: string | undefined;
  /** A part of a party's name, present or former, in any script. */
  readonly party?: string | undefined;
  readonly judge?: string | undefined;
  /** A type of action that the case holds. */
  readonly type?: string | undefined;
  readonly filedAfter?: string | undefined;
  readonly filedBefore?: string | undefined;
  readonly order?: CaseOrder | undefined;
  readonly cursor?: CaseCursor | undefined;
  readonly limit?: number | undefined;
}

/** Where a page ended: the value it was ordered by, and the case. */
export interface CaseCursor {
  readonly order: CaseOrder;
  readonly value: string;
  readonly id: string;
}

export interface CaseItem {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly statusOn: string | null;
  readonly prejudice: string | null;
  readonly onAppeal: boolean;
  readonly filedOn: string | null;
  /** As precisely as it is known. */
  readonly lastOn: string | null;
  /** The day on which the last action took effect, also where `lastOn` is imprecise or null; lists are ordered by it. */
  readonly lastDay: string | null;
  readonly revision: number;
  readonly proceedings: readonly {
    readonly court: string;
    readonly docketNumber: string;
    readonly writtenAs: string;
    readonly status: string;
    /** What of it was looked at; all null where nobody said. */
    readonly coverage: Pick<Coverage, 'capturedOn' | 'throughEntry' | 'missing'>;
  }[];
}

export interface CaseCounts {
  readonly total: number;
  /** There are more: so many were found among the actions that were looked at. */
  readonly atLeast: boolean;
  readonly facets: Readonly<Record<'court' | 'status' | 'judge' | 'type', readonly Counted[]>>;
}

const hasFacet = (kind: string, test: string) =>
  `EXISTS (SELECT 1 FROM facets WHERE caseKey = key AND kind = '${kind}' AND ${test})`;

const conditions: readonly [name: Exclude<keyof CaseFilter, 'sought'>, sql: string][] = [
  ['court', hasFacet('court', 'value = @court')],
  ['type', hasFacet('type', 'value = @type')],
  ['party', hasFacet('party', 'instr(value, @party) > 0')],
  ['judge', hasFacet('judge', 'instr(value, @judge) > 0')],
  ['status', 'status = @status'],
  ['filedAfter', 'filedDay >= @filedAfter'],
  ['filedBefore', 'filedDay <= @filedBefore'],
];

type Row = Omit<CaseItem, 'proceedings' | 'onAppeal'> & {
  readonly proceedings: string;
  readonly onAppeal: number;
  readonly sortedBy?: string;
};

const itemOf = ({ proceedings, onAppeal, sortedBy: _sortedBy, ...row }: Row): CaseItem => ({
  ...row,
  onAppeal: onAppeal === 1,
  proceedings: JSON.parse(proceedings),
});

const columns: Readonly<Record<string, string>> = {
  filedOn: `coalesce(filedDay, '')`,
  lastOn: `coalesce(lastDay, '')`,
  title: 'title',
  /** Those whose title holds what is sought, then the others; the newest first. A case keeps its place while it grows. */
  relevance: `iif(key IN (SELECT value FROM json_each(@titled)), '1', '0') || coalesce(filedDay, '')`,
};

const itemColumns = 'id, title, status, statusOn, prejudice, onAppeal, filedOn, lastOn, lastDay, revision, proceedings';

const byLast: CaseOrder = '-lastOn';

const orderingOf = (order: CaseOrder) => {
  const column = columns[order.replace('-', '')]!;
  const descending = order.startsWith('-') || order === 'relevance';
  const [direction, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
  return { column, beyond, inOrder: `ORDER BY ${column} ${direction}, id ${direction}` };
};

interface Selection {
  readonly where: readonly string[];
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** The cases that the filters leave, whatever is sought in them. */
const selectionOf = (filter: CaseFilter): Selection => ({
  where: ['absorbedInto IS NULL', ...conditions.filter(([name]) => filter[name] !== undefined).map(([, sql]) => sql)],
  values: {
    ...Object.fromEntries(conditions.map(([name]) => [name, (filter[name] as string | undefined) ?? null])),
    party: folded(filter.party ?? ''),
    judge: folded(filter.judge ?? ''),
  },
});

const whereOf = ({ where }: Selection): string => `WHERE ${where.join(' AND ')}`;

const among = ({ where, values }: Selection, keys: readonly number[]): Selection => ({
  where: [...where, 'key IN (SELECT value FROM json_each(@keys))'],
  values: { ...values, keys: JSON.stringify(keys) },
});

/** The first so many keys, in their order, of cases that hold what is sought. */
const firstHolding = (keys: readonly number[], holds: (key: number) => boolean, limit: number): readonly number[] => {
  const found: number[] = [];
  for (const key of keys) {
    if (found.length === limit) break;
    if (holds(key)) found.push(key);
  }
  return found;
};

export interface CasePage {
  readonly items: readonly CaseItem[];
  readonly next: CaseCursor | null;
}

/** One page of cases. The cursor names the last one shown, so a page stays where it is while new cases arrive. */
export const listCases = (store: ViewStore, filter: CaseFilter, hits?: CaseHits): CasePage => {
  const { order = hits ? 'relevance' : byLast, cursor, limit = 50 } = filter;
  const { column, beyond, inOrder } = orderingOf(order);
  const { where, values } = selectionOf(filter);
  const place = { afterValue: cursor?.value ?? null, afterId: cursor?.id ?? null };
  const whole: Selection = {
    where: cursor ? [...where, `(${column}, id) ${beyond} (@afterValue, @afterId)`] : where,
    values: { ...values, ...place, titled: JSON.stringify(hits?.titled ?? []) },
  };
  const keysOf = (): readonly number[] =>
    store.db
      .prepare(`SELECT key FROM cases ${whereOf(whole)} ${inOrder}`)
      .pluck()
      .all(whole.values) as number[];
  const keysFound = ({ complete, keys, holds }: CaseHits): readonly number[] =>
    complete || !holds ? keys : firstHolding(keysOf(), holds, limit + 1);
  const selection = hits ? among(whole, keysFound(hits)) : whole;
  const rows = store.db
    .prepare(`SELECT ${itemColumns}, ${column} AS sortedBy FROM cases ${whereOf(selection)} ${inOrder} LIMIT @limit`)
    .all({ ...selection.values, limit: limit + 1 }) as Row[];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(itemOf),
    next: rows.length > limit && last ? { order, value: last.sortedBy!, id: last.id } : null,
  };
};

/** The keys of cases that fit, the last changed first, at most so many. */
export const keysOfCases = (
  { db }: ViewStore,
  filter: Omit<CaseFilter, 'cursor' | 'limit' | 'sought'>,
  limit: number,
): readonly number[] => {
  const selection = selectionOf(filter);
  return db
    .prepare(`SELECT key FROM cases ${whereOf(selection)} ${orderingOf(byLast).inOrder} LIMIT @limit`)
    .pluck()
    .all({ ...selection.values, limit }) as number[];
};

/** The ids of all cases that fit, in order. */
export const idsOfCases = (
  { db }: ViewStore,
  { order = byLast, ...filter }: Omit<CaseFilter, 'cursor' | 'limit' | 'sought'>,
): readonly string[] => {
  const selection = selectionOf(filter);
  return db
    .prepare(`SELECT id FROM cases ${whereOf(selection)} ${orderingOf(order).inOrder}`)
    .pluck()
    .all(selection.values) as string[];
};

/** The cases of these ids as they stand, in that order; those that were joined into others since are left out. */
export const casesNamed = (store: ViewStore, ids: readonly string[]): readonly CaseItem[] =>
  (
    store
      .prepared(
        `SELECT ${itemColumns} FROM (SELECT key AS place, value AS named FROM json_each(?)) CROSS JOIN cases ON cases.id = named
         WHERE absorbedInto IS NULL ORDER BY place`,
      )
      .all(JSON.stringify(ids)) as Row[]
  ).map(itemOf);

/** How many of the cases found so far the filters leave, and how many of those are before each court, and so on. */
export const countCases = (
  store: ViewStore,
  filter: CaseFilter,
  { keys, complete }: Pick<CaseHits, 'keys' | 'complete'>,
): CaseCounts => {
  const selection = among(selectionOf(filter), keys);
  const where = whereOf(selection);
  const count = (sql: string) => store.db.prepare(sql).all(selection.values) as (Counted & { kind: string })[];
  const ofKind = Map.groupBy(
    [
      ...count(`SELECT 'status' AS kind, status AS value, count(*) AS count FROM cases ${where} GROUP BY status`),
      ...count(
        `SELECT kind, value, min(name) AS name, count(*) AS count FROM facets
         WHERE kind IN ('court', 'judge', 'type') AND caseKey IN (SELECT key FROM cases ${where}) GROUP BY kind, value`,
      ),
    ],
    ({ kind }) => kind,
  );
  const facet = (kind: string): readonly Counted[] =>
    (ofKind.get(kind) ?? [])
      .map(({ value, name, count }) => ({ value: kind === 'judge' ? name! : value, count }))
      .sort(mostFirst)
      .slice(0, mostValues);
  const total = store.db.prepare(`SELECT count(*) FROM cases ${where}`).pluck().get(selection.values) as number;
  return {
    total,
    atLeast: !complete,
    facets: { court: facet('court'), status: facet('status'), judge: facet('judge'), type: facet('type') },
  };
};

/** The cases that cannot be read: in the lists they stand as they were last read, or not at all. */
export const damagedCases = (store: ViewStore): readonly string[] =>
  store.damaged().flatMap(({ stream }) => caseOf(stream) ?? []);
