import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DraftEvent } from '../../events/event.ts';
import { draftOf } from '../../src/commands/draft.ts';
import { type EventLog, noStream } from '../../src/log/eventLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { interleaved, type Measurement, type Outcome, rateOf } from './harness.ts';
import { kilobyteActions } from './kilobyteActions.ts';

/** Short samples and many pairs: a disk that others use too is slow for a second now and then. */
const appends = 300;
const appenders = 64;
const eachAppends = 20;
const samples = 61;

const now = new Date('2026-03-02T12:00:00.000Z');

const draftsFor = (stream: string, count: number): readonly DraftEvent[] =>
  kilobyteActions(count).map((action, index) =>
    draftOf(action, { caseId: stream, stream, index }, { recordedBy: 'bench' }, now),
  );

/** Appends one after the other, each once the one before is on disk. */
const appendEach = async (log: EventLog, stream: string, drafts: readonly DraftEvent[]): Promise<void> => {
  let head = noStream;
  for (const draft of drafts) {
    const sealed = seal(stream, head, [draft], now);
    const { revision } = await log.append(stream, head, sealed);
    head = headOf({ ...sealed[0]!, revision });
  }
};

/** What anybody would write: WAL, FULL, the stream's version checked and the row inserted in one transaction. */
const bareLog = (path: string) => {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    'CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (stream, revision))',
  );
  const version = db
    .prepare<[string], number>('SELECT coalesce(max(revision), -1) FROM event WHERE stream = ?')
    .pluck();
  const insert = db.prepare<[string, number, string]>('INSERT INTO event (stream, revision, body) VALUES (?, ?, ?)');
  const append = db.transaction((stream: string, expected: number, body: string) => {
    if (version.get(stream) !== expected) throw new Error('conflict');
    insert.run(stream, expected + 1, body);
  });
  return {
    appendEach: (stream: string, drafts: readonly DraftEvent[]) => {
      let head = noStream;
      for (const draft of drafts) {
        const [sealed] = seal(stream, head, [draft], now);
        append.immediate(stream, head.revision, JSON.stringify(sealed));
        head = headOf({ ...sealed!, revision: head.revision + 1 });
      }
    },
    close: () => db.close(),
  };
};

const single = async (folder: string): Promise<Outcome> => {
  const log = openSqliteLog(join(folder, 'log.sqlite'));
  const bare = bareLog(join(folder, 'bare.sqlite'));
  const value = async () => {
    const stream = `case-${randomUUID()}`;
    const drafts = draftsFor(stream, appends);
    return rateOf(appends, () => appendEach(log, stream, drafts));
  };
  const reference = async () => {
    const stream = `case-${randomUUID()}`;
    const drafts = draftsFor(stream, appends);
    return rateOf(appends, () => bare.appendEach(stream, drafts));
  };
  const pairs = await interleaved({ value, reference }, samples);
  await log.close();
  bare.close();
  return { pairs, note: `${appends} appends a sample, one after the other; sealing is in both.` };
};

const concurrent = async (folder: string): Promise<Outcome> => {
  const log = openSqliteLog(join(folder, 'log.sqlite'));
  const rate = (count: number, each: number) => {
    const work = Array.from({ length: count }, () => {
      const stream = `case-${randomUUID()}`;
      return { stream, drafts: draftsFor(stream, each) };
    });
    return rateOf(count * each, () => Promise.all(work.map(({ stream, drafts }) => appendEach(log, stream, drafts))));
  };
  const pairs = await interleaved(
    { value: () => rate(appenders, eachAppends), reference: () => rate(1, appends) },
    samples,
  );
  await log.close();
  return { pairs, note: `${appenders} appenders, ${eachAppends} appends each, every one to a stream of its own.` };
};

export const measurements: readonly Measurement[] = [
  {
    name: 'append: one at a time, 1 KB, durable',
    unit: 'appends/s',
    against: 'bare better-sqlite3, WAL and FULL, version check and insert, the same hashes',
    bar: { atLeast: 0.85 },
    run: single,
  },
  {
    name: 'append: 64 appenders at once',
    unit: 'appends/s',
    against: 'one appender on the same log',
    bar: { atLeast: 4 },
    run: concurrent,
  },
];
