import type Database from 'better-sqlite3';
import { placeOf } from './documentPlace.ts';
import { type CaseDocuments, type CaseText, type Document, docketOf } from './documents.ts';
import { everyDocument, filterToken } from './matchExpression.ts';
import { documentsIndex, marks } from './searchSchema.ts';
import { tokensOf } from './tokens.ts';

type Kept = Document & { readonly key: number };

/** What the index gains or loses at a place. */
interface Change {
  readonly place: number;
  readonly how: 'leaves' | 'comes';
  readonly caseKey: number;
  readonly document: Document;
}

const columns = [
  ...['id', 'type', 'docket', 'dated', 'notAfter', 'day', 'entry', 'revision', 'struckBy', 'head', 'body', 'around'],
] as (keyof Document)[];

const isSame = (a: Document, b: Document): boolean => columns.every(column => a[column] === b[column]);

const filterTokens = (caseKey: number, { type, docket }: Document): string => {
  const tokens = `${everyDocument} ${filterToken('case', String(caseKey))} ${filterToken('type', type)}`;
  const court = docketOf(docket)?.court;
  return court === undefined ? tokens : `${tokens} ${filterToken('court', court)} ${filterToken('docket', docket)}`;
};

/** All tokens of a document, each with its mark. */
const indexed = ({ caseKey, document }: Change): string => {
  const { head, body, around } = document;
  return `${tokensOf(head, marks.head)}${tokensOf(body, marks.body)}${tokensOf(around, marks.around)} ${filterTokens(caseKey, document)}`;
};

const statementsOn = (db: Database.Database) => ({
  db,
  kept: db.prepare('SELECT *, lower(hex(id)) AS id FROM documents WHERE caseKey = ? ORDER BY key'),
  lastKey: db.prepare('SELECT max(key) FROM documents').pluck(),
  remove: db.prepare('DELETE FROM documents WHERE key = ?'),
  put: db.prepare('REPLACE INTO documents VALUES (?, ?, unhex(?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
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
 * large case that grows by one action costs one document. `finish` writes what the index gains and loses, in its order:
 * FTS5 begins a new segment of its index wherever places run backwards.
 */
const writing = (sql: ReturnType<typeof statementsOn>) => {
  const changes: Change[] = [];
  let lastKey: number | undefined;
  let removed = false;

  const newKey = (): number => {
    lastKey = (lastKey ?? (sql.lastKey.get() as number | null) ?? 0) + 1;
    return lastKey;
  };

  const keptOf = (caseKey: number): readonly Kept[] => {
    sql.db.exec(documentsIndex);
    return sql.kept.all(caseKey) as Kept[];
  };

  const leave = (caseKey: number, document: Kept): void => {
    changes.push({ place: placeOf(document.day, document.key), how: 'leaves', caseKey, document });
    removed = true;
  };

  const put = (caseKey: number, document: Document, before: Kept | undefined): void => {
    if (before && isSame(before, document)) return;
    if (before) leave(caseKey, before);
    const key = before?.key ?? newKey();
    const { id, type, docket, dated, notAfter, day, entry, revision, struckBy, head, body, around } = document;
    sql.put.run(key, caseKey, id, type, docket, dated, notAfter, day, entry, revision, struckBy, head, body, around);
    changes.push({ place: placeOf(day, key), how: 'comes', caseKey, document });
  };

  const remove = (caseKey: number, document: Kept): void => {
    leave(caseKey, document);
    sql.remove.run(document.key);
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

  return {
    /** `isNew`: no document of the case can be there. */
    write: (caseKey: number, { heading, documents }: CaseDocuments, isNew: boolean): void => {
      writeHeading(caseKey, heading);
      // Two cases that were joined may hold one id.
      const before = Map.groupBy(isNew ? [] : keptOf(caseKey), ({ id }) => id);
      for (const document of documents) put(caseKey, document, before.get(document.id)?.shift());
      for (const document of [...before.values()].flat()) remove(caseKey, document);
    },
    /** Returns whether anything left the tables. */
    finish: (): boolean => {
      // What leaves a place was pushed before what comes there, and sorting keeps that.
      for (const change of changes.sort((a, b) => a.place - b.place))
        (change.how === 'comes' ? sql.addWords : sql.removeWords).run(change.place, indexed(change));
      return removed;
    },
  };
};

/** Begins to write, once for each transaction. */
export const documentWriter = (db: Database.Database) => {
  const sql = statementsOn(db);
  return () => writing(sql);
};
