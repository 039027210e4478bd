import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase, doeDocket, plainCase } from '../support/cases.ts';
import { lis, type Served, serveLis } from '../support/lis.ts';
import { the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let data: string;
let served: Served;

const run = (...args: string[]) => lis([...args, '--data', data]);
const fileOf = (name: string, value: unknown): string => {
  const file = join(data, `${name}.json`);
  writeFileSync(file, JSON.stringify(value));
  return file;
};

beforeAll(async () => {
  data = newFolder();
  served = await serveLis(data, ['--samples', 'none']);
});
afterAll(() => served.end('SIGTERM'));

describe('while a server owns the data folder, the command line goes through it:', () => {
  test('lis record', async () => {
    expect(await run('record', fileOf('doe', doeCase))).toEqual({
      code: 0,
      out: 'doe-v-example: 9 recorded. Look: lis case doe-v-example\n',
      err: '',
    });
    const again = await run('record', fileOf('doe', doeCase), '--json');
    expect(JSON.parse(again.out)).toMatchObject({ recorded: 0, known: 8 });
    expect((await run('case', 'doe-v-example', '--as-of', '2024-07-01')).out).toContain('withdrawn, since 2024-06-03');
  });

  test('and is refused in the same words', async () => {
    const thief = { ...doeCase, id: 'thief', title: 'Thief' };
    const refused = await run('record', fileOf('thief', thief));
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('belongs to the case doe-v-example')]);
  });

  test('lis correct, retract and confirm, by the beginning of an id', async () => {
    const id = the('doe ruling');
    const mended = {
      type: 'motion.ruled',
      proceeding: doeDocket,
      on: '2024-04-11',
      data: { motion: the('doe motion'), outcome: 'granted' },
      sources: [{ citation: 'Dkt. 12' }],
    };
    const short = id.slice(0, 13);
    expect(await run('correct', short, fileOf('mended', mended), '--reason', 'misread')).toMatchObject({ code: 0 });
    expect(await run('confirm', short, '--certainty', 'record', '--reason', 'seen')).toMatchObject({ code: 0 });
    expect((await run('action', short)).out).toContain('misread');
    expect(await run('retract', short, '--reason', 'of another case')).toMatchObject({ code: 0 });
    const nobody = await run('retract', 'ffffffff', '--reason', 'x');
    expect([nobody.code, nobody.out]).toEqual([1, '']);
    expect((await run('retract', short)).code).toBe(2);
  });

  test('two that record at once both stand, each once', async () => {
    const files = [2, 4].map(number => fileOf(`plain-${number}`, plainCase(number)));
    const both = await Promise.all(files.map(file => run('record', file)));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect((await run('verify')).code).toBe(0);
  });

  test('lis keys: made, listed, revoked; what it made opens the door', async () => {
    const made = await run('keys', 'create', 'clerk', '--scopes', 'record');
    const key = made.out.trim();
    expect([made.code, key]).toEqual([0, expect.stringMatching(/^lis_[0-9a-f]{10}_/)]);
    const ask = (headers: Record<string, string>) =>
      fetch(`${served.url}/api/v1/cases`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      });
    expect([(await ask({})).status, (await ask({ authorization: `Bearer ${key}` })).status]).toEqual([401, 400]);
    expect((await run('keys', 'list')).out).toContain('clerk');
    expect((await run('keys', 'revoke', 'clerk')).code).toBe(0);
    expect((await ask({ authorization: `Bearer ${key}` })).status).toBe(401);
  });
});

test('and where nobody owns it, alone', async () => {
  const alone = newFolder();
  const on = (...args: string[]) => lis([...args, '--data', alone]);
  await on('record', fileOf('alone', doeCase));
  expect(await on('retract', the('doe ruling'), '--reason', 'of another case')).toMatchObject({ code: 0 });
  expect((await on('keys', 'create', 'clerk', '--scopes', 'record')).code).toBe(0);
  const [spaced, taken] = await Promise.all(
    ['the clerk', 'local'].map(name => on('keys', 'create', name, '--scopes', 'record')),
  );
  expect([spaced?.code, spaced?.err]).toEqual([
    2,
    expect.stringContaining("'the clerk' is invalid for argument 'name'. It is not a short name"),
  ]);
  expect([taken?.code, taken?.err]).toEqual([
    2,
    expect.stringContaining("'local' is invalid for argument 'name'. It is a name that Lis uses"),
  ]);
  const beyond = await lis(['serve', '--host', '0.0.0.0', '--port', '0', '--data', newFolder()]);
  expect([beyond.code, beyond.err]).toEqual([2, expect.stringContaining('only once a key exists')]);
});
