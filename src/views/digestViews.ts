import { createHash } from 'node:crypto';
import type { ViewStore } from './viewStore.ts';

/** Keys are handed out in the order of arrival, so rows are read under their case's id. */
const tables = [
  'SELECT * FROM checkpoint',
  'SELECT * FROM damaged ORDER BY stream',
  'SELECT id, absorbedInto, title, status, statusOn, prejudice, onAppeal, filedOn, filedDay, lastOn, lastDay, changesOn, revision, hash, proceedings FROM cases ORDER BY id',
  'SELECT id, kind, value, name FROM facets JOIN cases ON cases.key = caseKey ORDER BY id, kind, value',
  `SELECT cases.id AS caseId, documents.id, type, docket, dated, notAfter, day, entry, documents.revision, struckBy, digest, head, body, around
   FROM documents JOIN documentTexts USING (key) JOIN cases ON cases.key = caseKey ORDER BY cases.id, documents.id, digest`,
  'SELECT id, caseTexts.title, about FROM caseTexts JOIN cases USING (key) ORDER BY id',
  'SELECT hex(actions.id) AS action, cases.id, actions.revision FROM actions JOIN cases ON cases.key = caseKey ORDER BY 1, 2',
];

/** One hash over every table in key order: equal for views caught up and views rebuilt from the same log. */
export const digestViews = ({ db }: ViewStore): string => {
  const hash = createHash('sha256');
  for (const table of tables) for (const row of db.prepare(table).iterate()) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
};
