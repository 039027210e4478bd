import {
  type CaseCounts,
  type CaseCursor,
  type CaseFilter,
  type CaseItem,
  countCases,
  listCases,
} from '../listCases.ts';
import type { ViewStore } from '../viewStore.ts';
import { type CaseHits, caseHits } from './caseHits.ts';
import { type ActionItem, actionsAt, searchActions } from './searchActions.ts';
import { headingHits, type Segment } from './snippet.ts';
import type { Sought } from './sought.ts';

/** A case that was found, and why. */
export interface FoundCase extends CaseItem {
  /** Of its title, docket numbers, courts, parties, judges and claims, those that hold what was sought. */
  readonly heading?: readonly Segment[];
  /** The best of its actions that do. */
  readonly matches?: readonly Omit<ActionItem, 'caseId' | 'caseTitle'>[];
}

export type CaseAnswer = Partial<CaseCounts> & {
  readonly items: readonly FoundCase[];
  readonly next: CaseCursor | null;
};

const mostMatches = 3;

interface Heading {
  readonly key: number;
  readonly heading: string;
}

const headingOf = (store: ViewStore, id: string): Heading =>
  store
    .prepared(
      'SELECT key, caseTexts.title || char(10) || about AS heading FROM caseTexts JOIN cases USING (key) WHERE cases.id = ?',
    )
    .get(id) as Heading;

const foundCase = (store: ViewStore, item: CaseItem, sought: Sought, hits: CaseHits): FoundCase => {
  const { key, heading: text } = headingOf(store, item.id);
  const heading = headingHits(text, sought);
  const found = hits.holds
    ? searchActions(store, { sought, case: item.id, limit: mostMatches }).items
    : actionsAt(store, hits.newest(key).slice(0, mostMatches), sought);
  const matches = found.map(({ caseId: _id, caseTitle: _title, ...match }) => match);
  return { ...item, ...(heading && { heading }), matches };
};

/** One page of cases; where something is sought, with why each was found and, on the first page, with counts of all. */
export const searchCases = (store: ViewStore, { sought, ...filter }: CaseFilter): CaseAnswer => {
  if (!sought) return listCases(store, filter);
  const hits = caseHits(store, sought);
  const { items, next } = listCases(store, filter, hits);
  const counts = filter.cursor ? {} : countCases(store, filter, hits);
  return { ...counts, items: items.map(item => foundCase(store, item, sought, hits)), next };
};
