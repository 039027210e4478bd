import Database from 'better-sqlite3';
import { type GroupCommit, groupCommit } from '../log/groupCommit.ts';

/** An attempt to deliver one message. Moments are milliseconds of Unix time. */
export interface Attempt {
  readonly endpoint: string;
  readonly position: string;
  readonly number: number;
  readonly type: string;
  readonly caseId: string;
  readonly at: number;
  readonly tookMs: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly reply: string | null;
}

/** A message that an endpoint still has to get, though its cursor has passed it. */
export interface Waiting {
  readonly endpoint: string;
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly caseId: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** Null where it waits for another of its case, or for somebody to look. */
  readonly dueAt: number | null;
}

/** How far an endpoint has come. */
export interface Cursor {
  /** All up to here was delivered or waits; undefined is the beginning of the log. */
  readonly position: string | undefined;
  /** Since when every attempt failed. */
  readonly failingSince: number | null;
  /** Whether it was disabled when last seen. */
  readonly rested: boolean;
}

/** What one outcome changes, in one commit. */
export interface Outcome {
  readonly endpoint: string;
  readonly attempt?: Attempt;
  /** A message that has to wait, or waits on. */
  readonly waiting?: Waiting;
  /** A message that waits for the others of its case; where there are none any more it is due as it says. */
  readonly queued?: Waiting;
  /** The position of a message that waits no more. */
  readonly settled?: string;
  /** The case whose next waiting message is due now. */
  readonly next?: { readonly caseId: string; readonly dueAt: number };
  readonly cursor?: string;
}

const layout = `
  CREATE TABLE IF NOT EXISTS cursors (
    endpoint TEXT PRIMARY KEY,
    position TEXT,
    failingSince INTEGER,
    rests INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS waiting (
    key INTEGER PRIMARY KEY,
    endpoint TEXT NOT NULL,
    position TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    caseId TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    dueAt INTEGER,
    UNIQUE (endpoint, position)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS waitingByDue ON waiting (endpoint, dueAt);
  CREATE INDEX IF NOT EXISTS waitingByCase ON waiting (endpoint, caseId, key);
  CREATE TABLE IF NOT EXISTS attempts (
    key INTEGER PRIMARY KEY,
    endpoint TEXT NOT NULL,
    position TEXT NOT NULL,
    number INTEGER NOT NULL,
    type TEXT NOT NULL,
    caseId TEXT NOT NULL,
    at INTEGER NOT NULL,
    tookMs INTEGER NOT NULL,
    status INTEGER,
    failure TEXT,
    reply TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS attemptsByEndpoint ON attempts (endpoint, key);
`;

const waitingColumns = 'endpoint, position, stream, revision, caseId, attempts, dueAt';
const attemptColumns = 'endpoint, position, number, type, caseId, at, tookMs, status, failure, reply';

