import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const child = join(import.meta.dirname, 'appendAndAcknowledge.ts');

const canTrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0;
if (!canTrace)
  console.warn('SKIPPED: strace is not installed or may not trace: acknowledging after fsync is not shown.');

const ids = (text: string) => text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

/** One line for each system call, with the paths of its files (-y) and whole pages of the WAL (-s). */
const traceOf = (appenders: number, each: number): readonly string[] => {
  const folder = newFolder();
  const trace = join(folder, 'trace');
  const calls = 'trace=write,pwrite64,fsync,fdatasync';
  const writer = [process.execPath, '--no-warnings', child, folder, String(appenders), String(each)];
  const { status, stderr } = spawnSync('strace', ['-y', '-s', '100000', '-e', calls, '-o', trace, ...writer]);
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  return readFileSync(trace, 'latin1').split('\n');
};

/** Replays the trace: an id is safe once the WAL that holds it was synced; says which were acknowledged before that. */
const replay = (trace: readonly string[]) => {
  const written = new Set<string>();
  const safe = new Set<string>();
  const early: string[] = [];
  let acknowledged = 0;
  let syncs = 0;
  for (const call of trace) {
    if (/^pwrite64\(\d+<[^>]*-wal>/.test(call)) for (const id of ids(call)) written.add(id);
    else if (/^f(data)?sync\(\d+<[^>]*-wal>\)\s+= 0$/.test(call)) {
      syncs += 1;
      for (const id of written) safe.add(id);
      written.clear();
    } else if (call.startsWith('write(1<'))
      for (const id of ids(call)) {
        acknowledged += 1;
        if (!safe.has(id)) early.push(id);
      }
  }
  return { acknowledged, early, syncs };
};

describe('an acknowledgement comes after the disk', () => {
  const traced = canTrace ? test : test.skip;

  traced('no action is acknowledged before fsync of the WAL that holds it has returned', () => {
    const { acknowledged, early, syncs } = replay(traceOf(1, 30));
    expect({ acknowledged, early }).toEqual({ acknowledged: 30, early: [] });
    expect(syncs).toBeGreaterThanOrEqual(30);
  });

  traced('nor where appends share a commit, and so an fsync', () => {
    const { acknowledged, early, syncs } = replay(traceOf(20, 10));
    expect({ acknowledged, early }).toEqual({ acknowledged: 200, early: [] });
    expect(syncs).toBeLessThan(100);
  });
});
