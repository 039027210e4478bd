import { createHash } from 'node:crypto';
import { anyActionMatch } from './search/actionMatches.ts';
import { keyAt } from './search/documentPlace.ts';
import { phraseMatch, soughtMatch } from './search/matchExpression.ts';
import { soughtIn } from './search/sought.ts';
import type { ViewStore } from './viewStore.ts';

/** Keys are handed out in the order of arrival, so rows are read under their case's id. */
const tables = [
  'SELECT * FROM checkpoint',
  'SELECT * FROM damaged ORDER BY stream',
  'SELECT id, absorbedInto, title, status, statusOn, prejudice, onAppeal, filedOn, filedDay, lastOn, lastDay, changesOn, revision, hash, proceedings FROM cases ORDER BY id',
  'SELECT id, kind, value, name FROM facets JOIN cases ON cases.key = caseKey ORDER BY id, kind, value',
  `SELECT cases.id AS caseId, hex(documents.id) AS action, type, docket, dated, notAfter, day, entry, documents.revision, struckBy, head, body, around
   FROM documents JOIN cases ON cases.key = caseKey ORDER BY 1, 2, documents.revision, head, body, around`,
  'SELECT id, caseTexts.title, about FROM caseTexts JOIN cases USING (key) ORDER BY id',
  'SELECT hex(actions.id) AS action, cases.id, actions.revision, position FROM actions JOIN cases ON cases.key = caseKey ORDER BY 1, 2',
];

/** The index keeps no rows that could be read in order: what it is made for is asked of it instead. */
const searches = ['dismiss', '기각', '각', '"motion to" court*', 'granted -denied'];

const found = (store: ViewStore, words: string): readonly object[] => {
  const sought = soughtIn(words);
  const actions = store.db.prepare(
    `SELECT cases.id AS caseId, hex(documents.id) FROM documentWords CROSS JOIN documents ON documents.key = ${keyAt('documentWords.rowid')} JOIN cases ON cases.key = caseKey WHERE documentWords MATCH ? ORDER BY 1, 2`,
  );
  const cases = store.db.prepare(
    'SELECT id FROM caseWords JOIN cases ON key = caseWords.rowid WHERE caseWords MATCH ? ORDER BY id',
  );
  const inHeading = soughtMatch(sought, phrase => phraseMatch(phrase));
  return [...actions.all(anyActionMatch(store, sought)), ...cases.all(inHeading)] as object[];
};

/**
 * One hash over every table in key order, and over what fixed searches find: equal for views caught up and views rebuilt
 * from the same log.
 */
export const digestViews = (store: ViewStore): string => {
  const { db } = store;
  const hash = createHash('sha256');
  for (const words of searches) for (const row of found(store, words)) hash.update(`${JSON.stringify(row)}\n`);
  for (const table of tables) for (const row of db.prepare(table).iterate()) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
};
