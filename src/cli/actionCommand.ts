import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { type CaseReader, historyOf, stateOf } from '../views/askCase.ts';
import { actionAt, actionBody, type FoundAction } from '../views/findAction.ts';
import { UnknownActionError } from '../views/unknownActionError.ts';
import type { ActionPlace } from '../views/viewStore.ts';
import { say } from '../words/words.ts';
import { AmbiguousActionError } from './ambiguousActionError.ts';
import { UsageError } from './exitCode.ts';
import { withReader } from './openCase.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import { leastDigits } from './shortIds.ts';
import { type ActionContext, showAction } from './showAction.ts';
import type { Terminal } from './terminal.ts';
import { withViews } from './withViews.ts';

/** How many actions are listed where an id was shortened too much. */
const mostListed = 10;

type Options = { readonly data?: string; readonly log?: string; readonly lang?: string; readonly json?: boolean };

const digitsOf = (id: string): string => {
  const digits = id.toLowerCase().replaceAll('-', '');
  if (/^[0-9a-f]{8,32}$/.test(digits)) return digits;
  throw new UsageError(
    `${JSON.stringify(id)} is not the id of an action, nor its beginning (at least ${leastDigits} digits of 0-9 and a-f). lis history ID --ids shows them.`,
  );
};

const describe = ({ event }: FoundAction): string => {
  const { id, type, on, caseId } = event;
  return [id, caseId, on ?? '', say('en', type)].filter(Boolean).join('  ');
};

/** The one action among these places; the same id in two cases is the first one's, as over HTTP. */
const theOne = async (reader: CaseReader, places: readonly ActionPlace[], asked: string): Promise<FoundAction> => {
  const found = (await Promise.all(places.map(place => actionAt(reader, place)))).filter(one => one !== undefined);
  const [first] = found;
  if (!first) throw new UnknownActionError(asked);
  if (found.every(({ event }) => event.id === first.event.id)) return first;
  throw new AmbiguousActionError(asked, found.slice(0, mostListed).map(describe), found.length > mostListed);
};

/** The action that an id, or its beginning, names. Rejects where none is, or several are, meant. */
export const theAction = async (config: Config, terminal: Terminal, asked: string): Promise<FoundAction> => {
  const digits = digitsOf(asked);
  const places = await withViews(config, terminal, store => store.findActions(digits, mostListed + 1));
  return withReader(config, reader => theOne(reader, places, asked));
};

/** The case that the action stands in, and the action as it counts on its own day, be that still to come. */
const contextOf = async (reader: CaseReader, { event, heldBy }: FoundAction): Promise<ActionContext> => {
  const { items } = await historyOf(reader, heldBy, { asOf: '9999-12-31' });
  return {
    state: await stateOf(reader, heldBy, {}),
    effective: items.find(({ id }) => id === event.id),
  };
};

export const addActionCommand = (program: Command, terminal: Terminal): void => {
  withSettings(
    program.command('action <id>').description('one action as recorded: its sources, and what was said of it since'),
    ['data', 'log', 'lang'],
  )
    .option('--json', 'the action as JSON, as over HTTP')
    .addHelpText(
      'after',
      '\nThe beginning of an id will do, of at least 8 digits: lis case and lis history --ids show such.\n\nExamples:\n  $ lis action 594319fd\n  $ lis action 594319fd-4243-5f92-a2ef-00dd6adeb592 --json',
    )
    .action(async (id: string, options: Options) => {
      const config = configOf(options as Record<string, string>, terminal);
      const found = await theAction(config, terminal, id);
      await withReader(config, async reader => {
        terminal.out(
          options.json
            ? `${JSON.stringify(actionBody(found), null, 2)}\n`
            : showAction(found, await contextOf(reader, found), config.lang, terminal.columns),
        );
      });
    });
};
