import type { ViewStore } from '../viewStore.ts';
import { anyActionMatch } from './actionMatches.ts';
import { keyAt } from './documentPlace.ts';
import { allOf, filterMatch, phraseMatch, soughtMatch } from './matchExpression.ts';
import type { Sought } from './sought.ts';

/** The cases that hold what is sought, in their heading or in one of their actions. */
export interface CaseHits {
  /** Those whose title or docket number holds it: they come first. */
  readonly titled: readonly number[];
  /** Keys of the cases found. */
  readonly keys: readonly number[];
  /** Whether there are no others. */
  readonly complete: boolean;
  /** Whether another case is one, too; undefined where that takes too long to ask. */
  readonly holds?: (key: number) => boolean;
  /** Places of the newest actions found in a case, where the best are not asked for. */
  readonly newest: (caseKey: number) => readonly number[];
}

/** So many actions are looked at to find their cases; beyond that most cases hold what is sought, and are asked one by one. */
const mostLookedAt = 20_000;

/** FTS5 gathers all words that begin so for each question: asked once for each of many cases, that took minutes. */
export const isCostly = ({ all, none }: Sought): boolean => [...all, ...none].some(({ begins }) => begins);

export const caseHits = (store: ViewStore, sought: Sought): CaseHits => {
  const match = anyActionMatch(store, sought);
  const headings = store.prepared('SELECT rowid FROM caseWords WHERE caseWords MATCH ?').pluck();
  const titled = headings.all(soughtMatch(sought, phrase => `{title} : ${phraseMatch(phrase)}`)) as number[];
  const headed = headings.all(soughtMatch(sought, phrase => phraseMatch(phrase))) as number[];
  const looked = store
    .prepared(`
      SELECT caseKey, place FROM (SELECT rowid AS place FROM documentWords WHERE documentWords MATCH ? ORDER BY rowid DESC LIMIT ?)
      CROSS JOIN documents ON key = ${keyAt('place')}`)
    .raw()
    .all(match, mostLookedAt + 1) as [caseKey: number, place: number][];
  const inActions = Map.groupBy(looked, ([caseKey]) => caseKey);
  const known = new Set([...titled, ...headed, ...inActions.keys()]);
  const one = store.prepared('SELECT 1 FROM documentWords WHERE documentWords MATCH ? LIMIT 1').pluck();
  const holds = (key: number): boolean =>
    known.has(key) || one.get(allOf([filterMatch('case', [key]), match])) !== undefined;
  return {
    titled,
    keys: [...known],
    complete: looked.length <= mostLookedAt,
    ...(!isCostly(sought) && { holds }),
    newest: caseKey => (inActions.get(caseKey) ?? []).map(([, place]) => place),
  };
};
