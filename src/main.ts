#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import manifest from '../package.json' with { type: 'json' };
import { isLive } from '../projections/keys/keyRing.ts';
import { createApp } from './api/app.ts';
import { closeServer, homeOf, listen } from './api/listen.ts';
import { createMetrics, type Metrics, measureProcess } from './api/metrics.ts';
import { runCli } from './cli/program.ts';
import { processTerminal, type Terminal } from './cli/terminal.ts';
import type { Serve } from './cli/wiring.ts';
import { viewsFileIn } from './cli/withViews.ts';
import { keysOf } from './commands/keys.ts';
import { loadSamples } from './commands/loadSamples.ts';
import type { Recorder } from './commands/record.ts';
import type { RecordedCase } from './commands/recordCase.ts';
import { sweepClaims } from './commands/sweepClaims.ts';
import { sweepErasures, sweepJoins } from './commands/sweepJoins.ts';
import { type Config, ConfigError, isLoopback } from './config.ts';
import { systemClock } from './delivery/clock.ts';
import { Deliveries } from './delivery/deliveries.ts';
import { DeliveryStore } from './delivery/deliveryStore.ts';
import { masterKeyIn } from './delivery/masterKey.ts';
import { refuseForeignSecrets } from './delivery/refuseForeignSecrets.ts';
import { createSender, type Sender } from './delivery/sender.ts';
import { Webhooks } from './delivery/webhooks.ts';
import { DamagedEventError } from './log/damagedEventError.ts';
import { claimDataFolder, type DataFolder } from './log/dataFolder.ts';
import type { EventLog } from './log/eventLog.ts';
import { gapText } from './log/inspection.ts';
import { measuredLog } from './log/measuredLog.ts';
import { openLog } from './log/openLog.ts';
import { refuseDamaged } from './log/refuseDamaged.ts';
import { StreamCache } from './log/streamCache.ts';
import type { CaseReader } from './views/askCase.ts';
import { heldDockets } from './views/heldDockets.ts';
import type { DamagedStream } from './views/viewStore.ts';
import { Views } from './views/views.ts';
import { createPages } from './web/pages.ts';

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
  out(`Lis is at ${home}\n  cases     ${home}/\n  the API   ${home}/api/v1/cases, described at ${home}/docs\n`);
  const [sample] = loaded;
  if (sample) out(`  a case    ${home}/cases/${sample.caseId}\n  or        npx lis case ${sample.caseId}\n`);
};

/** Finishes what a crash left half: joins, erasures, claims of dockets. */
const sweep = async (recorder: Recorder, views: Views, logger: Logger): Promise<void> => {
  const { store } = views;
  try {
    await sweepJoins(recorder, store.absorbed());
    if ((await sweepErasures(recorder, store.sealing())) > 0) await views.forgetErased();
    const lost = await sweepClaims(recorder.log, heldDockets(store), recorder.now());
    if (lost.length > 0) logger.warn({ lost }, 'other cases had claimed the dockets of these');
  } catch (error) {
    logger.error({ err: error }, 'what a crash may have left half could not be checked');
  }
};

/** A sample that stands in the log and cannot be read is told as any case is; it keeps nobody from the others. */
const samplesInto = (recorder: Recorder, logger: Logger): Promise<readonly RecordedCase[]> =>
  loadSamples(recorder).catch(error => {
    if (!(error instanceof DamagedEventError)) throw error;
    logger.warn({ reason: error.message }, 'the samples were left as they are');
    return [];
  });

interface House {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly folder: DataFolder;
  readonly log: EventLog;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly store: DeliveryStore;
  readonly master: Buffer;
}

const now = () => new Date();

/** Nothing listens where others can reach it before somebody holds a key. */
const refuseWithoutKey = async (host: string, streams: StreamCache): Promise<void> => {
  const ring = await keysOf(streams);
  if ([...ring.values()].some(isLive)) return;
  throw new ConfigError(
    `LIS_HOST ${JSON.stringify(host)} is beyond loopback: Lis listens there only once a key exists. Make one first: lis keys create NAME --scopes read,record`,
  );
};

