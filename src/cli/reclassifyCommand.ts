import type { Command } from 'commander';

import type { Recorder } from '../commands/record.ts';
import type { Config } from '../config.ts';
import {
  type Change,
  previewReclassification,
  type Reclassified,
  reclassifyCase,
} from '../ingest/record/reclassifyCase.ts';
import { holderOf } from '../log/caseEvents.ts';
import { claimDataFolder } from '../log/dataFolder.ts';
import { caseOf, caseStream, StreamCache } from '../log/streamCache.ts';
import { UnknownCaseError } from '../log/unknownCaseError.ts';
import { columns, heading } from './columns.ts';
import { withLog } from './openCase.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { withRecorder } from './withRecorder.ts';

interface Options {
  readonly data?: string;
  readonly log?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** The cases that are meant, each by the one that holds it now. */
const casesOf = async ({ log, streams }: Recorder, asked: readonly string[]): Promise<readonly string[]> => {
  const all = asked.length > 0 ? asked : (await log.changedSince()).streams.flatMap(stream => caseOf(stream) ?? []);
  const held = await Promise.all(all.map(id => holderOf(streams, id)));
  return [...new Set(held)].sort();
};

const work = async (
  recorder: Recorder,
  cases: readonly string[],
  isDryRun: boolean,
  done: (one: Reclassified, progress: { readonly done: number; readonly of: number }) => void,
): Promise<void> => {
  const ids = await casesOf(recorder, cases);
  for (const [index, id] of ids.entries()) {
    if ((await recorder.streams.read(caseStream(id))).length === 0) throw new UnknownCaseError(id);
    const one = isDryRun ? await previewReclassification(recorder, id) : await reclassifyCase(recorder, id, 'cli');
    done(one, { done: index + 1, of: ids.length });
  }
};

/** What is only looked at is read beside a server; what is recorded needs the data folder for itself. */
const withRecorderFor = (config: Config, isDryRun: boolean, use: (recorder: Recorder) => Promise<void>) =>
  isDryRun
    ? withLog(config, log => use({ log, streams: new StreamCache(log), now: () => new Date() }))
    : withRecorder<void>(config, { byServer: async () => claimDataFolder(config.data).release(), alone: use });

const rowOf = ({ entry, change, type, text }: Change): readonly string[] => [
  entry === null ? '' : `#${entry}`,
  change,
  type,
  text,
];

const tableOf = ({ caseId, changes }: Reclassified, room: number): string =>
  changes.length === 0 ? '' : `${heading(caseId)}${columns(changes.map(rowOf), room)}`;

const examples = `
Rules read what an entry does to its case, and rules grow better. What was read by earlier ones is corrected, visibly; what a person
recorded, corrected, took back or confirmed stays. Look first: --dry-run lists what would change and records nothing.

Examples:
  $ lis reclassify --dry-run
  $ lis reclassify cand-3-24-cv-01234`;

export const addReclassifyCommand = (program: Command, terminal: Terminal): void => {
  withSettings(
    program.command('reclassify [cases...]').description('read imported entries anew by the rules of today'),
    ['data', 'log'],
  )
    .option('--dry-run', 'list what would change, and record nothing')
    .option('--json', 'what changes in each case as JSON, a line each')
    .addHelpText('after', examples)
    .action(async (cases: readonly string[], options: Options) => {
      const config = configOf(options as unknown as Record<string, string>, terminal);
      const isDryRun = options.dryRun === true;
      const progress = progressLine(terminal, 'Reading entries');
      const counts = { new: 0, corrected: 0, retracted: 0 };
      let read = 0;
      await withRecorderFor(config, isDryRun, recorder =>
        work(recorder, cases, isDryRun, (one, state) => {
          read += 1;
          for (const { change } of one.changes) counts[change] += 1;
          progress(state);
          terminal.out(options.json ? `${JSON.stringify(one)}\n` : tableOf(one, terminal.columns));
        }),
      );
      if (options.json) return;
      const { new: added, corrected, retracted } = counts;
      const said = `${added} new, ${corrected} corrected, ${retracted} retracted in ${read} ${read === 1 ? 'case' : 'cases'}.`;
      terminal.out(isDryRun ? `\nNothing was recorded (--dry-run). It would be: ${said}\n` : `\n${said}\n`);
    });
};
