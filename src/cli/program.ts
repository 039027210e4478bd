import { Command, CommanderError } from 'commander';
import { addActionCommand } from './actionCommand.ts';
import { addAmendCommands } from './amendCommands.ts';
import { addCaseCommands } from './caseCommands.ts';
import { addClassifyCommand } from './classifyCommand.ts';
import { exitCodeOf, explain } from './exitCode.ts';
import { addImportCommand } from './importCommand.ts';
import { addJoinCommands } from './joinCommands.ts';
import { addKeysCommand } from './keysCommand.ts';
import { addLogCommands } from './logCommands.ts';
import { addParseCommand } from './parseCommand.ts';
import { addReceiveCommand } from './receiveCommand.ts';
import { addReclassifyCommand } from './reclassifyCommand.ts';
import { addRecordCommand } from './recordCommand.ts';
import { addSearchCommand } from './searchCommand.ts';
import { addServeCommand } from './serveCommand.ts';
import { addTypesCommand } from './typesCommand.ts';
import { addViewsCommands } from './viewsCommands.ts';
import { addWebhooksCommand } from './webhooksCommand.ts';
import type { Wiring } from './wiring.ts';

const examples = `
Examples:
  $ lis serve                                       start the server; the first start loads the samples
  $ lis cases                                       which cases are there?
  $ lis case musk-v-openai                          where does it stand today?
  $ lis case musk-v-openai --as-of 2024-07-01       where did it stand that day?
  $ lis history musk-v-openai --type motion.ruled   every ruling on a motion
  $ lis diff musk-v-openai --from 2024-11-13 --to 2024-11-14
  $ lis search 'motion to dismiss' --court cand     what happened in these words, in any case
  $ lis action 594319fd                             one action, with its sources
  $ lis cite musk-v-openai --as-of 2025-03-05       a link that proves what it cites
  $ lis record case.json                            record a file of actions
  $ lis import docket.html                          record a docket as the court shows it

Exit codes: 0 done; 1 understood and refused, or something does not hold (a rule, a hash, a log);
2 asked wrongly (an unknown command or option, a value that means nothing, a file that cannot be read).`;

const programOf = (wiring: Wiring): Command => {
  const program = new Command('lis')
    .description('Litigation as it really happens: every legal action an event, any case at any date.')
    .version(wiring.version, '-V, --version', 'print the version')
    .addHelpText('after', examples)
    .configureOutput({ writeOut: wiring.terminal.out, writeErr: wiring.terminal.err })
    .exitOverride()
    .showHelpAfterError('(lis help shows the commands)');
  addServeCommand(program, wiring);
  addCaseCommands(program, wiring.terminal);
  addSearchCommand(program, wiring.terminal);
  addActionCommand(program, wiring.terminal);
  addRecordCommand(program, wiring.terminal);
  addAmendCommands(program, wiring.terminal);
  addJoinCommands(program, wiring.terminal);
  addImportCommand(program, wiring.terminal);
  addParseCommand(program, wiring.terminal);
  addClassifyCommand(program, wiring.terminal);
  addReclassifyCommand(program, wiring.terminal);
  addKeysCommand(program, wiring.terminal);
  addWebhooksCommand(program, wiring.terminal);
  addReceiveCommand(program, wiring.terminal);
  addTypesCommand(program, wiring.terminal);
  addLogCommands(program, wiring.terminal);
  addViewsCommands(program, wiring.terminal);
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  return program;
};

/** Commander answers help on what is no command with the help on all, as if nothing had been asked wrongly. */
const refuseHelpOnNothing = (program: Command, [first, asked]: readonly string[]): void => {
  if (first !== 'help' || asked === undefined || asked === 'help' || asked.startsWith('-')) return;
  if (!program.commands.some(command => command.name() === asked))
    program.error(`error: there is no command '${asked}'`);
};

/** Runs one command line. Resolves to the exit code: 0, 1 where it was refused, 2 where it was asked wrongly. */
export const runCli = async (args: readonly string[], wiring: Wiring): Promise<number> => {
  try {
    const program = programOf(wiring);
    refuseHelpOnNothing(program, args);
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    wiring.terminal.err(`${explain(error)}\n`);
    return exitCodeOf(error);
  }
};
