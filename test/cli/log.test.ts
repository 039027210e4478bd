import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { runCli } from '../../src/cli/program.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { claimDataFolder } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { openViewStore } from '../../src/views/viewStore.ts';
import { doeCase, plainCase } from '../support/cases.ts';
import { lis } from '../support/lis.ts';
import { recordAll } from '../support/recordedLog.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const data = newFolder();
const log = openSqliteLog(join(data, 'log.sqlite'));
beforeAll(() => recordAll(log, [doeCase, plainCase(1)]));
afterAll(() => log.close());

const ask = (...args: string[]) => lis([...args, '--data', data]);
const line = /^lis1:14:14:[0-9a-f]{64}$/;

const silent: Terminal = {
  out: () => {},
  err: () => {},
  progress: () => {},
  interactive: false,
  columns: 80,
  env: {},
};

/** A copy of the log, changed behind Lis's back. */
const tampered = async (sql: string): Promise<string> => {
  const folder = newFolder();
  await lis(['backup', join(folder, 'log.sqlite'), '--data', data]);
  const db = new Database(join(folder, 'log.sqlite'));
  db.exec(sql);
  db.close();
  return folder;
};

describe('lis verify and digest', () => {
  test('a digest that somebody kept shows that nothing changed since, though more was recorded', async () => {
    const kept = (await ask('digest')).out.trim();
    expect(kept).toMatch(line);
    await recordAll(log, [plainCase(2)]);
    const [bare, against, json] = await Promise.all([
      ask('verify'),
      ask('verify', '--against', kept),
      ask('verify', '--against', kept, '--json'),
    ]);
    expect([bare.code, bare.out]).toEqual([
      0,
      expect.stringMatching(/^18 events in 6 streams\. The chains are consistent; .*\nDigest now: lis1:18:18:/),
    ]);
    expect([against.code, against.out]).toEqual([0, expect.stringContaining('Nothing that the kept digest covers')]);
    expect(JSON.parse(json.out)).toMatchObject({ events: 18, streams: 6, faults: [], sinceDigest: 'unchanged' });
  });

  test('an event that was edited is named, nothing is called consistent, and the exit code is 1', async () => {
    const folder = await tampered(
      `UPDATE event SET body = replace(body, 'Jane Doe', 'John Doe') WHERE stream = 'case-doe-v-example'`,
    );
    const [told, json] = await Promise.all([
      lis(['verify', '--data', folder]),
      lis(['verify', '--json', '--data', folder]),
    ]);
    expect([told.code, told.out]).toEqual([
      1,
      '18 events in 6 streams could be read. The log is NOT as it was recorded.\n',
    ]);
    expect(told.err).toBe(
      'lis: The log is not as it was recorded.\n' +
        'case-doe-v-example revision 2 (position 3): its data, sources or salt are not those that were recorded\n',
    );
    expect([json.code, JSON.parse(json.out)]).toEqual([
      1,
      expect.objectContaining({ sound: false, faults: [expect.objectContaining({ revision: 2 })], digest: null }),
    ]);
  });

  test('a case that was deleted from the file is seen by the places that it left', async () => {
    const folder = await tampered(`DELETE FROM event WHERE stream = 'case-plain-1'`);
    const [told, json, digest] = await Promise.all([
      lis(['verify', '--data', folder]),
      lis(['verify', '--json', '--data', folder]),
      lis(['digest', '--data', folder]),
    ]);
    const gap = 'Positions 11 to 13 hold no event: what was recorded there is gone.';
    expect([told.code, told.out, told.err]).toEqual([
      1,
      expect.not.stringContaining('consistent'),
      `lis: The log is not as it was recorded.\n${gap}\n`,
    ]);
    expect(JSON.parse(json.out)).toMatchObject({ sound: false, faults: [], missing: [{ from: '11', to: '13' }] });
    expect([digest.code, digest.out, digest.err]).toEqual([1, '', expect.stringContaining(gap)]);
  });

  test('a log that lost its end is sound, and shown by the kept digest alone', async () => {
    const digest = (await ask('digest')).out.trim();
    const folder = await tampered(`DELETE FROM event WHERE position > 13`);
    const [bare, against] = await Promise.all([
      lis(['verify', '--data', folder]),
      lis(['verify', '--against', digest, '--data', folder]),
    ]);
    expect([bare.code, bare.out]).toEqual([0, expect.stringContaining('rewritten or cut off at the end')]);
    expect([against.code, against.out, against.err]).toEqual([
      1,
      expect.stringContaining('What the kept digest covers has CHANGED'),
      'lis: The log is not the one that the kept digest was taken of.\n',
    ]);
  });

  test('a person who looks on sees how far it is', async () => {
    const shown: string[] = [];
    const terminal = { ...silent, interactive: true, progress: (line: string) => void shown.push(line) };
    for (const command of ['verify', 'digest'])
      await runCli([command, '--data', data], { serve: async () => {}, version: '0.0.0', terminal });
    expect(shown).toEqual([
      'Checking events: 18',
      'Checking events: 18 of 18\n',
      'Reading events: 18',
      'Reading events: 18 of 18\n',
    ]);
  });

  test('what is no digest is asked wrongly', async () => {
    const { code, err } = await ask('verify', '--against', 'lis1:1234');
    expect([code, err]).toEqual([2, expect.stringMatching(/^lis: .*lis1:1234/)]);
  });
});

