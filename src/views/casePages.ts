import { type CaseCursor, type CaseFilter, type CaseItem, casesNamed, idsOfCases, listCases } from './listCases.ts';
import { type CaseHits, caseHits } from './search/caseHits.ts';
import type { ViewStore } from './viewStore.ts';

const page = 200;

/** Of those that hold what is sought, each page goes on behind the last case of the one before it. */
function* pagesHolding(
  store: ViewStore,
  hits: CaseHits,
  filter: Omit<CaseFilter, 'cursor' | 'limit' | 'sought'>,
): Generator<readonly CaseItem[]> {
  let cursor: CaseCursor | undefined;
  do {
    const { items, next } = listCases(store, { ...filter, cursor, limit: page }, hits);
    yield items;
    cursor = next ?? undefined;
  } while (cursor);
}

/**
 * All cases that fit, page by page: those that did when the first page was asked for, each once, as it stands when its page
 * is. Between two pages nothing is held open: a reader as slow as it likes keeps nobody from writing.
 */
export function* casePages(
  store: ViewStore,
  { sought, ...filter }: Omit<CaseFilter, 'cursor' | 'limit'>,
): Generator<readonly CaseItem[]> {
  if (sought) return yield* pagesHolding(store, caseHits(store, sought), filter);
  const ids = idsOfCases(store, filter);
  for (let from = 0; from < ids.length; from += page) yield casesNamed(store, ids.slice(from, from + page));
}
