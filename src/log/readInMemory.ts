import { readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UnusableLogError } from './unusableLogError.ts';

/** Bytes; twice as many are needed for a moment. */
const most = 1_000_000_000;

const elsewhere = 'Copy the whole folder to one of your own and name that (--data), or ask as the user who owns it.';

const standing = (path: string) => {
  const { mtimeNs, size } = statSync(path, { bigint: true });
  return `${mtimeNs} ${size}`;
};

const refuseUnread = (path: string): void => {
  const wal = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (wal && wal.size > 0)
    throw new UnusableLogError(
      `${path} cannot be read by a user who may not write in its folder: what was recorded last stands in ${path}-wal. ${elsewhere}`,
    );
  if (statSync(path).size > most)
    throw new UnusableLogError(
      `${path} is too large to be read by a user who may not write in its folder. ${elsewhere}`,
    );
};

/**
 * Reads the file whole. SQLite reads a file in WAL mode only where it finds a -shm beside it or can make one: not on a
 * read-only mount, nor in another user's folder unless a server runs on it. Sound, since nobody writes: there is no -wal,
 * and the file is the same after it was read. (SQLite's own way, immutable=1, would not notice a writer.)
 */
export const readInMemory = (path: string): Database.Database => {
  refuseUnread(path);
  const before = standing(path);
  const file = readFileSync(path);
  refuseUnread(path);
  if (standing(path) !== before) throw new UnusableLogError(`${path} was written to while it was read: ask again.`);
  // Bytes 18 and 19 ask for a -wal (file format 1.3.3), which memory does not have.
  file.fill(1, 18, 20);
  return new Database(file, { readonly: true });
};
