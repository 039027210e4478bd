import type Database from 'better-sqlite3';
import { firstKey, isOfDay, lastKey } from './documentKey.ts';
import { type CaseDocuments, type CaseText, type Document, type DocumentText, docketOf } from './documents.ts';
import { filterToken } from './matchExpression.ts';
import { documentsIndex, marks } from './searchSchema.ts';
import { tokensOf } from './tokens.ts';

interface Kept {
  readonly key: number;
  readonly id: string;
  readonly digest: number;
}

type Filtered = Pick<Document, 'type' | 'docket'> & { readonly caseKey: number };

/** One key of the index: what leaves it, and what takes its place. */
interface Change {
  readonly key: number;
  readonly leaves: boolean;
  readonly comes?: Filtered & Document;
}

const filterTokens = ({ caseKey, type, docket }: Filtered): string => {
  const tokens = `${filterToken('case', String(caseKey))} ${filterToken('type', type)}`;
  const court = docketOf(docket)?.court;
  return court === undefined ? tokens : `${tokens} ${filterToken('court', court)} ${filterToken('docket', docket)}`;
};

/** All tokens of a document, each with its mark. */
const indexed = (document: Filtered & DocumentText): string => {
  const { head, body, around } = document;
  return `${tokensOf(head, marks.head)}${tokensOf(body, marks.body)}${tokensOf(around, marks.around)} ${filterTokens(document)}`;
};

const statementsOn = (db: Database.Database) => ({
  db,
  kept: db.prepare('SELECT key, lower(hex(id)) AS id, digest FROM documents WHERE caseKey = ?'),
  lastOfDay: db.prepare('SELECT max(key) FROM documents WHERE key BETWEEN ? AND ?').pluck(),
  standing: db.prepare('SELECT * FROM documents JOIN documentTexts USING (key) WHERE key = ?'),
  removeDocument: db.prepare('DELETE FROM documents WHERE key = ?'),
  removeText: db.prepare('DELETE FROM documentTexts WHERE key = ?'),
  addDocument: db.prepare('INSERT INTO documents VALUES (?, ?, unhex(?), ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
  addText: db.prepare('INSERT INTO documentTexts VALUES (?, ?, ?, ?)'),
  addWords: db.prepare('INSERT INTO documentWords (rowid, words) VALUES (?, ?)'),
  removeWords: db.prepare("INSERT INTO documentWords (documentWords, rowid, words) VALUES ('delete', ?, ?)"),
  heading: db.prepare('SELECT title, about FROM caseTexts WHERE key = ?'),
  setHeading: db.prepare(
    'INSERT INTO caseTexts VALUES (@key, @title, @about) ON CONFLICT DO UPDATE SET title = @title, about = @about',
  ),
  addHeadingWords: db.prepare('INSERT INTO caseWords (rowid, title, about) VALUES (?, ?, ?)'),
  removeHeadingWords: db.prepare("INSERT INTO caseWords (caseWords, rowid, title, about) VALUES ('delete', ?, ?, ?)"),
});

/**
 * Writes what search keeps of cases, within a transaction of the views. What did not change is left as it is, so that a
 * large case that grows by one action costs one document. `finish` writes what was gathered, in the order of the index:
 * FTS5 begins a new segment of its index wherever keys run backwards.
 */
const writing = (sql: ReturnType<typeof statementsOn>) => {
  const changes: Change[] = [];
  const next = new Map<string, number>();
  let removed = false;

  const keptOf = (caseKey: number): readonly Kept[] => {
    sql.db.exec(documentsIndex);
    return sql.kept.all(caseKey) as Kept[];
  };

  const keyOn = (day: string): number => {
    const key =
      next.get(day) ?? ((sql.lastOfDay.get(firstKey(day), lastKey(day)) as number | null) ?? firstKey(day) - 1) + 1;
    next.set(day, key + 1);
    return key;
  };

  const place = (document: Document, caseKey: number, before: Kept | undefined): void => {
    if (before?.digest === document.digest) return;
    const comes = { ...document, caseKey };
    if (before && isOfDay(before.key, document.day)) {
      changes.push({ key: before.key, leaves: true, comes });
      return;
    }
    if (before) changes.push({ key: before.key, leaves: true });
    changes.push({ key: keyOn(document.day), leaves: false, comes });
  };

  const writeHeading = (key: number, heading: CaseText): void => {
    const before = sql.heading.get(key) as CaseText | undefined;
    if (before?.title === heading.title && before.about === heading.about) return;
    if (before) {
      sql.removeHeadingWords.run(key, tokensOf(before.title), tokensOf(before.about));
      removed = true;
    }
    sql.setHeading.run({ key, ...heading });
    sql.addHeadingWords.run(key, tokensOf(heading.title), tokensOf(heading.about));
  };

  const remove = (key: number): void => {
    const before = sql.standing.get(key) as Filtered & Document;
    sql.removeWords.run(key, indexed(before));
    sql.removeDocument.run(key);
    sql.removeText.run(key);
    removed = true;
  };

  const add = (key: number, document: Filtered & Document): void => {
    const { caseKey, id, type, docket, dated, notAfter, day, entry, revision, struckBy, digest } = document;
    const { head, body, around } = document;
    sql.addDocument.run(...[key, caseKey, id, type, docket, dated, notAfter, day, entry, revision, struckBy, digest]);
    sql.addText.run(key, head, body, around);
    sql.addWords.run(key, indexed(document));
  };

  const apply = ({ key, leaves, comes }: Change): void => {
    if (leaves) remove(key);
    if (comes) add(key, comes);
  };

  return {
    /** `isNew`: no document of the case can be there. */
    write: (caseKey: number, { heading, documents }: CaseDocuments, isNew: boolean): void => {
      writeHeading(caseKey, heading);
      const kept = isNew ? [] : keptOf(caseKey);
      // Two cases that were joined may hold one id.
      const before = Map.groupBy(kept, ({ id }) => id);
      for (const document of documents) place(document, caseKey, before.get(document.id)?.shift());
      for (const { key } of [...before.values()].flat()) changes.push({ key, leaves: true });
    },
    /** Returns whether anything left the tables. */
    finish: (): boolean => {
      for (const change of changes.sort((a, b) => a.key - b.key)) apply(change);
      return removed;
    },
  };
};

/** Begins to write, once for each transaction. */
export const documentWriter = (db: Database.Database) => {
  const sql = statementsOn(db);
  return () => writing(sql);
};