describe('lis backup', () => {
  test('copies a log that is being written; the copy opens as a data folder with everything in it', async () => {
    const folder = join(newFolder(), 'restored');
    mkdirSync(folder);
    const copy = join(folder, 'log.sqlite');
    const { code, out } = await ask('backup', copy);
    expect([code, out]).toEqual([0, expect.stringMatching(/^18 events \(\d+ bytes\) copied to /)]);
    const [verified, cases, digest] = await Promise.all([
      lis(['verify', '--data', folder]),
      lis(['cases', '--data', folder]),
      ask('digest'),
    ]);
    expect(verified.out).toContain(digest.out.trim());
    expect(cases.out).toMatch(/^plain-2 .*\nplain-1 .*\ndoe-v-example /);
    const again = await ask('backup', copy);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining(copy)]);
  });

  test('of a cluster’s log is left to the cluster’s own tools', async () => {
    const { code, err } = await lis(['backup', join(newFolder(), 'copy')], { env: { LIS_LOG: 'esdb://127.0.0.1:1' } });
    expect([code, err]).toEqual([2, expect.stringContaining('a cluster is backed up with its own tools')]);
  });
});

describe('lis rebuild and views digest', () => {
  test('views that were damaged, deleted or rebuilt are the same views', async () => {
    const grown = (await ask('views', 'digest')).out;
    expect(grown).toMatch(/^[0-9a-f]{64}\n$/);
    const rebuilt = await ask('rebuild');
    expect([rebuilt.code, rebuilt.out]).toEqual([0, `Rebuilt: ${grown}`]);
    writeFileSync(join(data, 'views.sqlite'), 'garbage');
    expect((await ask('views', 'digest')).out).toBe(grown);
    rmSync(join(data, 'views.sqlite'));
    expect((await ask('views', 'digest')).out).toBe(grown);
  });
});

describe('lis cases beside another command', () => {
  test('that is filling the lists folds all for itself, and does not show half of them', async () => {
    const folder = await tampered('');
    const whole = (await ask('cases', '--json')).out;
    const owner = claimDataFolder(folder);
    openViewStore(join(folder, 'views.sqlite')).close();
    const { code, out, err } = await lis(['cases', '--json', '--data', folder]);
    owner.release();
    expect([code, out, err]).toEqual([
      0,
      whole,
      `lis: ${folder} is in use by another Lis process (pid ${process.pid}). All is folded for this one answer.\n`,
    ]);
  });
});

describe('a log that cannot be used', () => {
  test.each([
    ['is no SQLite file', (path: string) => writeFileSync(path, 'garbage '.repeat(200)), /is no SQLite file/],
    ['was written by a newer Lis', (path: string) => pragma(path, 'user_version = 99'), /written by a newer Lis/],
    ['is another program’s', (path: string) => pragma(path, 'application_id = 7'), /belongs to another application/],
  ])('is refused in words where it %s', async (_why, spoil, words) => {
    const folder = await tampered('');
    spoil(join(folder, 'log.sqlite'));
    for (const args of [['case', 'doe-v-example'], ['cases'], ['serve', '--port', '0']]) {
      const { code, err } = await lis([...args, '--data', folder]);
      expect([args, code, err]).toEqual([args, 1, expect.stringMatching(words)]);
      expect(err).not.toMatch(/ at .*\.ts:\d+/);
    }
  });
});

describe('a log whose file is damaged', () => {
  /** Garbage over all pages behind the first. */
  const damaged = async (): Promise<string> => {
    const folder = await tampered('');
    const path = join(folder, 'log.sqlite');
    const file = readFileSync(path);
    writeFileSync(path, file.fill('garbage', 8_192));
    return folder;
  };

  test('is neither served nor digested nor backed up, and whoever reads it is told which file it is', async () => {
    const folder = await damaged();
    const commands = [
      ['serve', '--port', '0'],
      ['serve', '--port', '0', '--samples', 'none'],
      ['digest'],
      ['backup', join(folder, 'copy.sqlite')],
      ['case', 'doe-v-example'],
      ['history', 'doe-v-example'],
      ['cases'],
      ['rebuild'],
    ];
    for (const args of commands) {
      const { code, out, err } = await lis([...args, '--data', folder]);
      expect([args, code, out]).toEqual([args, 1, '']);
      expect([args, err]).toEqual([args, expect.stringMatching(/^lis: .*log\.sqlite/)]);
      expect(err).toMatch(/is damaged/);
      expect(err).not.toMatch(/ at .*\.[jt]s:\d+/);
    }
  });

  test('is not called consistent', async () => {
    const { code, out, err } = await lis(['verify', '--data', await damaged()]);
    expect([code, out]).toEqual([1, '0 events in 0 streams could be read. The log is NOT as it was recorded.\n']);
    expect(err).toMatch(/^lis: The log is not as it was recorded\.\n.*log\.sqlite: /);
  });
});

const pragma = (path: string, setting: string): void => {
  const db = new Database(path);
  db.pragma(setting);
  db.close();
};
