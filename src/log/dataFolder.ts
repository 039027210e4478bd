import { constants, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { DataFolderInUseError, type Owner } from './dataFolderInUseError.ts';
import { DataFolderUnwritableError } from './dataFolderUnwritableError.ts';
import { obstacleTo } from './obstacleTo.ts';

/** A data folder that this process owns until it releases it or ends, in whatever way. */
export interface DataFolder {
  readonly path: string;
  /** Tells processes of the same user where the owner serves HTTP, and by what it knows them. */
  announce(url: string, token?: string): void;
  release(): void;
}

export const logFileIn = (folder: string): string => join(folder, 'log.sqlite');

const lockFileIn = (folder: string) => join(folder, 'lock.sqlite');
const ownerFileIn = (folder: string) => join(folder, 'owner.json');

const isBusy = (error: unknown) => (error as { code?: unknown }).code === 'SQLITE_BUSY';

/** Whether the folder holds an embedded log. Where this user may not even look, opening it says so. */
export const holdsLog = (folder: string): boolean => obstacleTo(logFileIn(folder), constants.F_OK) !== 'absent';

/** Whether this user may own the folder. */
const mayWriteIn = (folder: string): boolean =>
  [folder, lockFileIn(folder), logFileIn(folder)].every(path => obstacleTo(path, constants.W_OK) !== 'forbidden');

// The lock is the operating system's, on an empty SQLite file: a process that is killed leaves none behind. It belongs
// to the process, which loses it by closing any other handle to the file: only SQLite, which knows, may open it.
const withLock = (db: Database.Database, sql: string): Database.Database | undefined => {
  try {
    db.exec(sql);
    return db;
  } catch (error) {
    db.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
};

/** Waits a little: whoever only asks ownerOf holds a shared lock for a moment. */
const take = (folder: string) => withLock(new Database(lockFileIn(folder), { timeout: 500 }), 'BEGIN EXCLUSIVE');

/** A lock that this user may not read is not seen: whoever may not read it cannot own the folder either. */
const isFree = (folder: string): boolean => {
  if (obstacleTo(lockFileIn(folder), constants.R_OK)) return true;
  const db = withLock(new Database(lockFileIn(folder), { readonly: true, timeout: 0 }), 'SELECT 1 FROM sqlite_schema');
  db?.close();
  return db !== undefined;
};

const readOwner = (folder: string): Owner => {
  try {
    return JSON.parse(readFileSync(ownerFileIn(folder), 'utf8'));
  } catch {
    return {};
  }
};

const writeOwner = (folder: string, owner: Owner) => {
  const draft = `${ownerFileIn(folder)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
  renameSync(draft, ownerFileIn(folder));
};

/** Who owns the folder now; undefined where nobody does, whatever a killed owner left in owner.json. */
export const ownerOf = (folder: string): Owner | undefined => (isFree(folder) ? undefined : readOwner(folder));

const isFolder = (path: string): boolean | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory();
  } catch {
    return undefined;
  }
};

/** Folder by folder: where the system takes none, as in /proc, `recursive` would try for ever. */
const make = (folder: string): void => {
  const stands = isFolder(folder);
  if (stands) return;
  if (stands === false) throw new DataFolderUnwritableError(folder, 'is a file, not a folder');
  make(dirname(folder));
  try {
    mkdirSync(folder);
  } catch {
    if (!isFolder(folder)) throw new DataFolderUnwritableError(folder, 'cannot be made by this user');
  }
};

/**
 * Makes this process the only owner of the folder, creating it if need be. Throws DataFolderInUseError or
 * DataFolderUnwritableError.
 */
export const claimDataFolder = (folder: string): DataFolder => {
  make(resolve(folder));
  if (!mayWriteIn(folder)) throw new DataFolderUnwritableError(folder);
  const held = take(folder);
  if (!held) throw new DataFolderInUseError(folder, readOwner(folder));
  writeOwner(folder, { pid: process.pid });
  return {
    path: folder,
    announce: (url, token) => writeOwner(folder, { pid: process.pid, url, ...(token !== undefined && { token }) }),
    release: () => {
      rmSync(ownerFileIn(folder), { force: true });
      held.close();
    },
  };
};
