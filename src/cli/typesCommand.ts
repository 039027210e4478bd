import type { Command } from 'commander';
import { actionTypes, isActionType } from '../../events/catalogue.ts';
import { fieldsOf } from '../../events/describe.ts';
import { columns } from './columns.ts';
import { UsageError } from './exitCode.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import type { Terminal } from './terminal.ts';
import { say } from './words.ts';

export const addTypesCommand = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('types [type]').description('the types of action, or the fields of one'), ['lang'])
    .addHelpText('after', '\nExamples:\n  $ lis types\n  $ lis types motion.ruled')
    .action((type: string | undefined, options: { readonly lang?: string }) => {
      const { lang } = configOf(options, terminal);
      if (type === undefined) {
        terminal.out(
          columns(
            actionTypes.map(name => [name, say(lang, name)]),
            terminal.columns,
          ),
        );
        return;
      }
      if (!isActionType(type))
        throw new UsageError(`${JSON.stringify(type)} is not a type of action. lis types lists them.`);
      const rows = fieldsOf(type).map(({ name, required, shape }) => [name, required ? 'required' : '', shape]);
      terminal.out(`${type}: ${say(lang, type)}\n${columns(rows, Number.POSITIVE_INFINITY)}`);
    });
};
