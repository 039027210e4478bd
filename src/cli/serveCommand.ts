import type { Command } from 'commander';
import { type SettingName, settings } from '../config.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import type { Wiring } from './wiring.ts';

const serveSettings = Object.keys(settings).filter(name => name !== 'lang') as SettingName[];

export const addServeCommand = (program: Command, { serve, terminal }: Wiring): void => {
  withSettings(program.command('serve').description('start the server'), serveSettings)
    .addHelpText(
      'after',
      '\nExamples:\n  $ lis serve\n  $ lis serve --port 9000 --data ./cases --samples none\n  $ LIS_LOG=esdb://127.0.0.1:2113?tls=false lis serve',
    )
    .action((options: Partial<Record<SettingName, string>>) => serve(configOf(options, terminal), terminal));
};
