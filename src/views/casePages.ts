import { type CaseFilter, type CaseItem, casesNamed, idsOfCases } from './listCases.ts';
import type { ViewStore } from './viewStore.ts';

const page = 200;

/**
 * All cases that fit, page by page: those that did when the first page was asked for, each once, as it stands when its page
 * is. Between two pages nothing is held open: a reader as slow as it likes keeps nobody from writing.
 */
export function* casePages(
  store: ViewStore,
  filter: Omit<CaseFilter, 'cursor' | 'limit' | 'sought'>,
): Generator<readonly CaseItem[]> {
  const ids = idsOfCases(store, filter);
  for (let from = 0; from < ids.length; from += page) yield casesNamed(store, ids.slice(from, from + page));
}
