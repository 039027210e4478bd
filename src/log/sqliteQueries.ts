import type Database from 'better-sqlite3';
import type { Row } from './sqliteRow.ts';

const batchSize = 500;

type Standing = { readonly position: number; readonly revision: number; readonly hash: string };

/** What is asked of the file of a log. */
export const queriesOf = (db: Database.Database) => ({
  insert: db.prepare<[string, number, string]>('INSERT INTO event (stream, revision, body) VALUES (?, ?, ?)'),
  body: db.prepare<[string, number], string>('SELECT body FROM event WHERE stream = ? AND revision = ?').pluck(),
  setBody: db.prepare<[string, string, number]>('UPDATE event SET body = ? WHERE stream = ? AND revision = ?'),
  last: db.prepare<[string], number | null>('SELECT max(revision) FROM event WHERE stream = ?').pluck(),
  head: db.prepare<[string], Pick<Standing, 'revision' | 'hash'>>(
    `SELECT revision, body ->> '$.hash' AS hash FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1`,
  ),
  standing: db.prepare<[string, number, number], Standing>(
    `SELECT position, revision, body ->> '$.hash' AS hash FROM event
     WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?`,
  ),
  inStream: db
    .prepare<[string, number], Row>(
      'SELECT position, stream, revision, body FROM event WHERE stream = ? AND revision >= ? ORDER BY revision',
    )
    .raw(),
  between: db
    .prepare<[number, number], Row>(
      `SELECT position, stream, revision, body FROM event
       WHERE position > ? AND position <= ? ORDER BY position LIMIT ${batchSize}`,
    )
    .raw(),
  end: db.prepare<[], number>('SELECT coalesce(max(position), 0) FROM event').pluck(),
  streams: db.prepare<[], { stream: string; last: number }>(
    'SELECT stream, max(position) AS last FROM event GROUP BY stream',
  ),
  // NOT INDEXED: by position, so that the short tail is read and not, as SQLite would choose, the index of all streams.
  streamsAfter: db.prepare<[number], { stream: string; last: number }>(
    'SELECT stream, max(position) AS last FROM event NOT INDEXED WHERE position > ? GROUP BY stream',
  ),
});

export type Queries = ReturnType<typeof queriesOf>;
