import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../src/api/app.ts';
import type { Pace } from '../../src/api/flow.ts';
import { closeServer, homeOf, listen } from '../../src/api/listen.ts';
import { createMetrics } from '../../src/api/metrics.ts';
import type { CaseFile } from '../../src/commands/caseFile.ts';
import { loadSamples } from '../../src/commands/loadSamples.ts';
import { type Recorder, record } from '../../src/commands/record.ts';
import { recordCase } from '../../src/commands/recordCase.ts';
import { type Clock, systemClock } from '../../src/delivery/clock.ts';
import { Deliveries } from '../../src/delivery/deliveries.ts';
import { DeliveryStore } from '../../src/delivery/deliveryStore.ts';
import { createSender } from '../../src/delivery/sender.ts';
import { Webhooks } from '../../src/delivery/webhooks.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { measuredLog } from '../../src/log/measuredLog.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { Views } from '../../src/views/views.ts';
import { createPages } from '../../src/web/pages.ts';
import { actionsOf, doeDocket } from './cases.ts';
import type { Told } from './story.ts';

export interface HouseOptions {
  readonly folder: string;
  /** Cases that stand before the door opens; or all the samples. */
  readonly cases?: readonly CaseFile[] | 'samples';
  readonly now?: string;
  /** Whether the lists follow the log by themselves (default); else they stay where they were opened. */
  readonly follows?: boolean;
  /** Whether who shows no key may read; so it is on loopback. */
  readonly publicRead?: boolean;
  readonly token?: string;
  readonly rateLimit?: number;
  readonly pace?: Pace;
  /** Puts another log before the real one, to break it. */
  readonly wrap?: (log: EventLog) => EventLog;
  /** Whether there are pages beside the API (default). */
  readonly withPages?: boolean;
  /** What the secrets of webhooks are derived from. */
  readonly master?: Buffer;
}

/** What stands already: whatever its days, it is not measured by the clock of a test. */
const origin = { recordedBy: 'test', capture: { kind: 'backfill' } } as const;

const recorderOf = async (log: EventLog, now: () => Date, cases: HouseOptions['cases'] = []): Promise<Recorder> => {
  const recorder = { log, streams: new StreamCache(log), now };
  if (cases === 'samples') await loadSamples(recorder);
  else for (const file of cases) await recordCase(recorder, file, origin);
  return recorder;
};

/** The whole server in this process: real HTTP on a free port, a real log and real views in `folder`. */
export const openHouse = async ({
  folder,
  cases,
  now = '2026-01-15T12:00:00Z',
  follows = true,
  publicRead = true,
  token,
  rateLimit = 1_000_000,
  pace,
  wrap,
  master = randomBytes(32),
  withPages = true,
}: HouseOptions) => {
  const clock = { now: new Date(now) };
  const lines: string[] = [];
  const real = openSqliteLog(logFileIn(folder));
  const metrics = createMetrics();
  const log = measuredLog(wrap ? wrap(real) : real, metrics.appends);
  const recorder = await recorderOf(real, () => clock.now, cases);
  const reader = { streams: new StreamCache(log), now: recorder.now };
  const views = new Views({ path: join(folder, 'views.sqlite'), log, streams: reader.streams, now: recorder.now });
  const logger = pino({ level: 'debug' }, { write: line => void lines.push(line) });
  const store = new DeliveryStore(join(folder, 'deliveries.sqlite'));
  const sender = createSender({ allowLoopback: true });
  const heldUp: unknown[] = [];
  /** As `serve` makes them; a test may give them a clock of its own, and make them anew as if Lis had begun again. */
  const deliveriesWith = (deliveryClock: Clock): Deliveries =>
    new Deliveries({
      ...{ log, reader, store, master, sender, version: 'test', clock: deliveryClock, chance: () => 0.5 },
      home: () => homeOf(server),
      onAttempt: (outcome, seconds) => metrics.webhookAttempts.observe({ outcome }, seconds),
      onError: error => heldUp.push(error),
    });
  let current = deliveriesWith(systemClock);
  const webhooks = {
    ...{ store, master, allowLoopback: true, heldUp },
    deliveries: {
      ping: (...asked: Parameters<Deliveries['ping']>) => current.ping(...asked),
      hurry: (id: string) => current.hurry(id),
    },
    /** Delivers until what is returned is called. */
    deliver: (deliveryClock: Clock) => {
      current = deliveriesWith(deliveryClock);
      const stopping = new AbortController();
      const stopped = current.run(stopping.signal);
      return async (): Promise<void> => {
        stopping.abort();
        await stopped;
      };
    },
  };
  const kept = new Webhooks({ ...webhooks, log, reader });
  const server = await listen(
    createApp(
      {
        webhooks: kept,
        ...{ log, reader, views, logger, metrics, pace },
        ...{ version: 'test', hosts: [], publicRead, token, rateLimit },
      },
      withPages
        ? gate => createPages({ log, reader, views, webhooks: kept, gate, isSecure: false, isIndexed: false })
        : undefined,
    ),
    0,
    '127.0.0.1',
  );
  await views.open();
  const ending = new AbortController();
  const following = follows ? views.follow(ending.signal) : undefined;
  const base = homeOf(server);
  const get = (path: string, init: RequestInit = {}) => fetch(base + path, { redirect: 'manual', ...init });

  return {
    base,
    clock,
    log,
    views,
    server,
    recorder,
    metrics,
    webhooks,
    /** What was logged, line by line. */
    lines,
    get,
    /** The body of an answer, which has the shape that the test says. */
    read: async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T,
    recordCase: (file: CaseFile) => recordCase(recorder, file, origin),
    /** Records what is told into a case, before one docket. */
    tell: (caseId: string, told: readonly Told[], docket = doeDocket) =>
      record(recorder, { caseId, actions: actionsOf(docket, ...told), origin }),
    /** The same as it happens: no import. */
    tellLive: (caseId: string, told: readonly Told[], docket = doeDocket) =>
      record(recorder, { caseId, actions: actionsOf(docket, ...told), origin: { recordedBy: 'test' } }),
    close: async (): Promise<void> => {
      ending.abort();
      await closeServer(server);
      await following;
      views.close();
      await sender.close();
      store.close();
      await log.close();
    },
  };
};

export type House = Awaited<ReturnType<typeof openHouse>>;
