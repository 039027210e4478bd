import { setTimeout as delay } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { erasedBody } from './erasedBody.ts';
import type { Erasing } from './eventLog.ts';
import type { Queries } from './sqliteQueries.ts';

/** Overwrites the bodies of these events in place (`secure_delete` takes care of what is left of longer ones). */
export const eraseInto = (sql: Queries, events: readonly Erasing[]): void => {
  for (const { stream, revision, by } of events) {
    const body = sql.body.get(stream, revision);
    if (body !== undefined) sql.setBody.run(erasedBody(body, by), stream, revision);
  }
};

const tries = 20;
const pauseMillis = 100;

/** Empties the write-ahead log into the file: until then it holds what stood there before. False where a reader keeps it. */
export const emptyWal = async (db: Database.Database): Promise<boolean> => {
  for (let count = 0; count < tries; count += 1) {
    const [{ busy }] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    if (busy === 0) return true;
    await delay(pauseMillis, undefined, { ref: false });
  }
  return false;
};
