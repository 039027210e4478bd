import type Database from 'better-sqlite3';
import type { Attempt, Waiting } from './deliveryRecords.ts';

/** Counts up with the layout. */
const layoutVersion = 1;

const layout = `
  CREATE TABLE cursors (
    lane TEXT PRIMARY KEY,
    endpoint TEXT NOT NULL,
    position TEXT,
    failingSince INTEGER,
    told INTEGER NOT NULL DEFAULT 0,
    rests INTEGER NOT NULL DEFAULT 0,
    over INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX cursorsByEndpoint ON cursors (endpoint);
  CREATE TABLE waiting (
    key INTEGER PRIMARY KEY,
    lane TEXT NOT NULL,
    position TEXT NOT NULL,
    type TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    caseId TEXT NOT NULL,
    track TEXT NOT NULL,
    first TEXT,
    since TEXT,
    attempts INTEGER NOT NULL,
    dueAt INTEGER,
    notBefore INTEGER NOT NULL,
    UNIQUE (lane, position)
  ) STRICT;
  CREATE INDEX waitingByDue ON waiting (lane, dueAt);
  CREATE INDEX waitingByTrack ON waiting (lane, track, key);
  CREATE TABLE attempts (
    key INTEGER PRIMARY KEY,
    endpoint TEXT NOT NULL,
    position TEXT NOT NULL,
    type TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    caseId TEXT NOT NULL,
    first TEXT,
    since TEXT,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    tookMs INTEGER NOT NULL,
    status INTEGER,
    failure TEXT,
    reply TEXT
  ) STRICT;
  CREATE INDEX attemptsByEndpoint ON attempts (endpoint, key);
  CREATE INDEX attemptsByMessage ON attempts (endpoint, position, key);
  CREATE INDEX attemptsByTime ON attempts (at);
  PRAGMA user_version = ${layoutVersion};
`;

/** The file of deliveries is not one of this version of Lis; the message says what to do. */
export class DeliveriesFormatError extends Error {
  readonly code = 'deliveries_format';
}

/** Lays a new file out. Throws DeliveriesFormatError. */
export const layDeliveriesOut = (db: Database.Database): void => {
  const version = db.pragma('user_version', { simple: true });
  if (version === layoutVersion) return;
  const isEmpty = db.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() === undefined;
  if (!isEmpty)
    throw new DeliveriesFormatError(
      `${db.name} was written by another version of Lis. Put it aside to begin anew: each webhook then gets again all that was recorded since it was made.`,
    );
  db.transaction(() => db.exec(layout))();
};

const waitingColumns = [
  ...['lane', 'position', 'type', 'stream', 'revision', 'caseId', 'track'],
  ...['first', 'since', 'attempts', 'dueAt', 'notBefore'],
] as const satisfies readonly (keyof Waiting)[];
const waitingList = waitingColumns.map(column => `waiting.${column}`).join(', ');
const attemptColumns = [
  ...['endpoint', 'position', 'type', 'stream', 'revision', 'caseId', 'first', 'since'],
  ...['number', 'at', 'tookMs', 'status', 'failure', 'reply'],
] as const satisfies readonly (keyof Attempt)[];
const attemptList = attemptColumns.join(', ');

const valuesOf = (columns: readonly string[]): string =>
  `(${columns.join(', ')}) VALUES (${columns.map(column => `@${column}`).join(', ')})`;

interface CursorRow {
  readonly position: string | null;
  readonly failingSince: number | null;
  readonly told: number;
  readonly rests: number;
  readonly over: number;
}

const lanesOf = 'SELECT lane FROM cursors WHERE endpoint = ?';

