import type { Command } from 'commander';
import * as z from 'zod';
import { courtDay } from '../../events/courtDate.ts';
import type { Config } from '../config.ts';
import { type HistoryFormat, historyFormats } from '../formats/historyFormats.ts';
import {
  type CaseBody,
  type CaseQuery,
  type CaseReader,
  diffOf,
  historyOf,
  stateOf,
  wholeCase,
} from '../views/askCase.ts';
import { CaseAbsorbedError } from '../views/caseAbsorbedError.ts';
import { type DiffAsked, diffSides } from '../views/diffSides.ts';
import { actionType, listOf, moment, revision } from '../views/questions.ts';
import { namesIn } from '../words/names.ts';
import { phrases } from '../words/phrases.ts';
import { by } from './argument.ts';
import { checkCitation, cite } from './citation.ts';
import { UsageError } from './exitCode.ts';
import { withReader } from './openCase.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import { showDiff } from './showDiff.ts';
import { showHistory } from './showHistory.ts';
import { showState } from './showState.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  readonly data?: string;
  readonly log?: string;
  readonly lang?: string;
  readonly json?: boolean;
  readonly asOf?: string;
  readonly docketedBy?: string;
  readonly at?: string;
  readonly knownAt?: string;
}

const withTimes = (command: Command): Command =>
  command
    .option('--as-of <day>', 'in effect on this day, the court’s (default: today before the court)', by(courtDay))
    .option('--docketed-by <day>', 'on the public record by this day', by(courtDay))
    .option('--at <revision>', 'known to this Lis at this revision, such as 41 or 41-9f3c2a417d0be855', by(revision))
    .option('--known-at <moment>', 'known to this Lis at this moment', by(moment));

const queryOf = ({ asOf, docketedBy, at, knownAt }: Options): CaseQuery => {
  if (at !== undefined && knownAt !== undefined)
    throw new UsageError('--at and --known-at ask the same question: give one of them.');
  return { asOf, docketedBy, at, knownAt };
};

/** The question that was answered so, though midnight has passed and actions have arrived since. */
const sameQuery = ({ asOf, docketedBy, at }: Pick<CaseBody, 'asOf' | 'docketedBy' | 'at'>): CaseQuery => ({
  asOf,
  docketedBy: docketedBy ?? undefined,
  at,
});

const reading = (command: Command): Command =>
  withSettings(command, ['data', 'log', 'lang']).option('--json', 'the answer as JSON, as over HTTP');

