#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';
import manifest from '../package.json' with { type: 'json' };
import { isLive } from '../projections/keys/keyRing.ts';
import { createApp } from './api/app.ts';
import { closeServer, homeOf, listen } from './api/listen.ts';
import { runCli } from './cli/program.ts';
import { processTerminal, type Terminal } from './cli/terminal.ts';
import { viewsFileIn } from './cli/viewsCommands.ts';
import type { Serve } from './cli/wiring.ts';
import { keysOf } from './commands/keys.ts';
import { loadSamples } from './commands/loadSamples.ts';
import type { RecordedCase } from './commands/recordCase.ts';
import { sweepClaims } from './commands/sweepClaims.ts';
import { ConfigError, isLoopback } from './config.ts';
import { claimDataFolder } from './log/dataFolder.ts';
import type { EventLog } from './log/eventLog.ts';
import { openLog } from './log/openLog.ts';
import { StreamCache } from './log/streamCache.ts';
import { heldDockets } from './views/heldDockets.ts';
import { Views } from './views/views.ts';

const stopped = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

const warnOfLost = ({ caseId, lostDockets }: RecordedCase, logger: Logger): void => {
  if (lostDockets.length > 0) logger.warn({ caseId, lostDockets }, 'other cases had claimed the dockets of this one');
};

const greet = ({ out }: Terminal, home: string, loaded: readonly RecordedCase[]): void => {
  for (const { caseId, recorded } of loaded)
    if (recorded > 0) out(`Loaded the sample ${caseId} (${recorded} actions).\n`);
  out(`Lis is at ${home}\n  cases     ${home}/api/v1/cases\n`);
  const [sample] = loaded;
  if (sample) out(`  a case    ${home}/api/v1/cases/${sample.caseId}\n  or        npx lis case ${sample.caseId}\n`);
};

const sweep = (log: EventLog, views: Views, now: Date, logger: Logger): Promise<void> =>
  sweepClaims(log, heldDockets(views.store), now).then(
    lost => {
      if (lost.length > 0) logger.warn({ lost }, 'other cases had claimed the dockets of these');
    },
    error => logger.error({ err: error }, 'claims of dockets could not be checked'),
  );

/** Nothing listens where others can reach it before somebody holds a key. */
const refuseWithoutKey = async (host: string, streams: StreamCache): Promise<void> => {
  const ring = await keysOf(streams);
  if ([...ring.values()].some(isLive)) return;
  throw new ConfigError(
    `LIS_HOST ${JSON.stringify(host)} is beyond loopback: Lis listens there only once a key exists. Make one first: lis keys create NAME --scopes read,record`,
  );
};

/** Wires the house and keeps it up until it is told to stop. */
const serve: Serve = async (config, terminal) => {
  const { data, log: url, host, port, samples } = config;
  const logger = pino({ level: 'info' }, pino.destination(2));
  const now = () => new Date();
  const folder = claimDataFolder(data);
  const log = await openLog(url, data, { warn: message => logger.warn(message) });
  const streams = new StreamCache(log);
  const onError = (error: unknown) => logger.error({ err: error }, 'the lists fell behind');
  const views = new Views({ path: viewsFileIn(data), log, now, onError });
  const ending = new AbortController();
  // The EventStoreDB client lets some of its own failures loose (research on 6.2.1); they must not end the server.
  process.on('unhandledRejection', reason => logger.error({ err: reason }, 'unhandled rejection'));

  if (!isLoopback(host)) await refuseWithoutKey(host, streams);
  await views.forgetForeign();
  const stop = stopped();
  const token = randomBytes(32).toString('base64url');
  const { hosts, rateLimit, publicRead = isLoopback(host) } = config;
  const names = isLoopback(host) ? hosts : [host, ...hosts];
  const door = { log, reader: { streams, now }, views, logger, hosts: names, token, publicRead, rateLimit };
  const server = await listen(createApp(door), port, host);
  const home = homeOf(server);
  folder.announce(home, token);
  const loaded = samples === 'all' ? await loadSamples({ log, streams, now }) : [];
  for (const one of loaded) warnOfLost(one, logger);
  await views.open();
  const work = [views.follow(ending.signal), sweep(log, views, now(), logger)];
  greet(terminal, home, loaded);

  await stop;
  ending.abort();
  await closeServer(server);
  await Promise.all(work);
  views.close();
  await log.close();
  folder.release();
};

process.exitCode = await runCli(process.argv.slice(2), {
  serve,
  terminal: processTerminal(),
  version: manifest.version,
});
