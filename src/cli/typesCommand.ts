import type { Command } from 'commander';
import { reserved } from '../../events/action.ts';
import { type ActionType, actionTypes, isActionType } from '../../events/catalogue.ts';
import { fieldsOf } from '../../events/describe.ts';
import { type Language, say } from '../words/words.ts';
import { columns } from './columns.ts';
import { UsageError } from './exitCode.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import type { Terminal } from './terminal.ts';

const wordsOf = (type: ActionType, lang: Language): string =>
  say(lang, type) + (reserved.has(type) ? ` (${say(lang, 'recorded_by_lis')})` : '');

export const addTypesCommand = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('types [type]').description('the types of action, or the fields of one'), ['lang'])
    .addHelpText('after', '\nExamples:\n  $ lis types\n  $ lis types motion.ruled')
    .action((type: string | undefined, options: { readonly lang?: string }) => {
      const { lang } = configOf(options, terminal);
      if (type === undefined) {
        terminal.out(
          columns(
            actionTypes.map(name => [name, wordsOf(name, lang)]),
            terminal.columns,
          ),
        );
        return;
      }
      if (!isActionType(type))
        throw new UsageError(`${JSON.stringify(type)} is not a type of action. lis types lists them.`);
      const rows = fieldsOf(type).map(({ name, required, shape }) => [
        name,
        required ? say(lang, 'required') : '',
        shape,
      ]);
      terminal.out(`${type}: ${wordsOf(type, lang)}\n${columns(rows, Number.POSITIVE_INFINITY)}`);
    });
};