const queriesOf = (db: Database.Database) => ({
  cursor: db.prepare<[string], { position: string | null; failingSince: number | null; rests: number }>(
    'SELECT position, failingSince, rests FROM cursors WHERE endpoint = ?',
  ),
  endpoints: db.prepare<[], string>('SELECT endpoint FROM cursors').pluck(),
  rest: db.prepare<[string]>('UPDATE cursors SET rests = 1 WHERE endpoint = ?'),
  begin: db.prepare<[string, string | null]>('INSERT OR IGNORE INTO cursors (endpoint, position) VALUES (?, ?)'),
  move: db.prepare<[string, string]>('UPDATE cursors SET position = ? WHERE endpoint = ?'),
  fails: db.prepare<[number, string]>('UPDATE cursors SET failingSince = coalesce(failingSince, ?) WHERE endpoint = ?'),
  works: db.prepare<[string]>('UPDATE cursors SET failingSince = NULL WHERE endpoint = ?'),
  wake: db.prepare<[string]>('UPDATE cursors SET failingSince = NULL, rests = 0 WHERE endpoint = ?'),
  wait: db.prepare<Waiting>(
    `INSERT INTO waiting (${waitingColumns}) VALUES (@endpoint, @position, @stream, @revision, @caseId, @attempts, @dueAt)
     ON CONFLICT (endpoint, position) DO UPDATE SET attempts = excluded.attempts, dueAt = excluded.dueAt`,
  ),
  settle: db.prepare<[string, string]>('DELETE FROM waiting WHERE endpoint = ? AND position = ?'),
  next: db.prepare<[number, string, string]>(
    `UPDATE waiting SET dueAt = ? WHERE key =
       (SELECT key FROM waiting WHERE endpoint = ? AND caseId = ? ORDER BY key LIMIT 1)`,
  ),
  holds: db
    .prepare<[string, string], number>('SELECT 1 FROM waiting WHERE endpoint = ? AND caseId = ? LIMIT 1')
    .pluck(),
  due: db.prepare<[string, number, number], Waiting>(
    `SELECT ${waitingColumns} FROM waiting WHERE endpoint = ? AND dueAt <= ? ORDER BY dueAt, key LIMIT ?`,
  ),
  nextDue: db.prepare<[string], number | null>('SELECT min(dueAt) FROM waiting WHERE endpoint = ?').pluck(),
  count: db.prepare<[string], number>('SELECT count(*) FROM waiting WHERE endpoint = ?').pluck(),
  hurry: db.prepare<{ endpoint: string; now: number }>(
    `UPDATE waiting SET dueAt = @now WHERE endpoint = @endpoint AND
       (dueAt IS NOT NULL OR key IN (SELECT min(key) FROM waiting WHERE endpoint = @endpoint GROUP BY caseId))`,
  ),
  waits: db.prepare<[string, string], number>('SELECT 1 FROM waiting WHERE endpoint = ? AND position = ?').pluck(),
  attempted: db.prepare<Attempt>(
    `INSERT INTO attempts (${attemptColumns})
     VALUES (@endpoint, @position, @number, @type, @caseId, @at, @tookMs, @status, @failure, @reply)`,
  ),
  attempts: db.prepare<[string, number], Attempt>(
    `SELECT ${attemptColumns} FROM attempts WHERE endpoint = ? ORDER BY key DESC LIMIT ?`,
  ),
  forget: ['cursors', 'waiting', 'attempts'].map(table =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE endpoint = ?`),
  ),
});

/**
 * Where deliveries stand: a cursor for each endpoint, what waits for it behind that, and what was tried. Unlike the views it
 * cannot be made again from the log. Commits are on disk, and shared by all who finish in one turn of the event loop.
 */
export class DeliveryStore {
  readonly #db: Database.Database;
  readonly #sql: ReturnType<typeof queriesOf>;
  readonly #commits: GroupCommit;

  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('fullfsync = ON');
    this.#db.pragma('secure_delete = ON');
    this.#db.exec(layout);
    this.#sql = queriesOf(this.#db);
    this.#commits = groupCommit(this.#db);
  }

  /** Where an endpoint stands; it begins after `after`. */
  async begin(endpoint: string, after: string | undefined): Promise<Cursor> {
    await this.#commits.submit(() => this.#sql.begin.run(endpoint, after ?? null));
    return this.cursorOf(endpoint)!;
  }

  cursorOf(endpoint: string): Cursor | undefined {
    const row = this.#sql.cursor.get(endpoint);
    return row && { position: row.position ?? undefined, failingSince: row.failingSince, rested: row.rests === 1 };
  }

  /** Every endpoint that was ever begun and not forgotten. */
  endpoints(): readonly string[] {
    return this.#sql.endpoints.all();
  }

  /** Notes that an endpoint is disabled. */
  async rest(endpoint: string): Promise<void> {
    await this.#commits.submit(() => this.#sql.rest.run(endpoint));
  }

  /** Resolves once it is on disk. Those that are given one after the other get there in that order. */
  async record({ endpoint, attempt, waiting, queued, settled, next, cursor }: Outcome): Promise<void> {
    const sql = this.#sql;
    await this.#commits.submit(() => {
      if (attempt) sql.attempted.run(attempt);
      if (attempt) succeeded(attempt) ? sql.works.run(endpoint) : sql.fails.run(attempt.at, endpoint);
      if (settled !== undefined) sql.settle.run(endpoint, settled);
      if (waiting) sql.wait.run(waiting);
      if (queued) sql.wait.run({ ...queued, dueAt: this.holds(endpoint, queued.caseId) ? null : queued.dueAt });
      if (next) sql.next.run(next.dueAt, endpoint, next.caseId);
      if (cursor !== undefined) sql.move.run(cursor, endpoint);
    });
  }

  /** Whether something of a case waits for an endpoint. */
  holds(endpoint: string, caseId: string): boolean {
    return this.#sql.holds.get(endpoint, caseId) !== undefined;
  }

  /** Whether a message waits: it was tried before the process ended. */
  waits(endpoint: string, position: string): boolean {
    return this.#sql.waits.get(endpoint, position) !== undefined;
  }

  due(endpoint: string, now: number, most: number): readonly Waiting[] {
    return this.#sql.due.all(endpoint, now, most);
  }

  /** When the next of an endpoint is due; undefined where none is. */
  nextDue(endpoint: string): number | undefined {
    return this.#sql.nextDue.get(endpoint) ?? undefined;
  }

  waitingFor(endpoint: string): number {
    return this.#sql.count.get(endpoint)!;
  }

  /** What waits is due now, as where an endpoint is enabled again: of each case the first. */
  async hurry(endpoint: string, now: number): Promise<void> {
    await this.#commits.submit(() => {
      this.#sql.hurry.run({ endpoint, now });
      this.#sql.wake.run(endpoint);
    });
  }

  /** The last attempts, the newest first. */
  attempts(endpoint: string, most: number): readonly Attempt[] {
    return this.#sql.attempts.all(endpoint, most);
  }

  async forget(endpoint: string): Promise<void> {
    await this.#commits.submit(() => {
      for (const statement of this.#sql.forget) statement.run(endpoint);
    });
  }

  close(): void {
    this.#commits.flush();
    this.#db.close();
  }
}

/** Only 2xx is a yes. */
export const succeeded = ({ status }: Pick<Attempt, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300;
