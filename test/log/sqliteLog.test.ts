import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { type EventLog, noStream } from '../../src/log/eventLog.ts';
import { seal } from '../../src/log/seal.ts';
import { openSqliteFile } from '../../src/log/sqliteFile.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { appendDrafts, noon } from '../support/appendDrafts.ts';
import { draftEntries, draftEntry } from '../support/drafts.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';
import { describeEventLog } from './eventLogContract.ts';

const newFolder = temporaryFolders();
const newPath = () => join(newFolder(), 'log.sqlite');

describeEventLog('in SQLite', () => openSqliteLog(newPath()));

const textsIn = async (log: EventLog, stream: string) =>
  (await log.readStream(stream)).map(({ data }) => (data as { text?: string }).text);

/** How many commits the WAL holds: the frames that end a transaction carry the size of the database (SQLite file format 4.1). */
const commitsIn = (path: string): number => {
  const wal = readFileSync(`${path}-wal`);
  if (wal.length === 0) return 0;
  const frame = 24 + wal.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at < wal.length; at += frame) if (wal.readUInt32BE(at + 4) > 0) commits += 1;
  return commits;
};

/** Makes every commit of an append fail, by a promise that SQLite checks only then. */
const breakCommits = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY);
  CREATE TABLE child (parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
  CREATE TRIGGER broken AFTER INSERT ON event BEGIN INSERT INTO child VALUES (1); END`;

const alter = (path: string, sql: string) => {
  const db = new Database(path);
  db.exec(sql);
  db.close();
};

describe('the SQLite log on disk', () => {
  test('commits wait for the disk: WAL, FULL, and what is erased is overwritten', () => {
    const db = openSqliteFile(newPath(), false);
    const settings = ['journal_mode', 'synchronous', 'secure_delete', 'fullfsync'];
    expect(settings.map(name => db.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 1]);
    db.close();
  });

  test('what was appended is there after closing and opening again', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    const { position } = await appendDrafts(log, 'case-a', draftEntries(2));
    await log.close();
    const again = openSqliteLog(path);
    expect(await textsIn(again, 'case-a')).toEqual(['1', '2']);
    const { position: next } = await appendDrafts(again, 'case-a', draftEntries(1));
    expect(Number(next)).toBe(Number(position) + 1);
    await again.close();
  });

  test('positions have no gaps, whatever was refused in between', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    const append = (stream: string) => log.append(stream, noStream, seal(stream, noStream, draftEntries(2), noon));
    await Promise.allSettled(['case-a', 'case-a', 'case-b', 'case-a', 'case-c', 'case-b'].map(append));
    await Promise.allSettled(['case-a', 'case-d'].map(append));
    const positions: string[] = [];
    for await (const batch of log.readAll()) positions.push(...batch.map(({ position }) => position));
    expect(positions).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    await log.close();
  });

  test.each([300, 1_000, 2_000, 3_000])(
    'the file is less than twice its JSON with entries of %d letters',
    async size => {
      const path = newPath();
      const log = openSqliteLog(path);
      let bytes = 0;
      for (let i = 0; i < 40; i++) {
        const drafts = Array.from({ length: 20 }, () => draftEntry('x'.repeat(size)));
        const { events } = await appendDrafts(log, `case-musk-v-openai-${i % 7}`, drafts);
        bytes += Buffer.byteLength(JSON.stringify(events));
      }
      await log.close();
      expect(statSync(path).size).toBeLessThan(2 * bytes);
    },
  );
});

describe('a stream in which a row is missing', () => {
  test('is damaged for whoever reads it, rather than told with later events in wrong places', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    for (const stream of ['case-a', 'case-b']) await appendDrafts(log, stream, draftEntries(4));
    alter(path, `DELETE FROM event WHERE stream = 'case-a' AND revision = 1`);
    const damaged = { code: 'damaged_event', stream: 'case-a', revision: 2, position: '3' };
    for (const from of [0, 1]) await expect(log.readStream('case-a', from)).rejects.toMatchObject(damaged);
    expect(await textsIn(log, 'case-b')).toEqual(['1', '2', '3', '4']);
    await log.close();
  });
});

describe('appends that meet', () => {
  test('share one commit, in which a conflict fails alone', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    const before = commitsIn(path);
    const append = (stream: string, text: string) =>
      log.append(stream, noStream, seal(stream, noStream, [draftEntry(text)], noon));
    const streams = Array.from({ length: 64 }, (_, i) => `case-${i}`);
    const outcomes = await Promise.allSettled([
      ...streams.map(stream => append(stream, 'first')),
      append('case-7', 'second'),
      append('case-64', 'beside'),
    ]);
    expect(commitsIn(path) - before).toBe(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(outcomes[64]).toMatchObject({ reason: { code: 'version_conflict', expected: -1, actual: 0 } });
    expect(await textsIn(log, 'case-7')).toEqual(['first']);
    expect(await textsIn(log, 'case-64')).toEqual(['beside']);
    await log.close();
  });

  test('one after the other each have their own commit', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    const before = commitsIn(path);
    for (let i = 0; i < 5; i++) await appendDrafts(log, 'case-a', draftEntries(1));
    expect(commitsIn(path) - before).toBe(5);
    await log.close();
  });

  test('a failed commit leaves the outcome of all in it unknown, conflicts too; sent again they are written once', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    alter(path, breakCommits);
    const events = new Map(['case-a', 'case-b'].map(s => [s, seal(s, noStream, draftEntries(2), noon)]));
    const send = () => [...events].map(([stream, sealed]) => log.append(stream, noStream, sealed));
    const rival = log.append('case-a', noStream, seal('case-a', noStream, draftEntries(1), noon));
    for (const outcome of await Promise.allSettled([rival, ...send()]))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'outcome_unknown' } });
    expect(await log.readStream('case-a')).toEqual([]);

    alter(path, 'DROP TRIGGER broken');
    await Promise.all(send());
    await Promise.all(send());
    for (const stream of events.keys()) expect(await textsIn(log, stream)).toEqual(['1', '2']);
    await log.close();
  });

  test('closing writes what was under way, and then nothing more is taken', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    const appended = log.append('case-a', noStream, seal('case-a', noStream, draftEntries(1), noon));
    await log.close();
    expect(await appended).toEqual({ revision: 0, position: '1' });
    const late = log.append('case-b', noStream, seal('case-b', noStream, draftEntries(1), noon));
    await expect(late).rejects.toMatchObject({ code: 'append_refused' });
  });
});

describe('a log opened for reading only', () => {
  test('sees what the writer appends beside it, and appends nothing', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    await appendDrafts(log, 'case-a', draftEntries(1));
    const reader = openSqliteLog(path, { readonly: true });
    await appendDrafts(log, 'case-a', draftEntries(1));
    expect(await textsIn(reader, 'case-a')).toEqual(['1', '1']);
    const append = reader.append('case-b', noStream, seal('case-b', noStream, draftEntries(1), noon));
    await expect(append).rejects.toMatchObject({ code: 'append_refused' });
    await reader.close();
    await log.close();
  });

  test('opens also where no writer runs', async () => {
    const path = newPath();
    const log = openSqliteLog(path);
    await appendDrafts(log, 'case-a', draftEntries(1));
    await log.close();
    const reader = openSqliteLog(path, { readonly: true });
    expect(await textsIn(reader, 'case-a')).toEqual(['1']);
    await reader.close();
  });

  test('is refused where nothing was recorded yet', () => {
    const path = newPath();
    expect(() => openSqliteLog(path, { readonly: true })).toThrow(/There is no log at .*nothing was recorded/);
    writeFileSync(path, '');
    expect(() => openSqliteLog(path, { readonly: true })).toThrow(/is empty: nothing was recorded/);
  });
});

describe('a file that is no log of ours is refused, and left as it is', () => {
  const made = (sql: string) => {
    const path = newPath();
    alter(path, sql);
    return path;
  };
  const newerLog = async () => {
    const path = newPath();
    await openSqliteLog(path).close();
    alter(path, 'PRAGMA user_version = 2');
    return path;
  };
  const text = () => {
    const path = newPath();
    writeFileSync(path, 'Dear diary, today I was sued.');
    return path;
  };

  test.each([
    ['a log of a newer format', newerLog, /has format 2, written by a newer Lis; this one reads up to 1\. Upgrade Lis/],
    [
      "another application's database",
      async () => made('PRAGMA application_id = 77'),
      /belongs to another application/,
    ],
    ['a database of nobody in particular', async () => made('CREATE TABLE t (x)'), /belongs to another application/],
    ['a file that is not SQLite', async () => text(), /is no SQLite file\. Name another data folder/],
  ])('%s', async (_, make, message) => {
    const path = await make();
    const before = readFileSync(path);
    for (const readonly of [false, true]) {
      expect(() => openSqliteLog(path, { readonly })).toThrow(message);
      expect(() => openSqliteLog(path, { readonly })).toThrow(expect.objectContaining({ code: 'unusable_log' }));
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a position beyond the end', () => {
  test('is refused, because a reader of a log put back to an older backup would miss events', async () => {
    const log = openSqliteLog(newPath());
    await appendDrafts(log, 'case-1', draftEntries(2));
    const refused = { code: 'unknown_position' };
    const first = async (batches: () => AsyncIterable<unknown>) => {
      for await (const batch of batches()) return batch;
    };
    await expect(first(() => log.readAll('3'))).rejects.toMatchObject(refused);
    await expect(first(() => log.subscribe('3', AbortSignal.abort()))).rejects.toMatchObject(refused);
    await expect(log.changedSince('3')).rejects.toMatchObject(refused);
    expect(await first(() => log.readAll('2'))).toBeUndefined();
    await log.close();
  });
});
