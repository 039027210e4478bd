import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { root, type Served, serveLis } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const page = readFileSync(join(root, 'docs/recipes.md'), 'utf8');

/** The blocks of a language under a heading. */
const blocksOf = (heading: string, language: string): readonly string[] => {
  const section = page.split(/^## /m).find(part => part.startsWith(heading))!;
  return [...section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block]) => block!);
};

const newFolder = temporaryFolders();
const data = newFolder();
const here = newFolder();
let server: Served;
const running: ChildProcess[] = [];

beforeAll(async () => {
  // `npx lis` as a user has it, without npx looking around in the network.
  const npx = join(here, 'npx');
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${root}/node_modules/.bin/node" "${root}/src/main.ts" "$@"\n`);
  chmodSync(npx, 0o755);
  server = await serveLis(data, [], { env: { LIS_SAMPLES: 'none' } });
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await server.end('SIGTERM');
});

const env = () => ({ PATH: `${here}:${process.env.PATH}`, LIS_DATA: data });

const atServer = (block: string) => block.replaceAll('http://127.0.0.1:8080', server.url);

const start = (command: string, args: readonly string[], cwd = here) => {
  const child = spawn(command, args, { cwd, env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
};

const runWith = async (command: string, args: readonly string[]) => {
  const child = start(command, args);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', text => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    said.err += text;
  });
  const [code] = await once(child, 'close');
  return { code, ...said };
};

const sh = (block: string) => runWith('bash', ['--norc', '-euo', 'pipefail', '-c', atServer(block)]);

/** The first lines that something prints which goes on for ever. */
const firstLines = async (child: ChildProcess, count: number): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    lines.push(line);
    if (lines.length === count) break;
  }
  child.kill('SIGKILL');
  return lines;
};

const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
const hasShell = has('bash') && has('curl');
const hasPython = has('python3');
if (!hasShell) console.warn('Without bash and curl the recipes are not run.');
if (!hasPython) console.warn('Without python3 the recipes in Python are not run.');
const withShell = hasShell ? test : test.skip;
const withPython = hasShell && hasPython ? test : test.skip;

describe('docs/recipes.md', () => {
  const commands = blocksOf('Record a case', 'sh');

  withShell(
    'records a case in ten commands',
    async () => {
      expect(commands).toHaveLength(10);
      const outputs: string[] = [];
      for (const command of commands) {
        const { code, out, err } = await sh(command);
        expect([command, code, err]).toEqual([command, 0, '']);
        outputs.push(out);
      }
      expect(outputs[0]).toContain('roe-v-acme-tires: 2 recorded');
      expect(outputs[7]).toMatch(/^status +pending, since 2026-02-03$/m);
      expect(outputs[8]).toMatch(/hearing moved .*2026-04-14 14:00 → 2026-04-21 10:00/);
      expect(outputs[9]).toMatch(/roe-v-acme-tires\?asOf=2026-04-28&at=9-[0-9a-f]{16}/);
    },
    60_000,
  );

  withShell('fetches the calendar, with the hearing where it was moved to', async () => {
    const [block] = blocksOf('Follow a case in a calendar', 'sh');
    const { code, out } = await sh(block!);
    expect(code).toBe(0);
    expect(out).toContain('DTSTART;TZID=America/New_York:20260421T100000');
    expect(out).toContain('DTSTART;VALUE=DATE:20990316');
  });

  withShell('fetches tables that a spreadsheet reads', async () => {
    const [block] = blocksOf('Open a case in a spreadsheet', 'sh');
    expect((await sh(block!)).code).toBe(0);
    const rows = (name: string): Record<string, string>[] =>
      parse(readFileSync(join(here, name)), { bom: true, columns: true });
    expect(rows('roe.csv').map(({ type }) => type)).toContain('motion.ruled');
    expect(rows('cases.csv').map(({ id }) => id)).toEqual(['roe-v-acme-tires']);
  });

  const [feed, table, stream] = blocksOf('Read the feed from Python', 'python');

  withPython('reads the feed and the table from Python', async () => {
    const told = await runWith('python3', ['-c', atServer(feed!)]);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out.trim().split('\n')).toEqual([
      expect.stringMatching(/^20\S+Z Roe v\. Acme Tires: motion ruled on – denied/),
      expect.stringMatching(/^20\S+Z Roe v\. Acme Tires: motion filed/),
    ]);
    const rows = await runWith('python3', ['-c', atServer(table!)]);
    expect(rows).toMatchObject({ code: 0, err: '' });
    expect(rows.out).toMatch(/^2026-04-28 motion ruled on denied/m);
  });

  withPython('follows the stream from Python', async () => {
    const lines = await firstLines(start('python3', ['-c', atServer(stream!)]), 10);
    expect(lines.map(line => line.split(' ')[1])).toEqual([
      'case.titled',
      'case.filed',
      'party.joined',
      'party.joined',
      'complaint.filed',
      'motion.filed',
      'deadline.set',
      'hearing.set',
      'hearing.reset',
      'motion.ruled',
    ]);
  });

  withShell('follows the stream from JavaScript', async () => {
    const [script] = blocksOf('Follow it from JavaScript', 'js');
    const child = start(join(root, 'node_modules/.bin/node'), ['--input-type=module', '-e', atServer(script!)], root);
    expect(await firstLines(child, 1)).toEqual(['2026-04-28 roe-v-acme-tires motion.ruled']);
  });
});
