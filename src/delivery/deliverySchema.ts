import type Database from 'better-sqlite3';
import type { Attempt, Waiting } from './deliveryRecords.ts';
import type { Mark } from './sameLog.ts';

/** Counts up with the layout. */
const layoutVersion = 2;

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
    eventId TEXT NOT NULL,
    type TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    caseId TEXT NOT NULL,
    track TEXT NOT NULL,
    first TEXT,
    firstEventId TEXT,
    since TEXT,
    attempts INTEGER NOT NULL,
    early INTEGER NOT NULL,
    dueAt INTEGER,
    scheduledAt INTEGER,
    notBefore INTEGER NOT NULL,
    UNIQUE (lane, position)
  ) STRICT;
  CREATE INDEX waitingByDue ON waiting (lane, dueAt);
  CREATE INDEX waitingByTrack ON waiting (lane, track, key);
  CREATE TABLE attempts (
    key INTEGER PRIMARY KEY,
    endpoint TEXT NOT NULL,
    position TEXT NOT NULL,
    eventId TEXT NOT NULL,
    type TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    caseId TEXT NOT NULL,
    first TEXT,
    firstEventId TEXT,
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
  CREATE INDEX repliesByCase ON attempts (caseId) WHERE reply IS NOT NULL;
  CREATE TABLE mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position TEXT NOT NULL,
    eventId TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL
  ) STRICT;
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
  ...['lane', 'position', 'eventId', 'type', 'stream', 'revision', 'caseId', 'track'],
  ...['first', 'firstEventId', 'since', 'attempts', 'early', 'dueAt', 'scheduledAt', 'notBefore'],
] as const satisfies readonly (keyof Waiting)[];
const waitingList = waitingColumns.map(column => `waiting.${column}`).join(', ');
const attemptColumns = [
  ...['endpoint', 'position', 'eventId', 'type', 'stream', 'revision', 'caseId', 'first', 'firstEventId', 'since'],
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

interface LaneRow {
  readonly lane: string;
  readonly endpoint: string;
  readonly position: string | null;
}

const lanesOf = 'SELECT lane FROM cursors WHERE endpoint = ?';

/** What is asked of the file, each by what it is for. */
export const deliveryQueries = (db: Database.Database) => ({
  cursor: db.prepare<[string], CursorRow>(
    'SELECT position, failingSince, told, rests, over FROM cursors WHERE lane = ?',
  ),
  endpoints: db.prepare<[], string>('SELECT DISTINCT endpoint FROM cursors').pluck(),
  lanes: db.prepare<[], LaneRow>('SELECT lane, endpoint, position FROM cursors'),
  lanesOf: db.prepare<[string], string>(lanesOf).pluck(),
  mark: db.prepare<[], Mark>('SELECT position, eventId, stream, revision FROM mark'),
  setMark: db.prepare<Mark>(
    `INSERT OR REPLACE INTO mark (one, position, eventId, stream, revision)
       VALUES (1, @position, @eventId, @stream, @revision)`,
  ),
  rewind: db.prepare<[string | null, string]>('UPDATE cursors SET position = ? WHERE lane = ?'),
  /** What was gathered of several cases is named after none. */
  silence: db.prepare<[string]>(`UPDATE attempts SET reply = NULL WHERE caseId IN (?, '') AND reply IS NOT NULL`),
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
     DO UPDATE SET attempts = excluded.attempts, early = excluded.early, dueAt = excluded.dueAt,
       scheduledAt = excluded.scheduledAt, notBefore = excluded.notBefore`,
  ),
  lanesWaiting: db
    .prepare<[string, string], string>(`SELECT lane FROM waiting WHERE lane IN (${lanesOf}) AND position = ?`)
    .pluck(),
  /** What waits for others of its track has them before it: the first of them is due. */
  retry: db.prepare<{ lane: string; position: string; now: number }>(
    `UPDATE waiting SET attempts = 0, early = 0, dueAt = @now, scheduledAt = NULL, notBefore = 0 WHERE key =
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
  nextDue: db
    .prepare<[string, number], number | null>('SELECT min(dueAt) FROM waiting WHERE lane = ? AND dueAt > ?')
    .pluck(),
  count: db.prepare<[string], number>(`SELECT count(*) FROM waiting WHERE lane IN (${lanesOf})`).pluck(),
  held: db.prepare<[string, number], Waiting>(
    `SELECT ${waitingList} FROM waiting WHERE lane IN (${lanesOf}) AND attempts > 0 AND dueAt IS NULL ORDER BY key LIMIT ?`,
  ),
  /** What was brought forward, and failed again, waits for its time. */
  bringForward: db.prepare<{ lane: string; now: number }>(
    `UPDATE waiting SET scheduledAt = dueAt, dueAt = max(@now, notBefore)
       WHERE lane = @lane AND dueAt > max(@now, notBefore) AND scheduledAt IS NULL`,
  ),
  beginAgain: db.prepare<{ lane: string; now: number }>(
    `UPDATE waiting SET attempts = 0, early = 0, dueAt = max(@now, notBefore), scheduledAt = NULL WHERE lane = @lane AND
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
