import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/program.ts';
import { loadSamples } from '../../src/commands/loadSamples.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const newFolder = temporaryFolders();
const data = newFolder();

beforeAll(async () => {
  const log = openSqliteLog(logFileIn(data));
  await loadSamples({ log, streams: new StreamCache(log), now: () => new Date('2026-05-04T12:00:00Z') });
  await log.close();
});

const run = async (command: string) => {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    progress: () => {},
    interactive: false,
    columns: Number.POSITIVE_INFINITY,
    env: { LIS_DATA: data },
  };
  const code = await runCli(command.split(/ +/), { serve: async () => {}, terminal, version: '0' });
  return { code, ...said };
};

/** What needs a server, a file or a kept digest is left to the tests of those commands. */
const reads = /^(cases|case|history|diff|search|action|cite|types)\b/;

const commandsIn = (text: string, before: RegExp): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .flatMap(line => before.exec(line)?.[1] ?? [])
      .map(command => command.replace(/ {2,}.*$/, '').trim())
      .filter(command => reads.test(command) && !command.includes('…')),
  ),
];

/** The first block of the README: each command, and what it says is printed, in pieces where … stands for the rest. */
const shown = /```\n([\s\S]*?)```/
  .exec(readme)![1]!
  .split(/^\$ npx lis /m)
  .slice(1)
  .map(part => {
    const [command, ...lines] = part.trimEnd().split('\n');
    return [
      command!,
      lines
        .join('\n')
        .split(/^…$/m)
        .map(piece => piece.trim())
        .filter(Boolean),
    ] as const;
  });

describe('README', () => {
  test.each(shown)('shows what lis %s prints', async (command, pieces) => {
    const { code, out } = await run(command);
    expect([code, out.startsWith(`${pieces[0]}\n`)]).toEqual([0, true]);
    let from = 0;
    for (const piece of pieces) {
      const at = out.indexOf(`${piece}\n`, from);
      expect([piece, at >= from]).toEqual([piece, true]);
      from = at + piece.length;
    }
  });

  test.each(commandsIn(readme, /^ {4}npx lis (.*)$/))('lis %s is answered', async command => {
    expect(await run(command)).toMatchObject({ code: 0, out: expect.stringMatching(/\S/), err: '' });
  });
});

test('the examples of every help are answered', async () => {
  const names = [...(await run('help')).out.matchAll(/^ {2}([a-z]+)(?= |$)/gm)].map(([, name]) => name!);
  const helps = await Promise.all(names.map(name => run(`help ${name}`)));
  const examples = helps.flatMap(({ out }) => commandsIn(out, /^ +\$ lis (.*)$/));
  expect(examples.length).toBeGreaterThan(10);
  for (const example of examples) {
    const { code, err } = await run(example);
    expect([example, code, err.replace('No case fits.\n', '')]).toEqual([example, 0, '']);
  }
});
