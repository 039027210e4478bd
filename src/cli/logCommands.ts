import type { Command } from 'commander';
import { backupLog } from '../log/backup.ts';
import { logFileIn } from '../log/dataFolder.ts';
import { digestLog, digestText, parseDigest } from '../log/digest.ts';
import { gapText } from '../log/inspection.ts';
import { type Fault, type Verification, verifyLog } from '../log/verify.ts';
import { UsageError } from './exitCode.ts';
import { withLog } from './openCase.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import { progressLine, type Terminal } from './terminal.ts';

type Options = { readonly data?: string; readonly log?: string; readonly against?: string; readonly json?: boolean };

const shown = {
  unchanged: 'Nothing that the kept digest covers has changed since.',
  changed: 'What the kept digest covers has CHANGED since.',
  not_compared:
    'The chains are consistent; only a digest kept elsewhere shows that nothing was rewritten or cut off at the end (lis verify --against DIGEST).',
} as const;

/** The log does not hold what it should. */
class LogFaultError extends Error {
  readonly code = 'log_fault';
}

const faultText = ({ stream, revision, position, problem }: Fault): string =>
  `${stream} revision ${revision} (position ${position}): ${problem}`;

const wrongIn = ({ damage, missing, faults }: Verification): readonly string[] => [
  ...damage,
  ...missing.map(gapText),
  ...faults.map(faultText),
];

const outcome = ({ streams, events, erased, sound, sinceDigest, digest }: Verification): string => {
  const without = erased > 0 ? `, ${erased} of them erased by order of a court` : '';
  const read = `${events} events in ${streams} streams${without}`;
  if (sound) return `${read}. ${shown[sinceDigest]}\nDigest now: ${digestText(digest)}\n`;
  const compared = sinceDigest === 'not_compared' ? '' : ` ${shown[sinceDigest]}`;
  return `${read} could be read. The log is NOT as it was recorded.${compared}\n`;
};

/** The same line over and over, and a line of its own for what comes after it. */
const counting = (terminal: Terminal, what: string) => {
  const line = progressLine(terminal, what);
  let last = 0;
  return {
    count: (done: number): void => {
      last = done;
      line({ done });
    },
    end: () => line({ done: last, of: last }),
  };
};

const addVerify = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('verify').description('check the hash chain of every stream, and the file'), [
    'data',
    'log',
  ])
    .option(
      '--against <digest>',
      'a digest that lis digest printed and somebody kept: shows that nothing changed since',
    )
    .option('--json', 'the outcome as JSON')
    .addHelpText('after', '\nExamples:\n  $ lis verify\n  $ lis verify --against lis1:1234:1234:9f3c…')
    .action((options: Options) =>
      withLog(configOf(options as Record<string, string>, terminal), async log => {
        const kept = options.against === undefined ? undefined : parseDigest(options.against);
        const progress = counting(terminal, 'Checking events');
        const checked = await verifyLog(log, kept, progress.count);
        progress.end();
        const { sound, sinceDigest, digest } = checked;
        terminal.out(
          options.json
            ? `${JSON.stringify({ ...checked, digest: sound ? digestText(digest) : null })}\n`
            : outcome(checked),
        );
        if (sound && sinceDigest !== 'changed') return;
        const told = sound
          ? 'The log is not the one that the kept digest was taken of.'
          : 'The log is not as it was recorded.';
        throw new LogFaultError([told, ...wrongIn(checked)].join('\n'));
      }),
    );
};

const addDigest = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('digest').description('one root over all that the log holds: keep it somewhere else'), [
    'data',
    'log',
  ])
    .addHelpText('after', '\nExample:\n  $ lis digest > digest.txt')
    .action((options: Options) =>
      withLog(configOf(options as Record<string, string>, terminal), async log => {
        const progress = counting(terminal, 'Reading events');
        const digest = await digestLog(log, progress.count);
        progress.end();
        terminal.out(`${digestText(digest)}\n`);
      }),
    );
};

const addBackup = (program: Command, terminal: Terminal): void => {
  withSettings(
    program.command('backup <file>').description('copy the embedded log into a file, also while a server writes it'),
    ['data'],
  )
    .addHelpText('after', '\nExample:\n  $ lis backup ./lis-2026-11-24.sqlite')
    .action(async (file: string, options: Options) => {
      const config = configOf(options as Record<string, string>, terminal);
      if (config.log !== '')
        throw new UsageError('lis backup copies the embedded log; a cluster is backed up with its own tools.');
      const progress = progressLine(terminal, 'Copying pages');
      const { events, bytes } = await backupLog(logFileIn(config.data), file, ({ pages, ofPages }) =>
        progress({ done: pages, of: ofPages }),
      );
      terminal.out(`${events} events (${bytes} bytes) copied to ${file}.\n`);
    });
};

export const addLogCommands = (program: Command, terminal: Terminal): void => {
  addVerify(program, terminal);
  addDigest(program, terminal);
  addBackup(program, terminal);
};
