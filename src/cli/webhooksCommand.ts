import type { Command } from 'commander';
import { deleteEndpoint, rekeyEndpoints } from '../delivery/endpoints.ts';
import { fingerprintOf, masterKeyIn } from '../delivery/masterKey.ts';
import { clean } from '../words/clean.ts';
import { columns } from './columns.ts';
import { UsageError } from './exitCode.ts';
import { type Asked, ownServerOf } from './ownServer.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import type { Terminal } from './terminal.ts';
import { cleared, namesOf, numberOf, settingsFrom, withWebhookSettings } from './webhookOptions.ts';
import {
  type AttemptTold,
  attemptRows,
  oneWebhook,
  type PingTold,
  pingText,
  type WebhookTold,
  webhookRows,
} from './webhookRows.ts';
import { withRecorder } from './withRecorder.ts';

type Options = Readonly<Record<string, unknown>> & { readonly data?: string; readonly json?: boolean };

/** Deliveries are the server's: it alone knows them, and sends them. */
const askServer = async (options: Options, terminal: Terminal, asked: Asked): Promise<unknown> => {
  const { data } = configOf({ data: options.data } as Record<string, string>, terminal);
  const server = ownServerOf(data);
  if (!server)
    throw new UsageError(`No server of yours runs on ${data}, and it is the server that delivers: start lis serve.`);
  return (await server.ask({ ...asked, path: `/webhooks${asked.path}` })).body;
};

const at = (id: string, rest = ''): string => `/${encodeURIComponent(id)}${rest}`;

const print = (terminal: Terminal, options: Options, body: unknown, rows: readonly (readonly string[])[]): void => {
  if (options.json) terminal.out(`${JSON.stringify(body, null, 2)}\n`);
  else
    terminal.out(
      columns(
        rows.map(row => row.map(clean)),
        terminal.columns,
      ),
    );
};

const printOne = (terminal: Terminal, options: Options, body: unknown): void =>
  print(terminal, options, body, oneWebhook(body as WebhookTold));

/** What all commands of webhooks share: the folder whose server is asked, and the answer as JSON. */
type NewCommand = (name: string, about: string, example: string) => Command;

const addMaking = (command: NewCommand, terminal: Terminal): void => {
  const example = 'create https://newsroom.example/lis --id newsroom --parties Microsoft';
  withWebhookSettings(command('create <url>', 'have actions posted to an address', example))
    .option('--id <id>', 'what it is called')
    .option('--from <where>', 'now (default), start, a position, or a moment: what was recorded since comes first')
    .action(async (url: string, options: Options) => {
      const { id, from } = options;
      const rest = { ...(id !== undefined && { id }), ...(from !== undefined && { from }) };
      const body = { url, ...settingsFrom(options), ...rest };
      const made = await askServer(options, terminal, { method: 'POST', path: '', body });
      printOne(terminal, options, made);
      terminal.err(`${clean(pingText((made as { ping: PingTold }).ping))}\n`);
    });

  const change = 'change newsroom --courts cand,nysd --clear types';
  withWebhookSettings(command('change <id>', 'change where it goes, what it gets, and how', change))
    .option('--url <url>', 'where it goes')
    .option('--clear <settings>', 'take these settings away: types,courts', namesOf)
    .action(async (id: string, options: Options) => {
      const { url, clear } = options;
      const body = {
        ...cleared(clear as string[] | undefined),
        ...settingsFrom(options),
        ...(url !== undefined && { url }),
      };
      printOne(terminal, options, await askServer(options, terminal, { method: 'PATCH', path: at(id), body }));
    });
};

const addWatching = (command: NewCommand, terminal: Terminal): void => {
  command('list', 'the webhooks, and where each stands', 'list').action(async (options: Options) => {
    const body = await askServer(options, terminal, { method: 'GET', path: '' });
    print(terminal, options, body, webhookRows((body as { items: readonly WebhookTold[] }).items));
  });

  command('show <id>', 'one webhook, with its secret', 'show newsroom').action(async (id: string, options: Options) =>
    printOne(terminal, options, await askServer(options, terminal, { method: 'GET', path: at(id) })),
  );

  command('deliveries <id>', 'what was sent to it, the newest first', 'deliveries newsroom --limit 100')
    .option('--limit <number>', 'how many', numberOf, 50)
    .action(async (id: string, options: Options) => {
      const path = at(id, `/deliveries?limit=${options.limit}`);
      const body = await askServer(options, terminal, { method: 'GET', path });
      print(terminal, options, body, attemptRows((body as { items: readonly AttemptTold[] }).items));
    });

  command('test <id>', 'post a test message, and see what is answered', 'test newsroom').action(
    async (id: string, options: Options) => {
      const ping = (await askServer(options, terminal, { method: 'POST', path: at(id, '/test') })) as PingTold;
      terminal.out(options.json ? `${JSON.stringify(ping)}\n` : `${clean(pingText(ping))}\n`);
    },
  );
};

