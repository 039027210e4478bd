import type { Command } from 'commander';
import { type CaseFile, caseFile, parseInput } from '../commands/caseFile.ts';
import type { LostDocket } from '../commands/claimDocket.ts';
import type { Recorder } from '../commands/record.ts';
import { type RecordedCase, recordCase } from '../commands/recordCase.ts';
import type { Erased } from '../commands/sealing.ts';
import type { Config } from '../config.ts';
import { readInput } from './readInput.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import type { Terminal } from './terminal.ts';
import { withRecorder } from './withRecorder.ts';
import { forgetErased } from './withViews.ts';

const lostText = (caseId: string, { court, docketNumber, heldBy }: LostDocket): string =>
  `${court} ${docketNumber} was claimed by the case ${heldBy} meanwhile: what stands in ${caseId} belongs there.`;

const erasedText = ({ events, gone }: Erased): string =>
  `${events} ${events === 1 ? 'event was' : 'events were'} erased; ${
    gone
      ? 'nothing is left of what they said, but in backups.'
      : 'their bytes go once nobody reads the old state of the log any more (a cluster keeps them).'
  }`;

/** What whoever recorded should know beside the count. */
const notesOn = ({ caseId, otherwise, titleStands, lostDockets, erased }: RecordedCase): readonly string[] => [
  ...(erased ? [erasedText(erased)] : []),
  ...otherwise.map(
    id => `action ${id} stands in other words, and was left as it is: record action.corrected to change it.`,
  ),
  ...(titleStands === undefined
    ? []
    : [`${caseId} keeps its title ${JSON.stringify(titleStands)}: record case.titled to change it.`]),
  ...lostDockets.map(lost => lostText(caseId, lost)),
];

const recordAlone = async (config: Config, recorder: Recorder, file: CaseFile): Promise<RecordedCase> => {
  const { erased, ...outcome } = await recordCase(recorder, file, { recordedBy: 'cli' });
  if (!erased) return outcome;
  const gone = (await forgetErased(config, recorder)) && erased.gone;
  return { ...outcome, erased: { ...erased, gone } };
};

const fileHelp = `
A file is {"id"?, "title", "actions": [action, …]}; an action is {"type", "proceeding", "on", "data", "sources", …}.
All of a batch is recorded or nothing; an action that a rule refuses is recorded with "override": "the reason".

Examples:
  $ lis record case.json
  $ lis record - < case.json`;

export const addRecordCommand = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('record <file>').description('record the actions of a file (- reads standard input)'), [
    'data',
    'log',
  ])
    .option('--json', 'the outcome as JSON')
    .addHelpText('after', fileHelp)
    .action(
      async (file: string, options: { readonly json?: boolean; readonly data?: string; readonly log?: string }) => {
        const config = configOf(options as Record<string, string>, terminal);
        const given = readInput(file);
        const submitted = parseInput(caseFile, given);
        const outcome = await withRecorder(config, {
          byServer: async server =>
            (await server.ask({ method: 'POST', path: '/recordings', body: given })).body as RecordedCase,
          alone: recorder => recordAlone(config, recorder, submitted),
        });
        const { caseId, recorded, known } = outcome;
        terminal.out(
          options.json
            ? `${JSON.stringify(outcome)}\n`
            : `${caseId}: ${recorded} recorded${known ? `, ${known} known already` : ''}. Look: lis case ${caseId}\n`,
        );
        for (const note of notesOn(outcome)) terminal.err(`lis: ${note}\n`);
      },
    );
};
