import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { RecordedEvent, SealedEvent } from '../../events/event.ts';
import { AppendRefusedError } from './appendRefusedError.ts';
import { checkAppend } from './checkAppend.ts';
import { type Appended, type EventLog, maxAppendBytes, type StreamHead } from './eventLog.ts';
import { follow, Pulse } from './follow.ts';
import { groupCommit } from './groupCommit.ts';
import { inspectSqlite } from './inspectSqlite.ts';
import { knownHeads } from './knownHeads.ts';
import { readable } from './readable.ts';
import { openSqliteFile } from './sqliteFile.ts';
import { inWords, onFile } from './sqliteProblem.ts';
import { dense, type Row, readerOf } from './sqliteRow.ts';
import { UnknownPositionError } from './unknownPositionError.ts';
import { UnusableLogError } from './unusableLogError.ts';
import { VersionConflictError } from './versionConflictError.ts';

const batchSize = 500;

/** An end that no log has: reading on as it grows. */
const live = Number.MAX_SAFE_INTEGER;

const disorder = (path: string, after: number) =>
  new UnusableLogError(
    `${path} is damaged: what comes after position ${after} cannot be found. Restore a backup; lis verify tells what is wrong.`,
  );

type Standing = { readonly position: number; readonly revision: number; readonly hash: string };

const queriesOf = (db: Database.Database) => ({
  insert: db.prepare<[string, number, string]>('INSERT INTO event (stream, revision, body) VALUES (?, ?, ?)'),
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

const isTaken = (error: unknown): boolean => (error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_UNIQUE';

const lengthOf = (bodies: readonly string[]): number =>
  bodies.reduce((bytes, body) => bytes + Buffer.byteLength(body), 0);

const opened = (path: string, readonly: boolean) => {
  const db = openSqliteFile(path, readonly);
  try {
    return { db, sql: queriesOf(db) };
  } catch (error) {
    db.close();
    throw inWords(path, error);
  }
};

/**
 * A log in one SQLite file, with one writing process. Opened `readonly` it reads beside the process that owns it;
 * `subscribe` then tells of what stood at the time only, since another process's appends wake nobody here.
 */
export const openSqliteLog = (path: string, { readonly = false } = {}): EventLog => {
  const { db, sql } = opened(path, readonly);
  const commits = groupCommit(db, error => inWords(path, error));
  const pulse = new Pulse();
  const heads = knownHeads();

  const headOf = (stream: string) => {
    const revision = sql.last.get(stream) ?? -1;
    const known = heads.get(stream);
    return known?.revision === revision ? known : (sql.head.get(stream) ?? { revision, hash: '' });
  };

  const insert = (stream: string, head: StreamHead, bodies: readonly string[]): Appended => {
    let { revision } = head;
    let position: number | bigint = 0;
    for (const body of bodies) {
      revision += 1;
      position = sql.insert.run(stream, revision, body).lastInsertRowid;
    }
    return { revision, position: String(position) };
  };

  /** Nobody else writes: where the head is the last one known, only an append of the same commit can stand behind it. */
  const write = (stream: string, head: StreamHead, hashes: readonly string[], bodies: readonly string[]): Appended => {
    const known = heads.get(stream);
    if (known?.revision !== head.revision || known.hash !== head.hash)
      return writeChecked(stream, head, hashes, bodies);
    try {
      return insert(stream, head, bodies);
    } catch (error) {
      if (!isTaken(error)) throw error;
      return writeChecked(stream, head, hashes, bodies);
    }
  };

  const writeChecked = (
    stream: string,
    head: StreamHead,
    hashes: readonly string[],
    bodies: readonly string[],
  ): Appended => {
    const actual = headOf(stream);
    if (actual.revision !== head.revision || actual.hash !== head.hash) {
      const standing = sql.standing.all(stream, head.revision, hashes.length);
      if (standing.length < hashes.length || standing.some(({ hash }, i) => hash !== hashes[i]))
        throw new VersionConflictError(stream, head.revision, actual.revision);
      const { revision, position } = standing.at(-1)!;
      return { revision, position: String(position) };
    }
    return insert(stream, head, bodies);
  };

  const append = async (stream: string, head: StreamHead, events: readonly SealedEvent[]) => {
    if (readonly || !db.open)
      throw new AppendRefusedError(`The log is ${db.open ? 'open for reading only' : 'closed'}.`);
    const hashes = events.map(({ hash }) => hash);
    const bodies = events.map(event => JSON.stringify(event));
    // What counts is less than the bodies: it is written out and counted only where that does not settle it.
    if (events.length === 0 || lengthOf(bodies) > maxAppendBytes) checkAppend(events);
    const appended = await commits.submit(() => write(stream, head, hashes, bodies));
    heads.see(stream, { revision: appended.revision, hash: hashes.at(-1)! });
    pulse.beat();
    return appended;
  };

  const rowsAfter = (after: number, end: number): readonly Row[] => {
    const rows = onFile(path, () => sql.between.all(after, end));
    // A damaged page can end the rows early, or lead back to earlier ones, and SQLite does not always notice.
    let last = after;
    for (const [position] of rows) {
      if (position <= last) throw disorder(path, last);
      last = position;
    }
    return rows;
  };

  /** Reads are synchronous: without a turn of the event loop between them a long catch-up would keep everybody waiting. */
  const batchUpTo = (end: number, read: (row: Row) => RecordedEvent) => async (after: string | undefined) => {
    await nextTurn();
    const from = Number(after ?? 0);
    const rows = rowsAfter(from, end);
    if (rows.length === 0 && from < end && end !== live) throw disorder(path, from);
    return readable(rows, read);
  };

  const endNow = (): number => onFile(path, () => sql.end.get()!);

  /** A reader of a log that was put back to an older backup would wait for events that it has passed already. */
  const inLog = (after: string | undefined): string | undefined => {
    if (after !== undefined && Number(after) > endNow()) throw new UnknownPositionError(after);
    return after;
  };

  return {
    append,
    readStream: async (stream, from = 0, form) => {
      // Nobody else writes, so after the head known here there is nothing: every answer over HTTP asks (docs/benchmarks.md).
      if (from > 0 && heads.get(stream)?.revision === from - 1) return [];
      const rows = onFile(path, () => sql.inStream.all(stream, from));
      const events = dense(rows, from).map(readerOf(form));
      if (events.length > 0 && !readonly) heads.see(stream, events.at(-1)!);
      return events;
    },
    readAll: (after, form) => follow(batchUpTo(endNow(), readerOf(form)), inLog(after)),
    subscribe: (after, signal) => follow(batchUpTo(live, readerOf()), inLog(after), { pulse, signal }),
    changedSince: async after => {
      const rows =
        inLog(after) === undefined
          ? onFile(path, () => sql.streams.all())
          : onFile(path, () => sql.streamsAfter.all(Number(after)));
      const end = rows.reduce((max, { last }) => Math.max(max, last), 0);
      return { streams: rows.map(({ stream }) => stream), position: end > 0 ? String(end) : after };
    },
    inspect: async () => inspectSqlite(db, path),
    comparePositions: (a, b) => Number(a) - Number(b),
    isPosition: text => /^\d{1,15}$/.test(text),
    close: async () => {
      commits.flush();
      db.close();
    },
  };
};
