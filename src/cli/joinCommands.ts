import type { Command } from 'commander';
import { caseSlug } from '../../events/reference.ts';
import { joinCase } from '../commands/joinCases.ts';
import type { Recorder } from '../commands/record.ts';
import { separateCase } from '../commands/separateCase.ts';
import { by } from './argument.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import type { Terminal } from './terminal.ts';
import { withRecorder } from './withRecorder.ts';

interface Options {
  readonly data?: string;
  readonly log?: string;
  readonly into?: string;
  readonly within?: string;
  readonly reason?: string;
}

interface Way {
  readonly path: string;
  readonly body: object;
  readonly alone: (recorder: Recorder) => Promise<{ readonly revision: number }>;
}

const recordedAt = async (terminal: Terminal, { data, log }: Options, { path, body, alone }: Way): Promise<number> => {
  const config = configOf({ ...(data !== undefined && { data }), ...(log !== undefined && { log }) }, terminal);
  const { revision } = await withRecorder<{ readonly revision: number }>(config, {
    byServer: async server =>
      (await server.ask({ method: 'POST', path, body, headers: { 'if-match': '*' } })).body as { revision: number },
    alone,
  });
  return revision;
};

const origin = { recordedBy: 'cli' };

const addJoin = (program: Command, terminal: Terminal): void => {
  withSettings(
    program
      .command('join')
      .description('make one case of two: what the first holds is held by the second from then on'),
    ['data', 'log'],
  )
    .argument('<id>', 'the case that is closed to recording', by(caseSlug))
    .requiredOption('--into <id>', 'the case that holds both from then on', by(caseSlug))
    .addHelpText('after', '\nExample:\n  $ lis join musk-v-openai-state --into musk-v-openai')
    .action(async (from: string, options: Options) => {
      const into = options.into!;
      const alone = (recorder: Recorder) => joinCase(recorder, { from, into, origin });
      const revision = await recordedAt(terminal, options, { path: `/cases/${into}/joins`, body: { from }, alone });
      terminal.out(`${into}: revision ${revision} holds ${from} too. Look: lis case ${into}\n`);
    });
};

const addSeparate = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('separate').description('undo a join: the case that was joined is open again'), [
    'data',
    'log',
  ])
    .argument('<id>', 'the case that was joined', by(caseSlug))
    .requiredOption('--from <id>', 'the case that it was joined into', by(caseSlug))
    .option('--reason <why>', 'why they are two')
    .addHelpText(
      'after',
      '\nWhat was recorded for its dockets meanwhile goes with it.\n\nExample:\n  $ lis separate musk-v-openai-state --from musk-v-openai --reason "another dispute"',
    )
    .action(async (from: string, { from: within, reason, ...options }: Options & { readonly from?: string }) => {
      const why = reason === undefined ? {} : { reason };
      const alone = (recorder: Recorder) => separateCase(recorder, { from, within: within!, ...why, origin });
      const path = `/cases/${within}/separations`;
      await recordedAt(terminal, options, { path, body: { from, ...why }, alone });
      terminal.out(`${from} stands by itself again. Look: lis case ${from}\n`);
    });
};

export const addJoinCommands = (program: Command, terminal: Terminal): void => {
  addJoin(program, terminal);
  addSeparate(program, terminal);
};
