import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataFolderInUseError, type Owner } from './dataFolderInUseError.ts';

/** A data folder that this process owns until it releases it or ends, in whatever way. */
export interface DataFolder {
  readonly path: string;
  /** Tells other processes where the owner serves HTTP. */
  announce(url: string): void;
  release(): void;
}

export const logFileIn = (folder: string): string => join(folder, 'log.sqlite');

const lockFileIn = (folder: string) => join(folder, 'lock.sqlite');
const ownerFileIn = (folder: string) => join(folder, 'owner.json');

// The lock is the operating system's, on an empty SQLite file: a process that is killed leaves none behind. It belongs
// to the process, and closing any other handle to that file would drop it: nothing else here may open lock.sqlite.
const lock = (folder: string, timeout: number): Database.Database | undefined => {
  const db = new Database(lockFileIn(folder), { timeout });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
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
  writeFileSync(draft, `${JSON.stringify(owner)}\n`);
  renameSync(draft, ownerFileIn(folder));
};

/** Who owns the folder now; undefined where nobody does, whatever a killed owner left in owner.json. */
export const ownerOf = (folder: string): Owner | undefined => {
  if (!existsSync(lockFileIn(folder))) return undefined;
  const free = lock(folder, 0);
  free?.close();
  return free ? undefined : readOwner(folder);
};

/** Makes this process the only owner of the folder, creating it if need be. Throws DataFolderInUseError. */
export const claimDataFolder = (folder: string): DataFolder => {
  mkdirSync(folder, { recursive: true });
  // Not at once: a process that only asks ownerOf holds the lock for a moment.
  const held = lock(folder, 500);
  if (!held) throw new DataFolderInUseError(folder, readOwner(folder));
  writeOwner(folder, { pid: process.pid });
  return {
    path: folder,
    announce: url => writeOwner(folder, { pid: process.pid, url }),
    release: () => {
      rmSync(ownerFileIn(folder), { force: true });
      held.close();
    },
  };
};
