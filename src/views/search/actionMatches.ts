import type { ViewStore } from '../viewStore.ts';
import { anyOf, filterMatch, phraseMatch, soughtMatch, without } from './matchExpression.ts';
import { allMarks, marks } from './searchSchema.ts';
import type { Sought } from './sought.ts';
import type { Phrase } from './tokens.ts';

/** A word that the titles of more cases hold tells none of them from another: it is looked for in the actions alone. */
const mostTitled = 500;

const casesTitled = (store: ViewStore, phrase: Phrase): readonly number[] => {
  const keys = store
    .prepared('SELECT rowid FROM caseWords WHERE caseWords MATCH ? LIMIT ?')
    .pluck()
    .all(`{title} : ${phraseMatch(phrase)}`, mostTitled + 1) as number[];
  return keys.length > mostTitled ? [] : keys;
};

const anywhere = (phrase: Phrase): string => phraseMatch(phrase, allMarks);

const among = (sought: Sought, wanted: readonly string[]): string =>
  soughtMatch(sought, phrase => phraseMatch(phrase, wanted), anywhere);

/** What FTS5 is asked for all actions that hold what is sought, together with what their case is called. */
export const anyActionMatch = (store: ViewStore, sought: Sought): string => {
  const orTitled = (phrase: Phrase): string => {
    const cases = casesTitled(store, phrase);
    return cases.length === 0 ? anywhere(phrase) : anyOf([anywhere(phrase), filterMatch('case', cases)]);
  };
  return soughtMatch(sought, orTitled, anywhere);
};

/**
 * The same in ranks: those whose names hold it; those that say it; the others. Each without those before it, and made when
 * it is asked for: most pages are full before the last.
 */
export function* rankedActionMatches(store: ViewStore, sought: Sought): Generator<string> {
  const named = among(sought, [marks.head]);
  yield named;
  const said = among(sought, [marks.head, marks.body]);
  yield without(said, [named]);
  yield without(anyActionMatch(store, sought), [said]);
}
