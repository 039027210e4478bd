import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RecordedEvent, SealedEvent } from '../../events/event.ts';
import { AppendRefusedError } from './appendRefusedError.ts';
import { checkAppend } from './checkAppend.ts';
import { emptyWal, eraseInto } from './eraseInFile.ts';
import { type EventLog, maxAppendBytes, type StreamHead } from './eventLog.ts';
import { follow, Pulse } from './follow.ts';
import { groupCommit } from './groupCommit.ts';
import { inspectSqlite } from './inspectSqlite.ts';
import { knownHeads } from './knownHeads.ts';
import { readable } from './readable.ts';
import { openSqliteFile } from './sqliteFile.ts';
import { inWords, onFile } from './sqliteProblem.ts';
import { queriesOf } from './sqliteQueries.ts';
import { dense, type Row, readerOf } from './sqliteRow.ts';
import { writeInto } from './sqliteWriter.ts';
import { UnknownPositionError } from './unknownPositionError.ts';
import { UnusableLogError } from './unusableLogError.ts';

/** An end that no log has: reading on as it grows. */
const live = Number.MAX_SAFE_INTEGER;

const disorder = (path: string, after: number) =>
  new UnusableLogError(
    `${path} is damaged: what comes after position ${after} cannot be found. Restore a backup; lis verify tells what is wrong.`,
  );

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

  const writer = { sql, heads };

  const append = async (stream: string, head: StreamHead, events: readonly SealedEvent[]) => {
    if (readonly || !db.open)
      throw new AppendRefusedError(`The log is ${db.open ? 'open for reading only' : 'closed'}.`);
    const hashes = events.map(({ hash }) => hash);
    const bodies = events.map(event => JSON.stringify(event));
    // What counts is less than the bodies: it is written out and counted only where that does not settle it.
    if (events.length === 0 || lengthOf(bodies) > maxAppendBytes) checkAppend(events);
    const appended = await commits.submit(() => writeInto(writer, { stream, head, hashes, bodies }));
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
    end: async () => {
      const end = endNow();
      return end > 0 ? String(end) : undefined;
    },
    changedSince: async after => {
      const rows =
        inLog(after) === undefined
          ? onFile(path, () => sql.streams.all())
          : onFile(path, () => sql.streamsAfter.all(Number(after)));
      const end = rows.reduce((max, { last }) => Math.max(max, last), 0);
      return { streams: rows.map(({ stream }) => stream), position: end > 0 ? String(end) : after };
    },
    erase: async events => {
      if (readonly) throw new AppendRefusedError('The log is open for reading only.');
      if (events.length > 0) await commits.submit(() => eraseInto(sql, events));
      return emptyWal(db);
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
