import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { claimDataFolder, logFileIn, ownerOf } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { appendDrafts } from '../support/appendDrafts.ts';
import { firstLine, killNine, runChild } from '../support/childProcess.ts';
import { draftEntries } from '../support/drafts.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const owner = join(import.meta.dirname, 'ownFolder.ts');

describe('a data folder has one owner', () => {
  test('a folder is made where there is none, and nobody owns it before and after', () => {
    const path = join(newFolder(), 'deep', 'down');
    expect(ownerOf(path)).toBeUndefined();
    expect(existsSync(path)).toBe(false);
    const folder = claimDataFolder(path);
    expect(ownerOf(path)).toEqual({ pid: process.pid });
    folder.release();
    expect(ownerOf(path)).toBeUndefined();
    claimDataFolder(path).release();
  });

  test('a second owner in the same process is refused', () => {
    const path = newFolder();
    const folder = claimDataFolder(path);
    expect(() => claimDataFolder(path)).toThrow(`${path} is in use by another Lis process (pid ${process.pid}).`);
    folder.release();
  });

  test('an owner that asks about its own folder keeps it', () => {
    const path = newFolder();
    const folder = claimDataFolder(path);
    expect(ownerOf(path)).toEqual({ pid: process.pid });
    expect(() => claimDataFolder(path)).toThrow();
    const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', owner, path]);
    expect(status).toBe(1);
    expect(String(stderr)).toContain(`${path} is in use by another Lis process (pid ${process.pid}).`);
    folder.release();
  });

  test('another process is told which server owns the folder, and may ask as often as it likes', async () => {
    const path = newFolder();
    const child = runChild(owner, [path, 'http://127.0.0.1:8080']);
    await firstLine(child);
    for (let i = 0; i < 3; i++) {
      expect(() => claimDataFolder(path)).toThrow(
        `${path} is in use by the Lis server at http://127.0.0.1:8080 (pid ${child.pid}).`,
      );
      expect(ownerOf(path)).toEqual({ pid: child.pid, url: 'http://127.0.0.1:8080' });
    }
    expect(() => claimDataFolder(path)).toThrow(expect.objectContaining({ code: 'data_folder_in_use' }));
    await killNine(child);
  });

  test('an owner that is killed leaves the folder free, whatever its owner.json says', async () => {
    const path = newFolder();
    for (let i = 0; i < 2; i++) {
      const child = runChild(owner, [path, 'http://127.0.0.1:8080']);
      await firstLine(child);
      await killNine(child);
      expect(readdirSync(path)).toContain('owner.json');
      expect(ownerOf(path)).toBeUndefined();
    }
    const folder = claimDataFolder(path);
    expect(ownerOf(path)).toEqual({ pid: process.pid });
    folder.release();
  });

  test('an owner that has not yet said who it is owns the folder all the same', () => {
    const path = newFolder();
    const folder = claimDataFolder(path);
    writeFileSync(join(path, 'owner.json'), '');
    expect(ownerOf(path)).toEqual({});
    expect(() => claimDataFolder(path)).toThrow(`${path} is in use by another Lis process.`);
    folder.release();
  });

  test('the log of an owned folder can be read beside the owner', async () => {
    const path = newFolder();
    const folder = claimDataFolder(path);
    const log = openSqliteLog(logFileIn(path));
    await appendDrafts(log, 'case-a', draftEntries(2));
    const reader = openSqliteLog(logFileIn(path), { readonly: true });
    expect(await reader.readStream('case-a')).toHaveLength(2);
    await reader.close();
    await log.close();
    folder.release();
  });
});