/** A case that was joined into another is asked for there, and that is said. */
const whereHeld = async (id: string, terminal: Terminal, ask: (id: string) => Promise<void>): Promise<void> => {
  try {
    await ask(id);
  } catch (error) {
    if (!(error instanceof CaseAbsorbedError)) throw error;
    terminal.err(`lis: ${error.asked} was joined into ${error.caseId}. --at shows it as it stood.\n`);
    await whereHeld(error.caseId, terminal, ask);
  }
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const addCase = (program: Command, terminal: Terminal): void => {
  reading(withTimes(program.command('case <id>').description('the state of a case on a day')))
    .addHelpText(
      'after',
      '\nExamples:\n  $ lis case musk-v-openai --as-of 2024-11-14\n  $ lis case musk-v-openai --at 41 --json',
    )
    .action((asked: string, options: Options) => {
      const config = configOf(options as Record<string, string>, terminal);
      return withReader(config, reader =>
        whereHeld(asked, terminal, async id => {
          const state = await stateOf(reader, id, queryOf(options));
          if (options.json) return terminal.out(json(state));
          const { items } = await historyOf(reader, id, sameQuery(state));
          terminal.out(showState(state, items, config.lang, terminal.columns));
        }),
      );
    });
};

interface HistoryOptions {
  readonly retracted?: boolean;
  readonly type?: readonly string[];
  readonly ids?: boolean;
  readonly format?: HistoryFormat;
}

const format = z.enum(Object.keys(historyFormats) as [HistoryFormat, ...HistoryFormat[]], {
  error: `is none of ${Object.keys(historyFormats).join(', ')}`,
});

interface Writing {
  readonly config: Config;
  readonly query: CaseQuery;
  readonly types: readonly string[] | undefined;
}

/** A history as another program reads it, with links to where this Lis answers by its settings. */
const written = async (reader: CaseReader, id: string, as: HistoryFormat, { config, query, types }: Writing) => {
  const told = { ...(await wholeCase(reader, id, query)), lang: config.lang, types };
  const home = `http://${config.host}:${config.port}`;
  return historyFormats[as].write({ ...told, home }, `/api/v1/cases/${id}/history.${as}`);
};

const addHistory = (program: Command, terminal: Terminal): void => {
  reading(withTimes(program.command('history <id>').description('the actions of a case in legal order')))
    .option('--type <types>', 'only actions of these types, with commas between', by(listOf(actionType)))
    .addHelpText(
      'after',
      '\nExamples:\n  $ lis history musk-v-openai --type motion.filed,motion.ruled\n  $ lis history musk-v-openai --as-of 2024-07-01\n  $ lis history musk-v-openai --format ics',
    )
    .option('--retracted', 'instead, what was recorded and taken back')
    .option('--ids', 'how each action is named to lis action')
    .option('--format <format>', 'for other programs, as over HTTP: csv, ics, atom or ndjson', by(format))
    .action(
      (
        asked: string,
        { type: types, format: wanted, ids, retracted: takenBack, ...options }: Options & HistoryOptions,
      ) => {
        if (wanted && takenBack) throw new UsageError('Give --format or --retracted: a file holds what stands.');
        const config = configOf(options as Record<string, string>, terminal);
        return withReader(config, reader =>
          whereHeld(asked, terminal, async id => {
            if (wanted)
              return terminal.out(await written(reader, id, wanted, { config, query: queryOf(options), types }));
            const history = await historyOf(reader, id, queryOf(options));
            const { items, retracted, ...told } = history;
            const all = takenBack ? retracted : items;
            const shown = types ? all.filter(({ type }) => types.includes(type)) : all;
            if (options.json) return terminal.out(json({ ...told, retracted: retracted.length, items: shown }));
            const names = namesIn(await stateOf(reader, id, sameQuery(history)));
            const look = { room: terminal.columns, ids };
            terminal.out(showHistory(shown, { lang: config.lang, names }, look));
            if (!takenBack && retracted.length > 0)
              terminal.out(`\n${phrases[config.lang].retracted(retracted.length)}\n`);
          }),
        );
      },
    );
};

const sidesOf = (options: Options & DiffAsked): readonly [CaseQuery, CaseQuery] => {
  const sides = diffSides(options);
  if (sides) return sides;
  throw new UsageError(
    'Give two days (--from and --to, with --docketed-by or --at), or two revisions (--from-at and --to-at, with --as-of or --docketed-by).',
  );
};

const addDiff = (program: Command, terminal: Terminal): void => {
  reading(program.command('diff <id>').description('what changed between two days, or between two revisions'))
    .option('--from <day>', 'the earlier day', by(courtDay))
    .option('--to <day>', 'the later day', by(courtDay))
    .option('--from-at <revision>', 'the earlier revision', by(revision))
    .option('--to-at <revision>', 'the later revision', by(revision))
    .option('--as-of <day>', 'with two revisions: in effect on this day', by(courtDay))
    .option('--at <revision>', 'with two days: known to this Lis at this revision', by(revision))
    .option('--docketed-by <day>', 'on the public record by this day', by(courtDay))
    .addHelpText(
      'after',
      '\nExamples:\n  $ lis diff musk-v-openai --from 2024-11-13 --to 2024-11-14\n  $ lis diff musk-v-openai --from-at 12 --to-at 40',
    )
    .action((asked: string, options: Options & DiffAsked) => {
      const config = configOf(options as Record<string, string>, terminal);
      return withReader(config, reader =>
        whereHeld(asked, terminal, async id => {
          const diff = await diffOf(reader, id, ...sidesOf(options));
          if (options.json) return terminal.out(json(diff));
          const [before, after] = await Promise.all(
            [diff.from, diff.to].map(side => stateOf(reader, id, sameQuery(side))),
          );
          terminal.out(showDiff(diff, { before: before!, after: after! }, config.lang, terminal.columns));
        }),
      );
    });
};

const addCitations = (program: Command, terminal: Terminal): void => {
  withSettings(
    withTimes(program.command('cite <id>').description('a link to a case on a day that proves what it cites')),
    ['data', 'log'],
  )
    .addHelpText('after', '\nExample:\n  $ lis cite musk-v-openai --as-of 2025-03-05')
    .action((asked: string, options: Options) =>
      withReader(configOf(options as Record<string, string>, terminal), reader =>
        whereHeld(asked, terminal, async id => terminal.out(`${await cite(reader, id, queryOf(options))}\n`)),
      ),
    );
  withSettings(program.command('check <url>').description('whether a citation proves what it cites, by this log'), [
    'data',
    'log',
    'lang',
  ])
    .addHelpText('after', "\nExample:\n  $ lis check '/cases/musk-v-openai?asOf=2025-03-05&at=41-9f3c2a417d0be855'")
    .action((url: string, options: Options) => {
      const config = configOf(options as Record<string, string>, terminal);
      return withReader(config, async reader => {
        terminal.out(`${await checkCitation(reader, url, config.lang)}\n`);
      });
    });
};

export const addCaseCommands = (program: Command, terminal: Terminal): void => {
  addCase(program, terminal);
  addHistory(program, terminal);
  addDiff(program, terminal);
  addCitations(program, terminal);
};
