import type { Command } from 'commander';
import { type Config, readConfig, type SettingName, settings } from '../config.ts';
import type { Terminal } from './terminal.ts';

/** Adds the flags of these settings, each told with its environment variable and its default. */
export const withSettings = (command: Command, names: readonly SettingName[]): Command => {
  for (const name of names) {
    const { flag, about, env, fallback } = settings[name];
    command.option(flag, `${about} (${env}${fallback && `, default ${fallback}`})`);
  }
  return command;
};

export const configOf = (options: Partial<Record<SettingName, string>>, { env }: Terminal): Config =>
  readConfig(options, env);
