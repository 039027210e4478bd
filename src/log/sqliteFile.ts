import { constants } from 'node:fs';
import Database from 'better-sqlite3';
import { obstacleTo } from './obstacleTo.ts';
import { readInMemory } from './readInMemory.ts';
import { onFile, wouldWrite } from './sqliteProblem.ts';
import { UnusableLogError } from './unusableLogError.ts';

/** "Lis " in ASCII: marks the file as ours (SQLite's application_id). */
export const applicationId = 0x4c697320;

/** The layout of the file (SQLite's user_version). Raised with every change that an older Lis would misread. */
export const format = 1;

// One JSON body a row: reading is a row and a JSON.parse. No row is ever deleted, so SQLite's next rowid, taken inside
// the write transaction, makes positions without gaps.
const layout = `
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${format};
`;

const numberOf = (db: Database.Database, pragma: string) => db.pragma(pragma, { simple: true }) as number;

const isEmpty = (db: Database.Database) =>
  numberOf(db, 'application_id') === 0 &&
  numberOf(db, 'user_version') === 0 &&
  db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;

const checkFormat = (db: Database.Database, path: string) => {
  if (numberOf(db, 'application_id') !== applicationId)
    throw new UnusableLogError(`${path} belongs to another application. Name another data folder.`);
  const found = numberOf(db, 'user_version');
  if (found > format)
    throw new UnusableLogError(
      `${path} has format ${found}, written by a newer Lis; this one reads up to ${format}. Upgrade Lis to use it.`,
    );
};

/** better-sqlite3 commits in WAL mode without waiting for the disk unless told otherwise (research/event-store.md section 1). */
const makeDurable = (db: Database.Database) => {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON'); // macOS: a plain fsync stops at the drive's cache
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY'); // savepoints and sorting leave no text in temporary files
  db.pragma('journal_size_limit = 67108864');
  // 32 MiB of WAL and not 8: streams lie all over the index, and a page that many commits touch is copied back once
  // (docs/benchmarks.md: 64 appenders gain a twentieth).
  db.pragma('wal_autocheckpoint = 4000');
};

const prepareToWrite = (db: Database.Database, path: string) => {
  // With the usual 4 KiB a page holds one event of 2 to 4 KiB and the file doubles; measured: the same speed, half the waste.
  if (isEmpty(db)) db.pragma('page_size = 8192');
  else checkFormat(db, path);
  makeDurable(db);
  db.transaction(() => isEmpty(db) && db.exec(layout)).immediate();
};

const prepareToRead = (db: Database.Database, path: string) => {
  if (isEmpty(db)) throw new UnusableLogError(`${path} is empty: nothing was recorded here yet.`);
  checkFormat(db, path);
};

const prepared = (db: Database.Database, path: string, prepare: (db: Database.Database, path: string) => void) => {
  try {
    prepare(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const refuseUnreadable = (path: string): void => {
  const obstacle = obstacleTo(path, constants.R_OK);
  if (obstacle === 'absent') throw new UnusableLogError(`There is no log at ${path}: nothing was recorded here yet.`);
  if (obstacle) throw new UnusableLogError(`${path} cannot be read by this user. Ask as the user who owns it.`);
};

const openToRead = (path: string): Database.Database => {
  refuseUnreadable(path);
  try {
    return prepared(new Database(path, { readonly: true }), path, prepareToRead);
  } catch (error) {
    if (!wouldWrite(error)) throw error;
    return prepared(readInMemory(path), path, prepareToRead);
  }
};

/** Opens the file of a log, creating it unless `readonly`. Checks whose it is before anything in it is changed. */
export const openSqliteFile = (path: string, readonly: boolean): Database.Database =>
  onFile(path, () => (readonly ? openToRead(path) : prepared(new Database(path), path, prepareToWrite)));
