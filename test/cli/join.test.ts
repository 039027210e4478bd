import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { doeCase, plainCase } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { serveLis } from '../support/lis.ts';
import { runInProcess } from '../support/runInProcess.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

/** Joins two cases and separates them again, as a person would. Beside a server the list may lag. */
const joinAndSeparate = async (data: string): Promise<void> => {
  const run = (...args: string[]) => runInProcess([...args, '--data', data]);
  const cited = (await run('cite', 'plain-2')).out.trim();
  expect(await run('join', 'plain-2', '--into', 'doe-v-example')).toEqual({
    code: 0,
    out: 'doe-v-example: revision 9 holds plain-2 too. Look: lis case doe-v-example\n',
    err: '',
  });
  const shown = await run('case', 'plain-2');
  expect(shown.err).toBe('lis: plain-2 was joined into doe-v-example. --at shows it as it stood.\n');
  expect(shown.out).toContain('1:25-cv-00002');
  expect((await run('case', 'plain-2', '--at', '0')).out).toContain('Plain Case 2');
  await eventually(async () => !(await run('cases')).out.includes('plain-2'));
  const checked = await run('check', cited);
  expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('It was joined into doe-v-example since')]);
  const twice = await run('join', 'plain-2', '--into', 'nobody');
  expect([twice.code, twice.err]).toEqual([1, 'lis: There is no case "nobody".\n']);
  expect(await run('separate', 'plain-2', '--from', 'doe-v-example', '--reason', 'another suit')).toEqual({
    code: 0,
    out: 'plain-2 stands by itself again. Look: lis case plain-2\n',
    err: '',
  });
  await eventually(async () => (await run('cases')).out.includes('plain-2'));
  expect((await run('verify')).code).toBe(0);
};

const filled = async (): Promise<string> => {
  const data = newFolder();
  for (const [name, file] of Object.entries({ doe: doeCase, plain: plainCase(2) })) {
    const path = join(data, `${name}.json`);
    writeFileSync(path, JSON.stringify(file));
    expect((await runInProcess(['record', path, '--data', data])).code).toBe(0);
  }
  return data;
};

describe('lis join and lis separate', () => {
  test('make one case of two, and two of one', async () => joinAndSeparate(await filled()));

  test('through the server that owns the folder, too', async () => {
    const data = await filled();
    const served = await serveLis(data, ['--samples', 'none']);
    await joinAndSeparate(data);
    await served.end('SIGTERM');
  });

  test('what is no case id is asked wrongly', async () => {
    expect((await runInProcess(['join', 'No Case', '--into', 'x'])).code).toBe(2);
    expect((await runInProcess(['join', 'plain-2'])).code).toBe(2);
  });
});
