#!/usr/bin/env node
import { type Logger, pino } from 'pino';
import manifest from '../package.json' with { type: 'json' };
import { createApp } from './api/app.ts';
import { closeServer, homeOf, listen } from './api/listen.ts';
import { runCli } from './cli/program.ts';
import { processTerminal, type Terminal } from './cli/terminal.ts';
import { viewsFileIn } from './cli/viewsCommands.ts';
import type { Serve } from './cli/wiring.ts';
import { loadSamples } from './commands/loadSamples.ts';
import type { RecordedCase } from './commands/recordCase.ts';
import { sweepClaims } from './commands/sweepClaims.ts';
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

/** Wires the house and keeps it up until it is told to stop. */
const serve: Serve = async ({ data, log: url, host, port, hosts, samples }, terminal) => {
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

  await views.forgetForeign();
  const stop = stopped();
  const server = await listen(createApp({ log, reader: { streams, now }, views, logger, hosts }), port, host);
  const home = homeOf(server);
  folder.announce(home);
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
