import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { actionCount } from './docketLog.ts';
import { type Measurement, paragraphOf } from './harness.ts';

/** No measurement takes longer; one that hangs is ended. */
const longestMillis = 3_600_000;

interface Subject {
  readonly measurements: readonly Measurement[];
  /** Says why nothing is measured here. */
  readonly skipped?: string;
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const words = positionals.map(word => word.toLowerCase());

const folder = mkdtempSync(join(tmpdir(), 'lis-bench-'));
let running: ChildProcess | undefined;

/** Runs a file of this folder in a process of its own and gives back what it printed. */
const child = async (file: string, ...args: readonly string[]): Promise<string> => {
  const node = ['--no-warnings', '--expose-gc', join(import.meta.dirname, file)];
  const started = spawn(process.execPath, [...node, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: longestMillis,
  });
  running = started;
  const [printed, [status]] = await Promise.all([text(started.stdout), once(started, 'close')]);
  if (status !== 0) throw new Error(`${[file, ...args].join(' ')} ended with ${status}.`);
  return printed;
};

const take = async (file: string, { name, readsDockets }: Measurement): Promise<void> => {
  if (readsDockets) await child('docketLog.ts', folder);
  process.stderr.write(`${name} `);
  const line = await child('measure.ts', file, name, folder);
  process.stdout.write(values.json ? line : `\n${paragraphOf(JSON.parse(line))}\n`);
};

const takeAll = async (file: string): Promise<void> => {
  const { measurements, skipped }: Subject = await import(`./${file}`);
  const wanted = measurements.filter(
    ({ name }) => words.length === 0 || words.some(word => name.toLowerCase().includes(word)),
  );
  if (skipped && wanted.length > 0) process.stderr.write(`${skipped}\n`);
  for (const measurement of skipped ? [] : wanted) {
    try {
      await take(file, measurement);
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${(error as Error).message}\n`);
    }
  }
};

process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
process.once('exit', () => {
  running?.kill();
  rmSync(folder, { recursive: true, force: true });
});

if (actionCount !== 1_000_000)
  process.stderr.write(
    `A quick look and no measurement: LIS_BENCH_ACTIONS asks for ${actionCount} actions, not 1000000.\n`,
  );
const files = readdirSync(import.meta.dirname).filter(name => name.endsWith('.bench.ts'));
for (const file of files.sort()) await takeAll(file);
