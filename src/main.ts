#!/usr/bin/env node
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from './api/app.ts';
import { runCli, type Serve } from './cli/program.ts';
import { processTerminal } from './cli/terminal.ts';
import { viewsFileIn } from './cli/viewsCommands.ts';
import { loadSamples } from './commands/loadSamples.ts';
import { sweepClaims } from './commands/sweepClaims.ts';
import { claimDataFolder } from './log/dataFolder.ts';
import { openLog } from './log/openLog.ts';
import { StreamCache } from './log/streamCache.ts';
import { heldDockets } from './views/heldDockets.ts';
import { Views } from './views/views.ts';

const listen = (app: ReturnType<typeof createApp>, port: number, host: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = app.listen(port, host, error => (error ? reject(error) : resolve(server)));
  });

const stopped = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

const close = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Wires the house and keeps it up until it is told to stop. */
const serve: Serve = async ({ data, log: url, host, port, samples }, terminal) => {
  const logger = pino({ level: 'info' }, pino.destination(2));
  const folder = claimDataFolder(data);
  const log = await openLog(url || undefined, data);
  const now = () => new Date();
  const streams = new StreamCache(log);
  const views = new Views({
    path: viewsFileIn(data),
    log,
    now,
    onError: error => logger.error({ err: error }, 'views fell behind'),
  });
  const ending = new AbortController();

  const server = await listen(createApp({ log, reader: { streams, now }, views, logger }), port, host);
  const { address, family, port: bound } = server.address() as AddressInfo;
  const home = `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
  folder.announce(home);
  const loaded = samples === 'all' ? await loadSamples({ log, streams, now }) : [];
  await views.open();
  const following = views.follow(ending.signal);
  const sweeping = sweepClaims(log, heldDockets(views.store), now()).then(
    lost => lost.length > 0 && logger.warn({ lost }, 'dockets of these cases are claimed by others'),
    error => logger.error({ err: error }, 'claims of dockets could not be checked'),
  );

  for (const { caseId, recorded } of loaded)
    if (recorded > 0) terminal.out(`Loaded the sample ${caseId} (${recorded} actions).\n`);
  terminal.out(`Lis is at ${home}\n  cases     ${home}/api/v1/cases\n`);
  if (loaded.length > 0)
    terminal.out(
      `  a case    ${home}/api/v1/cases/musk-v-openai?asOf=2024-11-14\n  or        npx lis case musk-v-openai --as-of 2024-11-14\n`,
    );

  await stopped();
  ending.abort();
  await close(server);
  await Promise.all([following, sweeping]);
  views.close();
  await log.close();
  folder.release();
};

process.exitCode = await runCli(process.argv.slice(2), { serve, terminal: processTerminal() });
