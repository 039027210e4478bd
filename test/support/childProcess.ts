import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Runs a TypeScript file of the test tree in a Node of its own; its standard error goes to ours. */
export const runChild = (file: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--no-warnings', file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

/** The first line that the child prints. */
export const firstLine = async (child: ChildProcess): Promise<string> => {
  const lines = createInterface({ input: child.stdout! });
  const [line] = await once(lines, 'line');
  return line;
};

/** Ends the child at once, as a crash would. */
export const killNine = async (child: ChildProcess): Promise<void> => {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
};
