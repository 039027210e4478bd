import type { ViewStore } from '../viewStore.ts';
import { allOf, anyOf, filterMatch, phraseMatch, ranked } from './matchExpression.ts';
import { documentColumns } from './searchSchema.ts';
import type { Sought } from './sought.ts';
import type { Phrase } from './tokens.ts';

/** A word that the titles of more cases hold tells none of them from another: it is looked for in the actions alone. */
const mostTitled = 500;

const casesTitled = (store: ViewStore, phrase: Phrase): readonly number[] => {
  const keys = store
    .prepared('SELECT rowid FROM caseWords WHERE caseWords MATCH ? LIMIT ?')
    .pluck()
    .all(phraseMatch(phrase, ['title']), mostTitled + 1) as number[];
  return keys.length > mostTitled ? [] : keys;
};

/** Without what must not be there. */
const without = (match: string, { none }: Sought): string =>
  none.length === 0 ? match : `(${match} NOT ${anyOf(none.map(phrase => phraseMatch(phrase, documentColumns)))})`;

const inColumns = (sought: Sought, columns: readonly string[]): string =>
  without(allOf(sought.all.map(phrase => phraseMatch(phrase, columns))), sought);

/** What FTS5 is asked for all actions that hold what is sought, together with what their case is called. */
export const anyActionMatch = (store: ViewStore, sought: Sought): string => {
  const phrases = sought.all.map(phrase => {
    const cases = casesTitled(store, phrase);
    const here = phraseMatch(phrase, documentColumns);
    return cases.length === 0 ? here : anyOf([here, filterMatch('case', cases)]);
  });
  return without(allOf(phrases), sought);
};

/** The same in ranks: those whose names hold it; those that say it; the others. Each without those before it. */
export const rankedActionMatches = (store: ViewStore, sought: Sought): readonly string[] =>
  ranked([inColumns(sought, ['head']), inColumns(sought, ['head', 'body']), anyActionMatch(store, sought)]);
