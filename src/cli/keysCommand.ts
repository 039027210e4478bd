import type { Command } from 'commander';
import * as z from 'zod';
import { type Scope, scopes } from '../../events/keys.ts';
import type { Key } from '../../projections/keys/keyRing.ts';
import { createKey, keyName, keysOf, revokeKey } from '../commands/keys.ts';
import { listOf } from '../views/questions.ts';
import { by } from './argument.ts';
import { columns } from './columns.ts';
import { UsageError } from './exitCode.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import type { Terminal } from './terminal.ts';
import { withRecorder } from './withRecorder.ts';

type Options = { readonly data?: string; readonly log?: string; readonly json?: boolean };
type Shown = Omit<Key, 'secretHash'>;

const scope = z.enum(scopes, { error: ({ input }) => `"${input}" is none of ${scopes.join(', ')}` });

const rows = (keys: readonly Shown[]): readonly (readonly string[])[] => [
  ['id', 'name', 'scopes', 'made', 'revoked'],
  ...keys.map(({ id, name, scopes: its, createdAt, revokedAt }) => [
    id,
    name,
    its.join(','),
    createdAt.slice(0, 10),
    revokedAt?.slice(0, 10) ?? '',
  ]),
];

const addCreate = (keys: Command, terminal: Terminal): void => {
  withSettings(keys.command('create').description('make a key, and show once what opens the door'), ['data', 'log'])
    .argument('<name>', 'what it is called; what it records says so', by(keyName))
    .requiredOption(
      '--scopes <scopes>',
      'what it may do: read, record, subscribe, admin, with commas',
      by(listOf(scope)),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ lis keys create newsroom --scopes read,subscribe\n  $ lis keys create clerk --scopes record',
    )
    .action(async (name: string, options: Options & { readonly scopes: readonly Scope[] }) => {
      const wanted = { name, scopes: options.scopes };
      const config = configOf({ data: options.data, log: options.log } as Record<string, string>, terminal);
      const token = await withRecorder(config, {
        byServer: async server =>
          ((await server.ask({ method: 'POST', path: '/keys', body: wanted })).body as { key: string }).key,
        alone: async recorder => (await createKey(recorder, wanted, 'cli')).token,
      });
      terminal.out(`${token}\n`);
      terminal.err(`This is shown once. Send it as: Authorization: Bearer ${token.slice(0, 8)}…\n`);
    });
};

const addList = (keys: Command, terminal: Terminal): void => {
  withSettings(keys.command('list').description('the keys, revoked ones too'), ['data', 'log'])
    .option('--json', 'the keys as JSON')
    .addHelpText('after', '\nExample:\n  $ lis keys list')
    .action(async (options: Options) => {
      const all = await withRecorder(configOf(options as Record<string, string>, terminal), {
        byServer: async server =>
          ((await server.ask({ method: 'GET', path: '/keys' })).body as { items: readonly Shown[] }).items,
        alone: async ({ streams }): Promise<readonly Shown[]> =>
          [...(await keysOf(streams)).values()].map(({ secretHash: _hash, ...key }) => key),
      });
      terminal.out(
        options.json ? `${JSON.stringify({ items: all }, null, 2)}\n` : columns(rows(all), terminal.columns),
      );
    });
};

const addRevoke = (keys: Command, terminal: Terminal): void => {
  withSettings(keys.command('revoke <key>').description('revoke a key, by its id or name, at once and for good'), [
    'data',
    'log',
  ])
    .addHelpText('after', '\nExample:\n  $ lis keys revoke newsroom')
    .action(async (named: string, options: Options) => {
      await withRecorder(configOf(options as Record<string, string>, terminal), {
        byServer: async server => {
          await server.ask({ method: 'DELETE', path: `/keys/${encodeURIComponent(named)}` });
        },
        alone: async recorder => {
          if ((await revokeKey(recorder, named, 'cli')) === undefined)
            throw new UsageError(`There is no key ${JSON.stringify(named)}. lis keys list shows them.`);
        },
      });
      terminal.out(`Revoked: ${named}\n`);
    });
};

export const addKeysCommand = (program: Command, terminal: Terminal): void => {
  const keys = program
    .command('keys')
    .description('who may do what: keys, made and revoked')
    .addHelpText('after', '\nExample:\n  $ lis keys create clerk --scopes record');
  addCreate(keys, terminal);
  addList(keys, terminal);
  addRevoke(keys, terminal);
};
