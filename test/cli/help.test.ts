import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { lis, root } from '../support/lis.ts';
import { runInProcess } from '../support/runInProcess.ts';

const inProcess = (...args: string[]) => runInProcess(args);

const commandsIn = (help: string): readonly string[] =>
  [...help.matchAll(/^ {2}([a-z]+)(?= |$)/gm)].map(match => match[1]!).filter(name => name !== 'help');

describe('lis help', () => {
  test('names every command, and shows examples', async () => {
    const { code, out, err } = await lis(['--help']);
    expect([code, err]).toEqual([0, '']);
    expect([...commandsIn(out)].sort()).toEqual([
      ...[
        'action',
        'backup',
        'case',
        'cases',
        'check',
        'cite',
        'classify',
        'confirm',
        'correct',
        'diff',
        'digest',
        'history',
        'import',
        'join',
        'keys',
        'parse',
        'rebuild',
        'receive',
        'reclassify',
        'record',
      ],
      ...['retract', 'search', 'separate', 'serve', 'types', 'verify', 'views', 'webhooks'],
    ]);
    expect(out).toContain('$ lis case musk-v-openai --as-of 2024-07-01');
  });

  test('says which exit codes there are, and lis --version which version this is', async () => {
    expect((await inProcess('help')).out).toMatch(/Exit codes: 0 .*; 1 .*\n?2 /);
    expect(await inProcess('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await lis(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test('of each command shows an example', async () => {
    for (const name of commandsIn((await inProcess('--help')).out)) {
      const help = await inProcess('help', name);
      expect([name, help.code, help.err]).toEqual([name, 0, '']);
      expect(help.out).toMatch(/^Usage: lis /);
      expect(help.out).toMatch(/\$ lis /);
      expect((await inProcess(name, '--help')).out).toBe(help.out);
    }
  });

  test('of serve names every setting with its variable and its default', async () => {
    const { out } = await inProcess('serve', '--help');
    for (const name of ['LIS_DATA', 'LIS_LOG', 'LIS_HOST', 'LIS_PORT', 'LIS_SAMPLES']) expect(out).toContain(name);
    expect(out).toContain('8080');
  });
});

describe('what is asked wrongly', () => {
  test('names what could have been asked, and what was asked but once', async () => {
    const [status, type, inList] = await Promise.all([
      inProcess('cases', '--status', 'open'),
      inProcess('cases', '--type', 'motion.field'),
      inProcess('history', 'a', '--type', 'motion.filed,foo'),
    ]);
    expect(status.err).toContain("argument 'open' is invalid. It is none of not_filed, pending, stayed,");
    expect(type.err).toContain("argument 'motion.field' is invalid. It is not a type of action: motion.filed, ");
    expect(inList.err).toContain('is invalid. "foo" is not a type of action (lis types lists them).');
  });

  test('help on no command says so', async () => {
    expect(await inProcess('help', 'nosuch')).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^error: there is no command 'nosuch'\n\(lis help shows the commands\)\n$/),
    });
  });

  test.each([[['cse']], [['case']], [['case', 'a', '--asof', '2024-01-01']], [['views', 'digest', '--fast']], [[]]])(
    'lis %j exits 2 and says what to write',
    async args => {
      const { code, out, err } = await inProcess(...args);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^error: .*\n(.*\n)?\(lis help shows the commands\)\n$|^Usage: lis/);
    },
  );
});

test('lis types shows every type in words, and the fields of one', async () => {
  expect((await inProcess('types')).out).toMatch(/^motion\.ruled +\S/m);
  expect((await inProcess('types', '--lang', 'ko')).out).toMatch(/^motion\.ruled +[가-힣]/m);
  expect((await inProcess('types', 'motion.ruled')).out).toMatch(/^outcome +required/m);
  expect((await inProcess('types', 'motion.ruled', '--lang', 'ko')).out).toMatch(/^outcome +필수/m);
  expect((await inProcess('types')).out).toMatch(/^case\.joined +.* \(Lis itself records this\)$/m);
  expect((await inProcess('types', 'docket.claimed')).out).toMatch(
    /^docket\.claimed: .* \(Lis itself records this\)$/m,
  );
  expect((await inProcess('types', '--lang', 'ko')).out).toMatch(/^case\.joined +.* \(Lis가 직접 기록\)$/m);
  expect(await inProcess('types', 'motion.field')).toMatchObject({
    code: 2,
    err: expect.stringContaining('motion.field'),
  });
});

test('a command whose reader has read enough ends quietly', async () => {
  const { code, err } = await lis(['types'], { closeOutput: true });
  expect([code, err]).toEqual([0, '']);
});
