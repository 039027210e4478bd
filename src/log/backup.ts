import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { BackupExistsError } from './backupExistsError.ts';
import { openSqliteFile } from './sqliteFile.ts';

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
    const verdict = db.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok' || countEvents(db) !== events) throw new Error(`The backup is not sound: ${verdict}.`);
  } finally {
    db.close();
  }
};

const discard = (path: string) => {
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) rmSync(file, { force: true });
};

/**
 * Copies the log in the file `path` into the new file `destination`, also while a server appends to it; `destination`
 * appears only once it was read back. Throws BackupExistsError.
 */
export const backupLog = async (
  path: string,
  destination: string,
  onProgress?: (progress: BackupProgress) => void,
): Promise<Backup> => {
  if (existsSync(destination)) throw new BackupExistsError(destination);
  const partial = `${destination}.partial`;
  discard(partial);
  try {
    const events = await copy(path, partial, onProgress);
    check(partial, events);
    renameSync(partial, destination);
    return { events, bytes: statSync(destination).size };
  } catch (error) {
    discard(partial);
    throw error;
  }
};
