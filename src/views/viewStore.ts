import { randomInt } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { getOrMake } from '../../projections/getOrMake.ts';
import { walEmptier } from '../log/walEmptier.ts';
import type { CaseRow, Facet } from './caseRow.ts';
import { documentWriter } from './search/documentStore.ts';
import type { CaseDocuments } from './search/documents.ts';
import { documentsIndex, mergeFilled } from './search/searchSchema.ts';
import { actionsIndex, viewSchema, viewVersion } from './viewSchema.ts';

export interface Checkpoint {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly hash: string;
}

export interface CaseRows extends CaseDocuments {
  readonly row: CaseRow;
  readonly facets: readonly Facet[];
  readonly actionIds: readonly string[];
}

/** Where an action stands: its case, and its revision there. */
export interface ActionPlace {
  readonly caseId: string;
  readonly revision: number;
}

/** A stream that cannot be read, and why. Its case has the row that was last written, or none. */
export interface DamagedStream {
  readonly stream: string;
  readonly problem: string;
}

/** What the tables keep of a stream: the rows of its case, nothing where it is no case's, or why it cannot be read. */
export type StreamRows = { readonly stream: string; readonly rows?: CaseRows } | DamagedStream;

type Documents = ReturnType<ReturnType<typeof documentWriter>>;

const isEmpty = (db: Database.Database): boolean =>
  db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;

/** SQLite reads what is missing of a last page as zeros, which a check of its pages cannot see in the index of search. */
const endsAmidPage = (db: Database.Database): boolean =>
  !db.memory && statSync(db.name).size % (db.pragma('page_size', { simple: true }) as number) !== 0;

const prepare = (db: Database.Database): void => {
  if (endsAmidPage(db)) throw new Error('These views are cut short.');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('secure_delete = ON');
  if (isEmpty(db))
    db.exec(
      `BEGIN; ${viewSchema} PRAGMA user_version = ${viewVersion}; PRAGMA application_id = ${randomInt(1, 2 ** 31)}; COMMIT`,
    );
  if (db.pragma('user_version', { simple: true }) !== viewVersion)
    throw new Error('These views are of another version.');
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Error(`These views are damaged: ${verdict}`);
};

// Closed where it fails: a handle left to the garbage collector would later delete the -wal of the file made in its place.
const create = (path: string): Database.Database => {
  const db = new Database(path);
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const remove = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
};

/** Opens the tables. Views are disposable: what cannot be read, or is of another version, is made anew. */
const openDatabase = (path: string, readonly: boolean): Database.Database => {
  if (readonly) return new Database(path, { readonly });
  try {
    return create(path);
  } catch {
    remove(path);
    return create(path);
  }
};

