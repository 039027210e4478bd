import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from '@jest/globals';

export const root = dirname(dirname(import.meta.dirname));
const node = join(root, 'node_modules/.bin/node');
const main = join(root, 'src/main.ts');
/** What Node compiled once, so that a hundred children do not. */
const compiled = join(tmpdir(), 'lis-test-compiled');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
  /** Another user to run as. */
  readonly uid?: number;
  /** Reads nothing of what it prints, as `| head -0` would. */
  readonly closeOutput?: boolean;
}

/** Only what is given here reaches the child: no LIS_ variable of whoever runs the tests. */
const start = (args: readonly string[], { env = {}, cwd = root, uid }: RunOptions): ChildProcess => {
  const child = spawn(node, [main, ...args], {
    cwd,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  running.add(child.once('close', () => running.delete(child)));
  return child;
};

const running = new Set<ChildProcess>();

// A test that fails half-way leaves its server behind, which would keep Jest waiting for ever.
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

const collected = (stream: NodeJS.ReadableStream | null): { text: string } => {
  const all = { text: '' };
  stream?.setEncoding('utf8').on('data', chunk => {
    all.text += chunk;
  });
  return all;
};

export interface Running {
  /** How it ended: `code` is null where a signal ended it. */
  readonly ended: Promise<Ran>;
  /** Ends it at once, as a crash would. */
  readonly killNine: () => void;
}

/** Runs one command line of Lis, for those who do not wait for its end. */
export const runLis = (args: readonly string[], options: RunOptions = {}): Running => {
  const child = start(args, options);
  const [out, err] = [collected(child.stdout), collected(child.stderr)];
  child.stdin?.on('error', () => {}).end(options.input ?? '');
  if (options.closeOutput) child.stdout?.destroy();
  const ended = once(child, 'close').then(([code]) => ({ code, out: out.text, err: err.text }));
  return { ended, killNine: () => child.kill('SIGKILL') };
};

/** Runs one command line of Lis to its end, as a person would. */
export const lis = (args: readonly string[], options: RunOptions = {}): Promise<Ran> => runLis(args, options).ended;

export interface Served {
  readonly url: string;
  /** What it printed until it said where it is. */
  readonly greeting: string;
  readonly pid: number;
  /** Ends it with a signal and tells how it ended. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ code: number | null; signal: string | null; err: string }>;
}

/** Starts `lis serve` on a free port and resolves once it says where it is. */
export const serveLis = async (
  data: string,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Served> => {
  const child = start(['serve', '--port', '0', '--data', data, ...args], options);
  const err = collected(child.stderr);
  const closed = once(child, 'close');
  let greeting = '';
  for await (const line of createInterface({ input: child.stdout! })) {
    greeting += `${line}\n`;
    if (line.includes('/api/v1/cases')) break;
  }
  const url = /Lis is at (\S+)/.exec(greeting)?.[1];
  if (!url) throw new Error(`lis serve did not start: ${err.text}`);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code, ended] = await closed;
    return { code, signal: ended, err: err.text };
  };
  return { url, greeting, pid: child.pid!, end };
};

/** Starts `lis receive` on a free port and resolves once it says where it is. */
export const receiveLis = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const child = start(['receive', '--port', '0', ...args], { env });
  const [out, err] = [collected(child.stdout), collected(child.stderr)];
  const closed = once(child, 'close');
  for await (const line of createInterface({ input: child.stderr! })) if (line.includes('Receiving')) break;
  return {
    url: /http:\S+/.exec(err.text)![0],
    printed: (): string => out.text,
    end: async (signal: NodeJS.Signals): Promise<number | null> => {
      child.kill(signal);
      return (await closed)[0] as number | null;
    },
  };
};
