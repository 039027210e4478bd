import { type CaseCounts, type CaseFilter, countCases, keysOfCases } from '../listCases.ts';
import type { ViewStore } from '../viewStore.ts';

/** So many are counted: beyond them, no reader of a number reads more from it. */
const mostCounted = 10_000;

/** How many cases the filters leave where nothing is sought, and how many of those are before each court, and so on. */
export const countListed = (store: ViewStore, filter: Omit<CaseFilter, 'sought' | 'cursor' | 'limit'>): CaseCounts => {
  const keys = keysOfCases(store, filter, mostCounted + 1);
  const complete = keys.length <= mostCounted;
  return countCases(store, filter, { keys: keys.slice(0, mostCounted), complete });
};
