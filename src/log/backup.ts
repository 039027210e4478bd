import { constants, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { BackupExistsError } from './backupExistsError.ts';
import { BackupPlaceError } from './backupPlaceError.ts';
import { inspectSqlite } from './inspectSqlite.ts';
import { obstacleTo } from './obstacleTo.ts';
import { openSqliteFile } from './sqliteFile.ts';
import { inWords } from './sqliteProblem.ts';
import { UnusableLogError } from './unusableLogError.ts';

export interface Backup {
  readonly events: number;
  readonly bytes: number;
}

export interface BackupProgress {
  readonly pages: number;
  readonly ofPages: number;
}

const pagesAStep = 1_000;

const countEvents = (db: Database.Database) => db.prepare('SELECT count(*) FROM event').pluck().get() as number;

/** As it stood when this began. An open read transaction holds that view, else every append would start it over. */
const copy = async (path: string, destination: string, onProgress?: (progress: BackupProgress) => void) => {
  const source = openSqliteFile(path, true);
  try {
    source.exec('BEGIN');
    const events = countEvents(source);
    await source.backup(destination, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.({ pages: totalPages - remainingPages, ofPages: totalPages });
        return pagesAStep;
      },
    });
    return events;
  } finally {
    source.close();
  }
};

/** Opened for writing, so that closing it leaves one file and no -wal beside it. */
const check = (path: string, events: number) => {
  const db = openSqliteFile(path, false);
  try {
    const [fault] = inspectSqlite(db, path).damage;
    if (fault === undefined && countEvents(db) === events) return;
    throw new UnusableLogError(
      `No backup was made: the copy is not sound (${fault ?? 'it has lost events'}). Run lis verify: the log may be damaged.`,
    );
  } finally {
    db.close();
  }
};

const discard = (path: string) => {
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) rmSync(file, { force: true });
};

/**
 * Copies the log in the file `path` into the new file `destination`, also while a server appends to it; `destination`
 * appears only once it was read back. Rejects with BackupExistsError or BackupPlaceError, and
 * with UnusableLogError where the log is damaged.
 */
export const backupLog = async (
  path: string,
  destination: string,
  onProgress?: (progress: BackupProgress) => void,
): Promise<Backup> => {
  if (existsSync(destination)) throw new BackupExistsError(destination);
  const folder = dirname(destination);
  const obstacle = obstacleTo(folder, constants.W_OK);
  if (obstacle) throw new BackupPlaceError(folder, obstacle);
  const partial = `${destination}.partial`;
  discard(partial);
  try {
    const events = await copy(path, partial, onProgress);
    check(partial, events);
    renameSync(partial, destination);
    return { events, bytes: statSync(destination).size };
  } catch (error) {
    discard(partial);
    throw inWords(path, error);
  }
};
