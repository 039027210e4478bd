import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Command } from 'commander';
import * as z from 'zod';
import { isGenuine, readSecret, type SigningKey } from '../delivery/signature.ts';
import { clean } from '../words/clean.ts';
import { by } from './argument.ts';
import type { Terminal } from './terminal.ts';

const mostBytes = 1_000_000;

interface Options {
  readonly port: number;
  readonly secret?: SigningKey;
  readonly answer: number;
  readonly json?: boolean;
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'is no port' })
  .transform(Number);
const status = z
  .string()
  .regex(/^[2-5]\d\d$/, { error: 'is no status such as 204 or 500' })
  .transform(Number);
const secret = z.string().transform((text, context) => {
  try {
    return readSecret(text);
  } catch (error) {
    context.issues.push({ code: 'custom', message: `is no secret. ${(error as Error).message}`, input: '' });
    return z.NEVER;
  }
});

/** The body, or undefined where it is larger than any that Lis sends. */
const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

interface Told {
  readonly type?: unknown;
  readonly data?: { readonly caseId?: unknown; readonly action?: { readonly id?: unknown } };
}

const toldIn = (body: string): Told => {
  try {
    const told: unknown = JSON.parse(body);
    return typeof told === 'object' && told !== null ? told : {};
  } catch {
    return {};
  }
};

const lineOf = (body: string, verdict: string): string => {
  const { type, data } = toldIn(body);
  const words = [new Date().toISOString(), verdict, type, data?.caseId, data?.action?.id];
  return words.map(word => clean(String(word ?? '-')).slice(0, 200)).join('  ');
};

const received =
  ({ secret: key, answer, json }: Options, terminal: Terminal) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (request.method !== 'POST' || body === undefined) {
      response.writeHead(body === undefined ? 413 : 405).end();
      return;
    }
    const genuine = key && isGenuine([key], request.headers as never, body, Math.floor(Date.now() / 1_000));
    const verdict = genuine === undefined ? 'unverified' : genuine ? 'genuine' : 'forged';
    terminal.out(`${json ? clean(body) : lineOf(body, verdict)}\n`);
    response.writeHead(genuine === false ? 401 : answer).end();
  };

/** Listens until it is told to stop. Rejects where the port is taken. */
const receive = (options: Options, terminal: Terminal): Promise<void> =>
  new Promise((resolve, reject) => {
    const answering = received(options, terminal);
    const server = createServer((request, response) => {
      answering(request, response).catch(() => response.destroy());
    });
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      const { port: at } = server.address() as { readonly port: number };
      terminal.err(`Receiving at http://127.0.0.1:${at}/ until Ctrl-C.\n`);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
  });

export const addReceiveCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('receive')
    .description('receive webhooks on this machine and print them, to try things out')
    .option('--port <port>', 'where to listen; 0 takes a free one', by(port), 9_000)
    .option(
      '--secret <secret>',
      'of the webhook (whsec_…, or its public key, whpk_…); else LIS_RECEIVE_SECRET; without one nothing is verified',
      by(secret),
    )
    .option('--answer <status>', 'what to answer, such as 500 to see it come again', by(status), 204)
    .option('--json', 'whole messages, a line each')
    .addHelpText('after', '\nExamples:\n  $ lis receive --secret whsec_…\n  $ lis receive --port 9001 --answer 500')
    .action((options: Options) => {
      const fromEnv = terminal.env.LIS_RECEIVE_SECRET;
      const known = options.secret ?? (fromEnv ? readSecret(fromEnv) : undefined);
      return receive({ ...options, ...(known && { secret: known }) }, terminal);
    });
};
