import { caseOf } from '../log/streamCache.ts';
import { folded } from './folded.ts';
import type { ViewStore } from './viewStore.ts';

export const caseOrders = ['filedOn', '-filedOn', 'lastOn', '-lastOn', 'title', '-title'] as const;
export type CaseOrder = (typeof caseOrders)[number];

export interface CaseFilter {
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
  }[];
}

const hasFacet = (kind: string, test: string) =>
  `EXISTS (SELECT 1 FROM facets WHERE caseKey = key AND kind = '${kind}' AND ${test})`;

const conditions: readonly [name: keyof CaseFilter, sql: string][] = [
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
  readonly sortedBy: string;
};

const itemOf = ({ proceedings, onAppeal, sortedBy: _sortedBy, ...row }: Row): CaseItem => ({
  ...row,
  onAppeal: onAppeal === 1,
  proceedings: JSON.parse(proceedings),
});

const columns: Readonly<Record<string, string>> = { filedOn: 'filedDay', lastOn: 'lastDay', title: 'title' };

/** One page of cases. The cursor names the last one shown, so a page stays where it is while new cases arrive. */
export const listCases = (
  store: ViewStore,
  filter: CaseFilter,
): { readonly items: readonly CaseItem[]; readonly next: CaseCursor | null } => {
  const { order = '-lastOn', cursor, limit = 50 } = filter;
  const descending = order.startsWith('-');
  const column = columns[order.replace('-', '')]!;
  const [direction, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
  const where = [
    'absorbedInto IS NULL',
    ...conditions.filter(([name]) => filter[name] !== undefined).map(([, sql]) => sql),
  ];
  if (cursor) where.push(`(coalesce(${column}, ''), id) ${beyond} (@afterValue, @afterId)`);
  const rows = store.db
    .prepare(
      `SELECT id, title, status, statusOn, prejudice, onAppeal, filedOn, lastOn, lastDay, revision, proceedings, coalesce(${column}, '') AS sortedBy
       FROM cases WHERE ${where.join(' AND ')}
       ORDER BY coalesce(${column}, '') ${direction}, id ${direction} LIMIT @limit`,
    )
    .all({
      ...Object.fromEntries(conditions.map(([name]) => [name, filter[name] ?? null])),
      party: folded(filter.party ?? ''),
      judge: folded(filter.judge ?? ''),
      afterValue: cursor?.value ?? null,
      afterId: cursor?.id ?? null,
      limit: limit + 1,
    }) as Row[];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(itemOf),
    next: rows.length > limit && last ? { order, value: last.sortedBy, id: last.id } : null,
  };
};

/** The cases that cannot be read: in the lists they stand as they were last read, or not at all. */
export const damagedCases = (store: ViewStore): readonly string[] =>
  store.damaged().flatMap(({ stream }) => caseOf(stream) ?? []);