/** What is asked of the file, each by what it is for. */
export const deliveryQueries = (db: Database.Database) => ({
  cursor: db.prepare<[string], CursorRow>(
    'SELECT position, failingSince, told, rests, over FROM cursors WHERE lane = ?',
  ),
  endpoints: db.prepare<[], string>('SELECT DISTINCT endpoint FROM cursors').pluck(),
  rest: db.prepare<[string]>('UPDATE cursors SET rests = 1 WHERE endpoint = ?'),
  end: db.prepare<[string]>('UPDATE cursors SET over = 1 WHERE lane = ?'),
  tell: db.prepare<[string]>('UPDATE cursors SET told = 1 WHERE lane = ?'),
  begin: db.prepare<[string, string, string | null]>(
    'INSERT OR IGNORE INTO cursors (lane, endpoint, position) VALUES (?, ?, ?)',
  ),
  move: db.prepare<[string, string]>('UPDATE cursors SET position = ? WHERE lane = ?'),
  fails: db.prepare<[number, string]>('UPDATE cursors SET failingSince = coalesce(failingSince, ?) WHERE lane = ?'),
  works: db.prepare<[string]>('UPDATE cursors SET failingSince = NULL, told = 0 WHERE lane = ?'),
  wake: db.prepare<[string]>('UPDATE cursors SET failingSince = NULL, told = 0, rests = 0 WHERE lane = ?'),
  wait: db.prepare<Waiting>(
    `INSERT INTO waiting ${valuesOf(waitingColumns)} ON CONFLICT (lane, position)
     DO UPDATE SET attempts = excluded.attempts, dueAt = excluded.dueAt, notBefore = excluded.notBefore`,
  ),
  lanesWaiting: db
    .prepare<[string, string], string>(`SELECT lane FROM waiting WHERE lane IN (${lanesOf}) AND position = ?`)
    .pluck(),
  /** What waits for others of its track has them before it: the first of them is due. */
  retry: db.prepare<{ lane: string; position: string; now: number }>(
    `UPDATE waiting SET attempts = 0, dueAt = @now, notBefore = 0 WHERE key =
       (SELECT min(key) FROM waiting WHERE lane = @lane AND track =
         (SELECT track FROM waiting WHERE lane = @lane AND position = @position))`,
  ),
  settle: db.prepare<[string, string]>('DELETE FROM waiting WHERE lane = ? AND position = ?'),
  next: db.prepare<[number, string, string]>(
    `UPDATE waiting SET dueAt = ? WHERE key =
       (SELECT key FROM waiting WHERE lane = ? AND track = ? ORDER BY key LIMIT 1)`,
  ),
  holds: db.prepare<[string, string], number>('SELECT 1 FROM waiting WHERE lane = ? AND track = ? LIMIT 1').pluck(),
  due: db.prepare<[string, number, number], Waiting>(
    `SELECT ${waitingList} FROM waiting WHERE lane = ? AND dueAt <= ? ORDER BY dueAt, key LIMIT ?`,
  ),
  nextDue: db.prepare<[string], number | null>('SELECT min(dueAt) FROM waiting WHERE lane = ?').pluck(),
  count: db.prepare<[string], number>(`SELECT count(*) FROM waiting WHERE lane IN (${lanesOf})`).pluck(),
  held: db.prepare<[string, number], Waiting>(
    `SELECT ${waitingList} FROM waiting WHERE lane IN (${lanesOf}) AND attempts > 0 AND dueAt IS NULL ORDER BY key LIMIT ?`,
  ),
  hurry: db.prepare<{ lane: string; now: number }>(
    `UPDATE waiting SET dueAt = max(@now, notBefore) WHERE lane = @lane AND
       (dueAt IS NOT NULL OR key IN (SELECT min(key) FROM waiting WHERE lane = @lane GROUP BY track))`,
  ),
  waits: db.prepare<[string, string], number>('SELECT 1 FROM waiting WHERE lane = ? AND position = ?').pluck(),
  attempted: db.prepare<Attempt>(`INSERT INTO attempts ${valuesOf(attemptColumns)}`),
  attempts: db.prepare<[string, number, number], Attempt & { key: number }>(
    `SELECT key, ${attemptList} FROM attempts WHERE endpoint = ? AND key < ? ORDER BY key DESC LIMIT ?`,
  ),
  lastAttempt: db.prepare<[string, string], Attempt>(
    `SELECT ${attemptList} FROM attempts WHERE endpoint = ? AND position = ? ORDER BY key DESC LIMIT 1`,
  ),
  forgetBefore: db.prepare<[number, number]>(
    'DELETE FROM attempts WHERE key IN (SELECT key FROM attempts WHERE at < ? ORDER BY at LIMIT ?)',
  ),
  forget: [
    `DELETE FROM waiting WHERE lane IN (${lanesOf})`,
    'DELETE FROM cursors WHERE endpoint = ?',
    'DELETE FROM attempts WHERE endpoint = ?',
  ].map(sql => db.prepare<[string]>(sql)),
});
