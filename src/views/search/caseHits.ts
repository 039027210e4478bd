import type { ViewStore } from '../viewStore.ts';
import { anyActionMatch } from './actionMatches.ts';
import { allOf, filterMatch, phraseMatch, soughtMatch } from './matchExpression.ts';
import type { Sought } from './sought.ts';

/** The cases that hold what is sought, in their heading or in one of their actions. */
export interface CaseHits {
  /** Those whose title or docket number holds it: they come first. */
  readonly titled: readonly number[];
  /** Keys of the cases found. */
  readonly keys: readonly number[];
  /** Whether these are all; else `holds` must be asked of every other case. */
  readonly complete: boolean;
  readonly holds: (key: number) => boolean;
}

/** So many actions are looked at to find their cases; beyond that most cases hold what is sought, and are asked one by one. */
const mostLookedAt = 20_000;

export const caseHits = (store: ViewStore, sought: Sought): CaseHits => {
  const match = anyActionMatch(store, sought);
  const headings = store.prepared('SELECT rowid FROM caseWords WHERE caseWords MATCH ?').pluck();
  const titled = headings.all(soughtMatch(sought, phrase => `{title} : ${phraseMatch(phrase)}`)) as number[];
  const headed = headings.all(soughtMatch(sought, phrase => phraseMatch(phrase))) as number[];
  const inActions = store
    .prepared(`
      SELECT caseKey FROM (SELECT rowid AS key FROM documentWords WHERE documentWords MATCH ? ORDER BY rowid DESC LIMIT ?)
      CROSS JOIN documents USING (key)`)
    .pluck()
    .all(match, mostLookedAt + 1) as number[];
  const known = new Set([...titled, ...headed, ...inActions]);
  const one = store.prepared('SELECT 1 FROM documentWords WHERE documentWords MATCH ? LIMIT 1').pluck();
  return {
    titled,
    keys: [...known],
    complete: inActions.length <= mostLookedAt,
    holds: key => known.has(key) || one.get(allOf([filterMatch('case', [key]), match])) !== undefined,
  };
};
