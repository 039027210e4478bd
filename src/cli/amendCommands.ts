import type { Command } from 'commander';
import { type Amending, amendmentOf, amendments } from '../commands/amendment.ts';
import { record } from '../commands/record.ts';
import type { Config } from '../config.ts';
import { theAction } from './actionCommand.ts';
import { readInput } from './readInput.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import type { Terminal } from './terminal.ts';
import { withRecorder } from './withRecorder.ts';

type Way = keyof typeof amendments;

interface Options {
  readonly data?: string;
  readonly log?: string;
  readonly reason?: string;
  readonly certainty?: string;
  readonly override?: string;
}

interface Amended {
  readonly caseId: string;
  readonly revision: number;
}

/** Says something of the action that an id, or its beginning, names: through the server where one owns the folder. */
const amend = async (config: Config, terminal: Terminal, way: Way, asked: string, body: object): Promise<Amended> => {
  const { event, heldBy, head } = await theAction(config, terminal, asked);
  const { id } = event;
  return withRecorder(config, {
    byServer: async server => {
      const headers = { 'if-match': `"${head}"` };
      return (await server.ask({ method: 'POST', path: `/actions/${id}/${way}`, body, headers })).body as Amended;
    },
    alone: recorder => {
      const actions = [amendmentOf(amendments[way] as Amending, id, body)];
      return record(recorder, { caseId: heldBy, actions, origin: { recordedBy: 'cli' }, ifRevision: head });
    },
  });
};

interface Said {
  readonly command: string;
  readonly way: Way;
  readonly about: string;
  readonly example: string;
}

const run = (program: Command, terminal: Terminal, { command, way, about, example }: Said): Command =>
  withSettings(program.command(command).description(about), ['data', 'log'])
    .option('--override <why>', 'record it though a rule speaks against it')
    .addHelpText('after', `\nThe beginning of an id will do, of at least 8 digits.\n\nExample:\n  $ lis ${example}`)
    .action(async (id: string, ...rest: readonly unknown[]) => {
      const [file, options] =
        rest.length === 3 ? [rest[0] as string, rest[1] as Options] : [undefined, rest[0] as Options];
      const { data, log, reason, certainty, override } = options;
      const body = {
        ...(file !== undefined && { action: readInput(file) }),
        ...(reason !== undefined && { reason }),
        ...(certainty !== undefined && { certainty }),
        ...(override !== undefined && { override }),
      };
      const config = configOf({ ...(data !== undefined && { data }), ...(log !== undefined && { log }) }, terminal);
      const { caseId, revision } = await amend(config, terminal, way, id, body);
      terminal.out(`${caseId}: revision ${revision}. Look: lis action ${id}\n`);
    });

export const addAmendCommands = (program: Command, terminal: Terminal): void => {
  run(program, terminal, {
    command: 'correct <id> <file>',
    way: 'corrections',
    about: 'put the action of a file (- reads standard input) in the place of one that was recorded wrongly',
    example: 'correct 594319fd mended.json --reason "misread the date"',
  }).requiredOption('--reason <why>', 'what was wrong');
  run(program, terminal, {
    command: 'retract <id>',
    way: 'retractions',
    about: 'take back an action that never happened',
    example: 'retract 594319fd --reason "of another case"',
  }).requiredOption('--reason <why>', 'what was wrong');
  run(program, terminal, {
    command: 'confirm <id>',
    way: 'confirmations',
    about: 'vouch for an action that was inferred, or known from the press alone',
    example: 'confirm 594319fd --certainty record --reason "seen on the docket"',
  })
    .option('--certainty <how>', 'how sure it is now: record or press')
    .option('--reason <why>', 'by what');
};
