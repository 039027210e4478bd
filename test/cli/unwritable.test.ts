import { chmodSync, copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { doeCase, plainCase } from '../support/cases.ts';
import { lis, root, serveLis } from '../support/lis.ts';
import { recordAll } from '../support/recordedLog.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

/** Permissions do not bind root, which asks as nobody; any other user asks as they are. */
const nobody = 65_534;
const asker = process.getuid?.() === 0 ? { uid: nobody, env: { NODE_COMPILE_CACHE: '' } } : {};
const ask = (...args: string[]) => lis(args, asker);

/** A folder that the asker may read and not write in. */
const lockedFolder = (fill: (folder: string) => void): string => {
  const folder = newFolder();
  fill(folder);
  chmodSync(dirname(folder), 0o755);
  chmodSync(folder, 0o555);
  return folder;
};

const reading: readonly (readonly string[])[] = [
  ['case', 'doe-v-example', '--as-of', '2024-05-01'],
  ['history', 'doe-v-example', '--as-of', '2024-05-01'],
  ['cases', '--json'],
  ['verify'],
  ['digest'],
  ['views', 'digest'],
];

let log: string;
let expected: readonly string[];

beforeAll(async () => {
  const data = newFolder();
  log = join(data, 'log.sqlite');
  const written = openSqliteLog(log);
  await recordAll(written, [doeCase, plainCase(1)]);
  await written.close();
  const answers: string[] = [];
  for (const args of reading) answers.push((await lis([...args, '--data', data])).out);
  expected = answers;
});

const readable = await lis(['--help'], asker).then(({ code }) => code === 0);
if (!readable) process.stderr.write(`Not tested: nobody may not read ${root}, so folders that cannot be written.\n`);

(readable ? describe : describe.skip)('a data folder that this user may not write in', () => {
  test('is read by every reading command, and nothing is made in it', async () => {
    const folder = lockedFolder(inside => copyFileSync(log, join(inside, 'log.sqlite')));
    const answers = await Promise.all(reading.map(args => ask(...args, '--data', folder)));
    expect(answers.map(({ out }) => out)).toEqual(expected);
    expect(answers.map(({ code }) => code)).toEqual(reading.map(() => 0));
    expect(readdirSync(folder)).toEqual(['log.sqlite']);
  });

  test('is read beside the server that another user runs on it', async () => {
    const folder = newFolder();
    copyFileSync(log, join(folder, 'log.sqlite'));
    const served = await serveLis(folder, ['--samples', 'none']);
    chmodSync(dirname(folder), 0o755);
    chmodSync(folder, 0o755);
    const answers = await Promise.all(reading.map(args => ask(...args, '--data', folder)));
    expect(answers.map(({ code, out, err }) => [code, out, err])).toEqual(expected.map(out => [0, out, '']));
    await served.end('SIGTERM');
  });

  test('is refused in words by what writes', async () => {
    const folder = lockedFolder(inside => copyFileSync(log, join(inside, 'log.sqlite')));
    const file = join(newFolder(), 'case.json');
    writeFileSync(file, JSON.stringify(doeCase));
    chmodSync(dirname(file), 0o755);
    for (const args of [['record', file], ['rebuild'], ['serve', '--port', '0']]) {
      const { code, err } = await ask(...args, '--data', folder);
      expect([args, code, err]).toEqual([
        args,
        1,
        `lis: ${folder} cannot be written by this user. Name a folder of your own (--data), or run Lis as the user who owns it.\n`,
      ]);
    }
    const { code, err } = await ask('backup', join(folder, 'copy.sqlite'), '--data', folder);
    expect([code, err]).toEqual([1, `lis: ${folder} cannot be written by this user: name a file in another folder.\n`]);
  });

  test('in which a killed writer left what it wrote last is refused with what to do', async () => {
    const crashed = newFolder();
    const writer = openSqliteLog(join(crashed, 'log.sqlite'));
    await recordAll(writer, [doeCase]);
    const folder = lockedFolder(inside => {
      for (const name of ['log.sqlite', 'log.sqlite-wal']) copyFileSync(join(crashed, name), join(inside, name));
    });
    await writer.close();
    for (const args of [['case', 'doe-v-example'], ['cases'], ['verify']]) {
      const { code, err } = await ask(...args, '--data', folder);
      expect([args, code, err]).toEqual([
        args,
        1,
        expect.stringMatching(/^lis: .*log\.sqlite-wal\. Copy the whole folder to one of your own/),
      ]);
    }
  });

  test('nor read is not taken for an empty one', async () => {
    const folder = lockedFolder(inside => copyFileSync(log, join(inside, 'log.sqlite')));
    for (const [path, mode] of [
      [join(folder, 'log.sqlite'), 0o200],
      [folder, 0o000],
    ] as const) {
      chmodSync(path, mode);
      for (const args of [['case', 'doe-v-example'], ['cases']]) {
        const { code, err } = await ask(...args, '--data', folder);
        expect([args, code, err]).toEqual([
          args,
          1,
          `lis: ${join(folder, 'log.sqlite')} cannot be read by this user. Ask as the user who owns it.\n`,
        ]);
      }
    }
    chmodSync(folder, 0o755);
  });
});
