import type { Command } from 'commander';
import * as z from 'zod';
import type { Config } from '../config.ts';
import type { CaseFilter } from '../views/listCases.ts';
import { actionFilter, caseFilter, pageLimit, searchWords } from '../views/questions.ts';
import type { ActionFilter } from '../views/search/actionQuery.ts';
import { type ActionCounts, countActions } from '../views/search/countActions.ts';
import { type ActionItem, actionOrders, searchActions } from '../views/search/searchActions.ts';
import { type CaseAnswer, type FoundCase, searchCases } from '../views/search/searchCases.ts';
import { shownActions, shownCases } from '../views/search/shownHits.ts';
import type { Sought } from '../views/search/sought.ts';
import { phrases } from '../words/phrases.ts';
import { type Language, say } from '../words/words.ts';
import { by } from './argument.ts';
import { columns, paragraphs } from './columns.ts';
import { withMarks } from './emphasis.ts';
import { UsageError } from './exitCode.ts';
import { withReader } from './openCase.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import { isScreen, type Terminal } from './terminal.ts';
import { withViews } from './withViews.ts';

interface Options extends Omit<ActionFilter, 'sought'> {
  readonly data?: string;
  readonly log?: string;
  readonly lang?: string;
  readonly json?: boolean;
  readonly cases?: boolean;
  readonly status?: string;
  readonly order?: (typeof actionOrders)[number];
  readonly limit: number;
}

/** What only one of the two searches can be filtered by. */
const onlyOfActions = ['case', 'proceeding', 'onAfter', 'onBefore', 'order'] as const;
const onlyOfCases = ['status'] as const;

const refuseOthers = (options: Options): void => {
  for (const name of options.cases ? onlyOfActions : onlyOfCases) {
    if (options[name] === undefined) continue;
    const flag = `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
    throw new UsageError(`${flag} is ${options.cases ? 'not for --cases' : 'for --cases alone'}.`);
  }
};

const dateOf = ({ on, notAfter }: Pick<ActionItem, 'on' | 'notAfter'>): string =>
  on ?? (notAfter ? `≤ ${notAfter}` : '');
const entryOf = ({ entry }: Pick<ActionItem, 'entry'>): string => (entry ? `#${entry.number}` : '');
const toldOf = ({ struckBy, snippet }: Pick<ActionItem, 'struckBy' | 'snippet'>, lang: Language): string =>
  `${struckBy === null ? '' : `[${say(lang, 'struck')}] `}${withMarks(snippet)}`;

const actionRows = (items: readonly ActionItem[], lang: Language) =>
  items.map(item => [dateOf(item), item.caseId, entryOf(item), say(lang, item.type), toldOf(item, lang)]);

const caseBlock = ({ id, title, status, heading, matches = [] }: FoundCase, lang: Language, room: number): string =>
  columns([[id, say(lang, status), heading ? withMarks(heading) : title]], room) +
  paragraphs(
    matches.map(match => ['', dateOf(match), entryOf(match), say(lang, match.type), toldOf(match, lang)]),
    room,
  );

const soughtIn = (typed: string): Sought => {
  const read = searchWords.safeParse(typed);
  if (read.success) return read.data;
  throw new UsageError(`${JSON.stringify(typed)} ${read.error.issues[0]!.message}.`);
};

type Counts = Pick<ActionCounts, 'total' | 'atLeast'>;

const tellCounts = (
  { total, atLeast }: Counts,
  shown: number,
  none: string,
  lang: Language,
  terminal: Terminal,
): void => {
  if (total === 0) terminal.err(`${say(lang, none)}\n`);
  else if (total > shown && isScreen(terminal)) terminal.err(`${phrases[lang].firstOf(shown, total, atLeast)}\n`);
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const moreHelp = `
All words are looked for; "words in a row" in quotes of their own; -word must not be there
(after --, which ends the options); begin* is a beginning.
English words are found in any of their forms, Korean ones wherever they stand in a longer word.

Examples:
  $ lis search dismiss --court cand --type motion.ruled
  $ lis search 기각
  $ lis search '"motion to dismiss"'
  $ lis search --court cand -- motion dismiss -denied
  $ lis search --cases trade secret`;

export const addSearchCommand = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('search <words...>').description('actions, or cases, in which these words stand'), [
    'data',
    'log',
    'lang',
  ])
    .option('--cases', 'cases, each with its best actions')
    .option('--case <id>', 'in this case', by(actionFilter.case))
    .option('--court <id>', 'before this court, such as cand', by(actionFilter.court))
    .option('--type <types>', 'of these types, with commas between', by(actionFilter.type))
    .option('--proceeding <docket>', 'in this docket, such as "cand 3:24-cv-04722"', by(actionFilter.proceeding))
    .option('--party <name>', 'in cases with a party whose name holds this', by(actionFilter.party))
    .option('--judge <name>', 'in cases with a judge whose name holds this', by(actionFilter.judge))
    .option('--status <status>', 'with --cases: that stand so, such as pending', by(caseFilter.status))
    .option('--on-after <day>', 'in effect from this day on', by(actionFilter.onAfter))
    .option('--on-before <day>', 'in effect on this day or before', by(actionFilter.onBefore))
    .option(`--order <order>`, `relevance (the usual), on, or -on: by day`, by(z.enum(actionOrders)))
    .option('--limit <number>', 'how many at most', by(pageLimit), 20)
    .option('--json', 'the first page as JSON, as over HTTP')
    .addHelpText('after', moreHelp)
    .action(async (words: readonly string[], options: Options) => {
      refuseOthers(options);
      const config = configOf(options as unknown as Record<string, string>, terminal);
      const sought = soughtIn(words.join(' '));
      if (options.cases) return searchInCases(config, sought, options, terminal);
      const { cases: _cases, status: _status, limit, order, ...filter } = options;
      const asked = { ...filter, sought };
      const { counts, found } = await withViews(config, terminal, store => ({
        counts: countActions(store, asked),
        found: searchActions(store, { ...asked, order, limit }).items,
      }));
      // The lists may lag behind a seal.
      const items = await withReader(config, reader => shownActions(reader, found));
      if (options.json) return terminal.out(json({ ...counts, items }));
      tellCounts(counts, items.length, 'no_action_fits', config.lang, terminal);
      terminal.out(paragraphs(actionRows(items, config.lang), terminal.columns));
    });
};

const searchInCases = async (config: Config, sought: Sought, options: Options, terminal: Terminal): Promise<void> => {
  const { court, status, party, judge, type: types, limit } = options;
  if (types && types.length > 1) throw new UsageError('--cases takes one --type.');
  const filter: CaseFilter = { sought, court, status, party, judge, type: types?.[0], limit };
  const found = await withViews(config, terminal, store => searchCases(store, filter));
  const items = await withReader(config, reader => shownCases(reader, found.items));
  showCases({ ...found, items }, options, config.lang, terminal);
};

const showCases = (answer: CaseAnswer, options: Options, lang: Language, terminal: Terminal): void => {
  const { next: _next, ...page } = answer;
  if (options.json) {
    terminal.out(json(page));
    return;
  }
  const { items, total = items.length, atLeast = false } = answer;
  tellCounts({ total, atLeast }, items.length, 'no_case_fits', lang, terminal);
  terminal.out(items.map(item => caseBlock(item, lang, terminal.columns)).join('\n'));
};