/** The tables of the read side. Every write is one transaction, with the checkpoint it belongs to. */
export const openViewStore = (path: string, { readonly = false } = {}) => {
  let db = openDatabase(path, readonly);
  const statements = () => ({
    checkpoint: db.prepare('SELECT position, stream, revision, hash FROM checkpoint'),
    setCheckpoint: db.prepare(
      'INSERT INTO checkpoint VALUES (1, @position, @stream, @revision, @hash) ON CONFLICT DO UPDATE SET position = @position, stream = @stream, revision = @revision, hash = @hash',
    ),
    caseKey: db.prepare('SELECT key, revision FROM cases WHERE id = ?'),
    upsertCase: db.prepare(`
      INSERT INTO cases (id, absorbedInto, title, status, statusOn, prejudice, onAppeal, filedOn, filedDay, lastOn, lastDay, changesOn, revision, hash, proceedings)
      VALUES (@id, @absorbedInto, @title, @status, @statusOn, @prejudice, @onAppeal, @filedOn, @filedDay, @lastOn, @lastDay, @changesOn, @revision, @hash, @proceedings)
      ON CONFLICT (id) DO UPDATE SET absorbedInto = @absorbedInto, title = @title, status = @status, statusOn = @statusOn, prejudice = @prejudice,
        onAppeal = @onAppeal, filedOn = @filedOn, filedDay = @filedDay, lastOn = @lastOn, lastDay = @lastDay, changesOn = @changesOn, revision = @revision,
        hash = @hash, proceedings = @proceedings
      RETURNING key`),
    clearFacets: db.prepare('DELETE FROM facets WHERE caseKey = ?'),
    addFacet: db.prepare('INSERT INTO facets VALUES (@key, @kind, @value, @name)'),
    // One statement for all of a case's actions: a million calls took as long as what they did. A position begins with the
    // number by which it is ordered, in every log.
    addActions: db.prepare(
      "INSERT INTO actions SELECT unhex(substr(value, 1, 36), '-'), @key, @from + key, CAST(substr(value, 38) AS INTEGER) FROM json_each(@actions)",
    ),
    findAction: db.prepare(
      "SELECT cases.id AS caseId, actions.revision FROM actions JOIN cases ON cases.key = caseKey WHERE actions.id = unhex(?, '-') ORDER BY position, cases.id LIMIT 1",
    ),
    findActions: db.prepare(
      'SELECT cases.id AS caseId, actions.revision FROM actions JOIN cases ON cases.key = caseKey WHERE actions.id BETWEEN unhex(?) AND unhex(?) ORDER BY actions.id, position, cases.id LIMIT ?',
    ),
    damaged: db.prepare('SELECT stream, problem FROM damaged ORDER BY stream'),
    setDamaged: db.prepare(
      'INSERT INTO damaged VALUES (@stream, @problem) ON CONFLICT DO UPDATE SET problem = @problem',
    ),
    clearDamaged: db.prepare('DELETE FROM damaged WHERE stream = ?'),
    absorbed: db.prepare('SELECT id FROM cases WHERE absorbedInto IS NOT NULL ORDER BY id'),
    sealing: db.prepare(
      "SELECT id FROM cases JOIN facets ON caseKey = key WHERE kind = 'type' AND value = 'entry.sealed' ORDER BY id",
    ),
    due: db.prepare('SELECT id FROM cases WHERE changesOn <= ?'),
  });
  let sql = statements();
  let beginWriting = documentWriter(db);
  const wal = walEmptier(() => db);
  if (!readonly) wal.empty();
  const kept = new Map<string, Database.Statement>();

  const writeCase = ({ row, facets, actionIds, ...searched }: CaseRows, documents: Documents): void => {
    const before = sql.caseKey.get(row.id) as { key: number; revision: number } | undefined;
    const { key } = sql.upsertCase.get(row) as { key: number };
    sql.clearFacets.run(key);
    for (const facet of facets) sql.addFacet.run({ key, ...facet });
    const from = (before?.revision ?? -1) + 1;
    const actions = actionIds.slice(from).map((id, index) => `${id} ${row.positions[from + index]}`);
    sql.addActions.run({ key, from, actions: JSON.stringify(actions) });
    documents.write(key, searched, before === undefined);
  };

  const writeStream = (one: StreamRows, documents: Documents): void => {
    if ('problem' in one) {
      sql.setDamaged.run(one);
      return;
    }
    sql.clearDamaged.run(one.stream);
    if (one.rows) writeCase(one.rows, documents);
  };

  return {
    get db() {
      return db;
    },
    /** Tells these tables from those of another server, and from themselves before they were made anew. */
    id: (): number => db.pragma('application_id', { simple: true }) as number,
    /** A statement of this text, prepared once; the texts are few. */
    prepared: (text: string): Database.Statement => getOrMake(kept, text, () => db.prepare(text)),
    checkpoint: () => sql.checkpoint.get() as Checkpoint | undefined,
    write: (streams: readonly StreamRows[], checkpoint: Checkpoint | undefined): void => {
      const left = db.transaction(() => {
        const documents = beginWriting();
        for (const one of streams) writeStream(one, documents);
        const anythingLeft = documents.finish();
        if (!checkpoint) return anythingLeft;
        if (!sql.checkpoint.get()) db.exec(mergeFilled);
        sql.setCheckpoint.run(checkpoint);
        db.exec(actionsIndex);
        db.exec(documentsIndex);
        return anythingLeft;
      })();
      // What left the tables is in the write-ahead log still.
      if (left) wal.empty();
    },
    damaged: () => sql.damaged.all() as readonly DamagedStream[],
    /** The case and revision of an action, by its id: ids are unique in a stream, and of several cases the one that recorded it first has it. */
    findAction: (id: string) => sql.findAction.get(id) as ActionPlace | undefined,
    /** The actions whose id begins with these hex digits, the first `limit` of them. */
    findActions: (digits: string, limit: number) =>
      sql.findActions.all(digits.padEnd(32, '0'), digits.padEnd(32, 'f'), limit) as readonly ActionPlace[],
    /** Cases that fold to another answer from `day` on, though nothing was recorded. */
    dueBy: (day: string): readonly string[] => (sql.due.all(day) as { id: string }[]).map(({ id }) => id),
    /** Cases that were joined into others. */
    absorbed: (): readonly string[] => (sql.absorbed.all() as { id: string }[]).map(({ id }) => id),
    /** Cases in which an entry was sealed. */
    sealing: (): readonly string[] => (sql.sealing.all() as { id: string }[]).map(({ id }) => id),
    /** Leaves no byte of what was written over or deleted; false where a reader keeps an older state of the file: then as soon as it does not. */
    scrub: wal.emptySoon,
    /** Forgets everything. */
    reset: (): void => {
      wal.close();
      db.close();
      remove(path);
      db = create(path);
      sql = statements();
      kept.clear();
      beginWriting = documentWriter(db);
    },
    close: (): void => {
      wal.close();
      db.close();
    },
  };
};

export type ViewStore = ReturnType<typeof openViewStore>;
