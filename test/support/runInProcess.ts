import { runCli } from '../../src/cli/program.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { Ran } from './lis.ts';

/** Runs one command line in this process, before a screen of 80 columns unless said otherwise. */
export const runInProcess = async (
  args: readonly string[],
  { columns = 80, env = {} }: Partial<Pick<Terminal, 'columns' | 'env'>> = {},
): Promise<Ran> => {
  const said = { out: '', err: '' };
  const terminal: Terminal = {
    out: text => {
      said.out += text;
    },
    err: text => {
      said.err += text;
    },
    progress: () => {},
    interactive: false,
    columns,
    env,
  };
  const code = await runCli(args, { serve: async () => {}, terminal, version: '1.2.3' });
  return { code, ...said };
};
