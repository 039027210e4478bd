import type { Command } from 'commander';
import { caseOf } from '../log/streamCache.ts';
import { digestViews } from '../views/digestViews.ts';
import { type CaseFilter, type CaseItem, damagedCases, listCases } from '../views/listCases.ts';
import { caseFilter } from '../views/questions.ts';
import type { ViewStore } from '../views/viewStore.ts';
import { say } from '../words/words.ts';
import { by } from './argument.ts';
import { caseRows } from './caseRows.ts';
import { paragraphs } from './columns.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import { isScreen, progressLine, type Terminal } from './terminal.ts';
import { withOwnViews, withViews } from './withViews.ts';

type Options = { readonly data?: string; readonly log?: string; readonly lang?: string; readonly json?: boolean };

const warnOfDamaged = (store: ViewStore, { err }: Terminal): void => {
  for (const { stream, problem } of store.damaged())
    err(`lis: ${problem} Lists show ${caseOf(stream) ?? stream} as it was last read, or leave it out.\n`);
};

/** All of them, page by page. */
function* allCases(store: ViewStore, filter: CaseFilter): Generator<CaseItem> {
  for (let cursor: CaseFilter['cursor']; ; ) {
    const { items, next } = listCases(store, { ...filter, cursor, limit: 1_000 });
    yield* items;
    if (!next) return;
    cursor = next;
  }
}

/** One page of all. */
const asOverHttp = (items: readonly CaseItem[], store: ViewStore) => {
  const damaged = damagedCases(store);
  return { items, next: null, ...(damaged.length > 0 && { damaged }) };
};

const addCases = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('cases').description('the cases, the latest action first'), ['data', 'log', 'lang'])
    .option('--court <id>', 'with a docket before this court, such as cand', by(caseFilter.court))
    .option('--status <status>', 'that stand so, such as pending', by(caseFilter.status))
    .option('--party <name>', 'with a party whose name holds this', by(caseFilter.party))
    .option('--judge <name>', 'with a judge whose name holds this', by(caseFilter.judge))
    .option('--type <type>', 'that hold an action of this type', by(caseFilter.type))
    .option('--filed-after <day>', 'first filed on or after this day', by(caseFilter.filedAfter))
    .option('--filed-before <day>', 'first filed on or before this day', by(caseFilter.filedBefore))
    .option('--json', 'the list as JSON, as over HTTP, all in one page')
    .addHelpText('after', '\nExamples:\n  $ lis cases --court cand --status pending\n  $ lis cases --party microsoft')
    .action((options: Options & CaseFilter) => {
      const config = configOf(options as Record<string, string>, terminal);
      const { court, status, party, judge, type, filedAfter, filedBefore } = options;
      return withViews(config, terminal, store => {
        const items = [...allCases(store, { court, status, party, judge, type, filedAfter, filedBefore })];
        if (items.length === 0) terminal.err(`${say(config.lang, 'no_case_fits')}\n`);
        warnOfDamaged(store, terminal);
        terminal.out(
          options.json
            ? `${JSON.stringify(asOverHttp(items, store), null, 2)}\n`
            : paragraphs(caseRows(items, config.lang, { header: isScreen(terminal) }), terminal.columns),
        );
      });
    });
};

const addRebuild = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('rebuild').description('forget the views and fold every case again'), ['data', 'log'])
    .addHelpText('after', '\nExample:\n  $ lis rebuild --data ./data')
    .action((options: Options) =>
      withOwnViews(configOf(options as Record<string, string>, terminal), terminal, async (store, views) => {
        await views.rebuild(progressLine(terminal, 'Folding cases'));
        warnOfDamaged(store, terminal);
        terminal.out(`Rebuilt: ${digestViews(store)}\n`);
      }),
    );
};

const addViews = (program: Command, terminal: Terminal): void => {
  const views = program
    .command('views')
    .description('the tables that lists are read from')
    .addHelpText('after', '\nExample:\n  $ lis views digest');
  withSettings(views.command('digest').description('one hash over all tables: equal after a rebuild'), ['data', 'log'])
    .addHelpText('after', '\nExample:\n  $ lis views digest')
    .action((options: Options) =>
      withViews(configOf(options as Record<string, string>, terminal), terminal, store =>
        terminal.out(`${digestViews(store)}\n`),
      ),
    );
};

export const addViewsCommands = (program: Command, terminal: Terminal): void => {
  addCases(program, terminal);
  addRebuild(program, terminal);
  addViews(program, terminal);
};
