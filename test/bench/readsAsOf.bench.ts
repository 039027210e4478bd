import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { createApp } from '../../src/api/app.ts';
import { closeServer, homeOf, listen } from '../../src/api/listen.ts';
import { createMetrics } from '../../src/api/metrics.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { caseStream, StreamCache } from '../../src/log/streamCache.ts';
import { Views } from '../../src/views/views.ts';
import { caseSizes, writeDockets } from './docketLog.ts';
import { interleaved, type Measurement, type Outcome, secondsOf } from './harness.ts';

const now = () => new Date('2026-03-02T12:00:00.000Z');
const samples = 31;
const agent = new Agent({ keepAlive: true });
/** Caches are cold, the code is not: a server that answers its first question for a case has answered others. */
const warmUps = 15;
const asksASample = 20;

/** The largest case lies among the actions of all the others, as it would. */
const sizes = caseSizes(20_000);
const caseId = `docket-${sizes.length - 1}`;

const readAndParse = (path: string) => {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare<[string], [number, string, number, string]>(
    'SELECT position, stream, revision, body FROM event WHERE stream = ? ORDER BY revision',
  );
  return () =>
    secondsOf(() => {
      for (const [, , , body] of rows.raw().iterate(caseStream(caseId))) JSON.parse(body);
    });
};

const ask = async (home: string, asOf: string): Promise<void> => {
  const [answer] = await once(get(`${home}/api/v1/cases/${caseId}?asOf=${asOf}`, { agent }), 'response');
  if (answer.statusCode !== 200) throw new Error(`Answered ${answer.statusCode}.`);
  await buffer(answer);
};

/** A day after the case's last action, so that all of it is folded; another for another `n`. */
const dayOf = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

type Timed = (open: () => Promise<{ home: string; close: () => Promise<void> }>) => Promise<() => Promise<number>>;

const measured =
  (timed: Timed, note: string) =>
  async (folder: string): Promise<Outcome> => {
    const path = join(folder, 'log.sqlite');
    const log = openSqliteLog(path);
    await writeDockets(log, sizes);
    const views = new Views({ path: join(folder, 'views.sqlite'), log, now });
    const open = async () => {
      const reader = { streams: new StreamCache(log), now };
      const server = await listen(
        createApp({
          log,
          reader,
          views,
          logger: pino({ level: 'silent' }),
          metrics: createMetrics(),
          version: 'bench',
          hosts: [],
          publicRead: true,
          rateLimit: 1_000_000,
        }),
        0,
        '127.0.0.1',
      );
      return { home: homeOf(server), close: () => closeServer(server) };
    };
    const pairs = await interleaved({ value: await timed(open), reference: readAndParse(path) }, samples, warmUps);
    views.close();
    await log.close();
    return { pairs, note };
  };

/** A server that knows nothing yet, for each question. */
const cold: Timed = async open => async () => {
  const { home, close } = await open();
  const seconds = await secondsOf(() => ask(home, dayOf(0)));
  await close();
  return seconds;
};

/** One server for all; `day` says which day is asked at the nth question. */
const warm =
  (day: (n: number) => string): Timed =>
  async open => {
    let asked = 0;
    return async () => {
      const { home, close } = await open();
      await ask(home, day(0));
      const seconds = await secondsOf(async () => {
        for (let i = 0; i < asksASample; i++) {
          asked += 1;
          await ask(home, day(asked));
        }
      });
      await close();
      return seconds / asksASample;
    };
  };

const against = 'reading and JSON.parsing its rows with bare better-sqlite3';
const asked = `${sizes.at(-1)} actions; one GET at a time, client and server in one process.`;

export const measurements: readonly Measurement[] = [
  {
    name: 'read: asOf, the largest case, cold',
    unit: 's',
    against,
    bar: { atMost: 2 },
    run: measured(cold, `${asked} A new server, without any cache of Lis, for each.`),
  },
  {
    name: 'read: asOf, the largest case, warm',
    unit: 's',
    against,
    bar: { atMost: 0.3 },
    run: measured(
      warm(() => dayOf(0)),
      `${asked} The same day asked again.`,
    ),
  },
  {
    name: 'read: asOf, the largest case, warm, a day not asked before',
    unit: 's',
    against,
    run: measured(warm(dayOf), `${asked} The case is in memory; each answer is folded and rendered.`),
  },
];
