import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { backupLog } from '../../src/log/backup.ts';
import { digestLog } from '../../src/log/digest.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { appendDrafts } from '../support/appendDrafts.ts';
import { draftEntries, draftEntry } from '../support/drafts.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const newLog = async () => {
  const folder = newFolder();
  const path = join(folder, 'log.sqlite');
  const log = openSqliteLog(path);
  await appendDrafts(log, 'case-a', draftEntries(5));
  return { folder, path, log, destination: join(folder, 'backup.sqlite') };
};

describe('backing up a log', () => {
  test('a backup is the log as it stood, in one file', async () => {
    const { folder, path, log, destination } = await newLog();
    const kept = await digestLog(log);
    expect(await backupLog(path, destination)).toEqual({ events: 5, bytes: expect.any(Number) });
    expect(readdirSync(folder).filter(name => name.startsWith('backup'))).toEqual(['backup.sqlite']);
    const backup = openSqliteLog(destination, { readonly: true });
    expect(await verifyLog(backup, kept)).toMatchObject({ events: 5, faults: [], sinceDigest: 'unchanged' });
    await backup.close();
    await log.close();
  });

  test('a log that grows all the while is backed up as it stood when the backup began', async () => {
    const { path, log, destination } = await newLog();
    for (let i = 0; i < 100; i++)
      await appendDrafts(
        log,
        `case-${i}`,
        Array.from({ length: 25 }, () => draftEntry('x'.repeat(8_000))),
      );
    const seen: number[] = [];
    let grown = 0;
    let done = false;
    const writer = (async () => {
      while (!done) {
        await appendDrafts(log, 'case-a', draftEntries(1));
        grown += 1;
      }
    })();
    const { events } = await backupLog(path, destination, ({ pages }) => seen.push(pages));
    done = true;
    await writer;
    expect(grown).toBeGreaterThan(1);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const backup = openSqliteLog(destination, { readonly: true });
    expect(await verifyLog(backup)).toMatchObject({ events, faults: [] });
    expect(events).toBeGreaterThanOrEqual(2_505);
    expect(events).toBeLessThan(2_505 + grown);
    await backup.close();
    await log.close();
  });

  test('a file that exists is never overwritten', async () => {
    const { path, log, destination } = await newLog();
    writeFileSync(destination, 'mine');
    await expect(backupLog(path, destination)).rejects.toMatchObject({ code: 'backup_exists' });
    expect(readFileSync(destination, 'utf8')).toBe('mine');
    await log.close();
  });

  test('a damaged log is not backed up as if it were whole', async () => {
    const { folder, path, log, destination } = await newLog();
    await appendDrafts(
      log,
      'case-b',
      Array.from({ length: 40 }, () => draftEntry('x'.repeat(2_000))),
    );
    await log.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(8_192, 'garbage'), 0, 8_192, 5 * 8_192);
    closeSync(file);
    await expect(backupLog(path, destination)).rejects.toMatchObject({
      code: 'unusable_log',
      message: expect.stringContaining('lis verify'),
    });
    expect(readdirSync(folder).filter(name => name.startsWith('backup'))).toEqual([]);
  });

  test('what is no log is not backed up, and nothing is left behind', async () => {
    const folder = newFolder();
    const path = join(folder, 'log.sqlite');
    await expect(backupLog(path, join(folder, 'backup.sqlite'))).rejects.toMatchObject({ code: 'unusable_log' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
