import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { claimDataFolder, logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const child = join(import.meta.dirname, 'appendAndAcknowledge.ts');

// The acknowledgements go to a file, not to a pipe: what was written before the kill is there, however busy we are.
const appendUntilKilled = async (folder: string, acknowledged: string) => {
  const out = openSync(acknowledged, 'w');
  const args = ['--no-warnings', child, folder, '8', '1000000'];
  const writer = spawn(process.execPath, args, { stdio: ['ignore', out, 'inherit'] });
  closeSync(out);
  const ended = once(writer, 'close');
  while (statSync(acknowledged).size === 0) {
    expect(writer.exitCode).toBeNull();
    await pause(2);
  }
  await pause(Math.random() * 60);
  writer.kill('SIGKILL');
  await ended;
};

/** Whole lines only: the kill may have cut the last one short. */
const idsIn = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1);

const idsInLog = async (folder: string) => {
  const log = openSqliteLog(logFileIn(folder), { readonly: true });
  const ids: string[] = [];
  for await (const batch of log.readAll()) ids.push(...batch.map(({ id }) => id));
  await log.close();
  return ids;
};

const killAndLook = async (folder: string, times: number) => {
  const acknowledged: string[] = [];
  for (let i = 0; i < times; i++) {
    const file = join(folder, `acknowledged-${i}`);
    await appendUntilKilled(folder, file);
    acknowledged.push(...idsIn(file));
    const ids = await idsInLog(folder);
    const standing = new Set(ids);
    expect(acknowledged.filter(id => !standing.has(id))).toEqual([]);
    expect(ids.length).toBe(standing.size);
  }
  const owner = claimDataFolder(folder);
  const log = openSqliteLog(logFileIn(folder));
  const { faults, events } = await verifyLog(log);
  expect(faults).toEqual([]);
  expect(events).toBeGreaterThanOrEqual(acknowledged.length);
  await log.close();
  owner.release();
  return acknowledged.length;
};

describe('killed at any instant', () => {
  test('fifty times, Lis loses no acknowledged action, records none twice, and every chain holds', async () => {
    const folders = Array.from({ length: 5 }, newFolder);
    const counts = await Promise.all(folders.map(folder => killAndLook(folder, 10)));
    expect(Math.min(...counts)).toBeGreaterThan(10);
  }, 120_000);
});
