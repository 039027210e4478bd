import { setTimeout as delay } from 'node:timers/promises';
import type Database from 'better-sqlite3';

const tries = 5;
const pauseMillis = 100;
const againMillis = 1_000;

/** False where somebody reads an older state of the file. Who waited for them here would keep everybody waiting. */
const emptied = (db: Database.Database): boolean => {
  const patience = db.pragma('busy_timeout', { simple: true });
  db.pragma('busy_timeout = 0');
  try {
    const [{ busy }] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    return busy === 0;
  } finally {
    db.pragma(`busy_timeout = ${patience}`);
  }
};

/**
 * Empties a write-ahead log into its file: until then it holds what stood there before, also what was erased. What a reader
 * keeps is tried again every second until it is gone, or the file is closed; whoever opens it next begins with that.
 */
export const walEmptier = (current: () => Database.Database) => {
  let again: NodeJS.Timeout | undefined;

  const close = (): void => {
    clearInterval(again);
    again = undefined;
  };

  const empty = (): boolean => {
    if (!current().open) return false;
    const gone = emptied(current());
    if (gone) close();
    else again ??= setInterval(retry, againMillis).unref();
    return gone;
  };

  /** A disk that fails here fails whoever reads or writes next, and they say so. */
  const retry = (): void => {
    try {
      empty();
    } catch {}
  };

  return {
    /** Now, or, where it returns false, as soon as nobody keeps it. */
    empty,
    /** The same, with half a second for those who read to come to their end. */
    emptySoon: async (): Promise<boolean> => {
      for (let count = 1; count < tries; count += 1) {
        if (empty()) return true;
        await delay(pauseMillis, undefined, { ref: false });
      }
      return empty();
    },
    /** Before the file is closed. */
    close,
  };
};