/** Posts what is recorded to whoever subscribed, once it runs. */
const deliveriesOf = (
  { config, log, logger, metrics, store, master }: House,
  reader: CaseReader,
  sender: Sender,
  home: () => string,
): Deliveries =>
  new Deliveries({
    ...{ log, reader, store, master, sender, clock: systemClock },
    home: () => config.publicUrl || home(),
    version: manifest.version,
    onAttempt: (outcome, seconds) => metrics.webhookAttempts.observe({ outcome }, seconds),
    onError: (error, endpoint) => logger.error({ err: error, endpoint }, 'a webhook was held up'),
  });

/** Opens the door, fills the lists and follows the log until Lis is told to stop. */
const answer = async (house: House, streams: StreamCache, views: Views): Promise<void> => {
  const { config, terminal, folder, log, logger, metrics, store, master } = house;
  const stop = stopped();
  const ending = new AbortController();
  const token = randomBytes(32).toString('base64url');
  const { host, port } = config;
  if (!isLoopback(host)) await refuseWithoutKey(host, streams);
  const isSecure = config.publicUrl.startsWith('https:');
  const { hosts, rateLimit, publicRead = isLoopback(host) } = config;
  const names = isLoopback(host) ? hosts : [host, ...hosts];
  const { version } = manifest;
  const reader = { streams, now };
  const allowLoopback = config.webhooksAllowLoopback;
  const sender = createSender({ allowLoopback });
  const deliveries = deliveriesOf(house, reader, sender, () => homeOf(server));
  const webhooks = new Webhooks({ log, reader, store, master, deliveries, allowLoopback });
  const door = { log, reader, views, logger, metrics, webhooks, version, hosts: names, token, publicRead, rateLimit };
  const server = await listen(
    createApp(door, gate => createPages({ log, reader, views, webhooks, gate, isSecure, isIndexed: config.indexed })),
    port,
    host,
  );
  let work: readonly Promise<void>[] = [];
  try {
    const home = homeOf(server);
    folder.announce(home, token);
    const loaded = config.samples === 'all' ? await samplesInto({ log, streams, now }, logger) : [];
    for (const one of loaded) warnOfLost(one, logger);
    await views.open();
    work = [
      views.follow(ending.signal),
      sweep({ log, streams, now }, views, logger),
      deliveries.run(ending.signal).finally(() => sender.close()),
    ];
    greet(terminal, home, loaded);
    await stop;
  } finally {
    ending.abort();
    await closeServer(server);
    await Promise.all(work);
  }
};

const withViews = async (house: House): Promise<void> => {
  const { config, log, logger } = house;
  const onError = (error: unknown) => logger.error({ err: error }, 'the lists fell behind');
  const onDamaged = (damaged: DamagedStream) => logger.error(damaged, 'a stream of the log cannot be read');
  const streams = new StreamCache(log);
  const views = new Views({ path: viewsFileIn(config.data), log, streams, now, onError, onDamaged });
  try {
    await views.forgetForeign();
    await answer(house, streams, views);
  } finally {
    views.close();
  }
};

/** Wires the house and keeps it up until it is told to stop. A damaged log is not served: a part would pass for the whole. */
const serve: Serve = async (config, terminal) => {
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  // The EventStoreDB client lets some of its own failures loose (research on 6.2.1); they must not end the server.
  process.on('unhandledRejection', reason => logger.error({ err: reason }, 'unhandled rejection'));
  const folder = claimDataFolder(config.data);
  try {
    const metrics = createMetrics();
    measureProcess(metrics);
    const opened = await openLog(config.log, config.data, { warn: message => logger.warn(message) });
    const log = measuredLog(opened, metrics.appends);
    try {
      for (const gap of await refuseDamaged(log)) logger.warn(`${gapText(gap)} Run lis verify.`);
      const store = new DeliveryStore(join(config.data, 'deliveries.sqlite'));
      try {
        const master = masterKeyIn(config.data, config.secret || undefined);
        await refuseForeignSecrets(log, master);
        await withViews({ config, terminal, folder, log, logger, metrics, store, master });
      } finally {
        store.close();
      }
    } finally {
      await log.close();
    }
  } finally {
    folder.release();
  }
};

process.exitCode = await runCli(process.argv.slice(2), {
  serve,
  terminal: processTerminal(),
  version: manifest.version,
});
