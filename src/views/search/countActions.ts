import type { ViewStore } from '../viewStore.ts';
import { type ActionFilter, daysAsked, filtersOf, matchFor, placesFound } from './actionQuery.ts';
import { byCount, type Counted, mostFirst } from './counts.ts';
import { keyAt } from './documentPlace.ts';
import { docketOf } from './documents.ts';

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
const mostCounted = 10_000;

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
    const match = matchFor(store, filters, asked.sought);
    const rows = store
      .prepared(`
      SELECT caseKey, docket, type
      FROM (${placesFound('DESC')}) CROSS JOIN documents ON key = ${keyAt('place')}`)
      .raw()
      .all({ match, ...daysAsked(asked), limit: mostCounted + 1 }) as [number, string, string][];
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