const addMending = (command: NewCommand, terminal: Terminal): void => {
  const post = async (options: Options, path: string, body?: unknown): Promise<void> =>
    printOne(terminal, options, await askServer(options, terminal, { method: 'POST', path, body }));

  command('pause <id>', 'keep back what it would get', 'pause newsroom').action((id: string, options: Options) =>
    post(options, at(id, '/pause')),
  );

  command('resume <id>', 'deliver all that it missed, and go on', 'resume newsroom').action(
    (id: string, options: Options) => post(options, at(id, '/resume')),
  );

  command('retry <id> <position>', 'send one message again, now', 'retry newsroom 1280').action(
    async (id: string, position: string, options: Options) => {
      const path = at(id, `/deliveries/${encodeURIComponent(position)}/retry`);
      const body = await askServer(options, terminal, { method: 'POST', path });
      terminal.out(options.json ? `${JSON.stringify(body)}\n` : `On its way: ${position}\n`);
    },
  );

  command('replay <id>', 'deliver once more what was recorded since', 'replay newsroom --from 2026-05-01T00:00:00Z')
    .requiredOption('--from <where>', 'start, a position, or a moment')
    .option('--to <where>', 'up to there; left out: up to now')
    .option('--per-second <number>', 'so many a second', numberOf, 10)
    .action((id: string, options: Options) => {
      const { from, to, perSecond } = options;
      return post(options, at(id, '/replay'), { from, perSecond, ...(to !== undefined && { to }) });
    });

  command('rotate <id>', 'give it another secret', 'rotate newsroom --overlap-hours 48')
    .option('--overlap-hours <number>', 'the old one signs as well for so long (0 to 168)', numberOf, 24)
    .action((id: string, options: Options) => post(options, at(id, '/rotate'), { overlapHours: options.overlapHours }));
};

const addDelete = (webhooks: Command, terminal: Terminal): void => {
  withSettings(webhooks.command('delete <id>').description('delete it for good'), ['data', 'log'])
    .addHelpText('after', '\nExample:\n  $ lis webhooks delete newsroom')
    .action(async (id: string, options: Options) => {
      await withRecorder(configOf(options as Record<string, string>, terminal), {
        byServer: async server => void (await server.ask({ method: 'DELETE', path: `/webhooks${at(id)}` })),
        alone: async recorder => {
          if (!(await deleteEndpoint(recorder, id, 'cli')))
            throw new UsageError(`There is no webhook ${JSON.stringify(id)}.`);
        },
      });
      terminal.out(`Deleted: ${id}\n`);
    });
};

const addRekey = (webhooks: Command, terminal: Terminal): void => {
  const about = 'give all webhooks new secrets, where the master key is another one (while the server is stopped)';
  withSettings(webhooks.command('rekey').description(about), ['data', 'log', 'secret'])
    .addHelpText('after', '\nExample:\n  $ lis webhooks rekey')
    .action(async (options: Options) => {
      const config = configOf(options as Record<string, string>, terminal);
      await withRecorder(config, {
        byServer: async () => {
          throw new UsageError(
            'A server runs, so its master key is the right one: lis webhooks rotate gives one another secret.',
          );
        },
        alone: async recorder =>
          rekeyEndpoints(recorder, fingerprintOf(masterKeyIn(config.data, config.secret || undefined)), 'cli'),
      });
      terminal.out('Every webhook has a new secret: lis webhooks show tells it, and each receiver needs its own.\n');
    });
};

export const addWebhooksCommand = (program: Command, terminal: Terminal): void => {
  const webhooks = program
    .command('webhooks')
    .description('who is told of new actions: webhooks, made, watched and mended')
    .addHelpText('after', '\nExample:\n  $ lis webhooks create https://newsroom.example/lis --types motion.ruled');
  const command: NewCommand = (name, about, example) =>
    withSettings(webhooks.command(name).description(about), ['data'])
      .option('--json', 'the answer as JSON')
      .addHelpText('after', `\nExample:\n  $ lis webhooks ${example}`);
  addMaking(command, terminal);
  addWatching(command, terminal);
  addMending(command, terminal);
  addDelete(webhooks, terminal);
  addRekey(webhooks, terminal);
};
