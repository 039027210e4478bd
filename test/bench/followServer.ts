import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp } from '../../src/api/app.ts';
import { closeServer, homeOf, listen } from '../../src/api/listen.ts';
import { createMetrics } from '../../src/api/metrics.ts';
import type { Recorder } from '../../src/commands/record.ts';
import { record } from '../../src/commands/record.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { Views } from '../../src/views/views.ts';
import { kilobyteActions } from './kilobyteActions.ts';
import { sharedClock } from './sharedClock.ts';

/** What the parent asks for, and what it is told once all is on disk: when each commit was done, in milliseconds. */
export interface Order {
  readonly actions: number;
  readonly perSecond: number;
}
export interface Committed {
  readonly id: string;
  readonly at: number;
}

/** Forked with FOLDER: serves a case there, and records into it at the pace that it is told, until its parent is gone. */
const [folder] = process.argv.slice(2);
const caseId = 'followed';
const now = () => new Date();
const commits: Committed[] = [];

/** Tells when the log answered: from then on an action is on disk. */
const timed = (log: EventLog): EventLog => ({
  ...log,
  append: async (stream, head, events) => {
    const appended = await log.append(stream, head, events);
    const at = sharedClock();
    commits.push(...events.map(({ id }) => ({ id, at })));
    return appended;
  },
});

const log = timed(openSqliteLog(logFileIn(folder!)));
const reader = { streams: new StreamCache(log), now };
const recorder: Recorder = { log, ...reader };
const views = new Views({ path: `${folder}/views.sqlite`, log, now });
const logger = pino({ level: 'warn' }, pino.destination(2));
const wiring = { log, reader, views, logger, metrics: createMetrics(), version: 'bench' };
const door = { ...wiring, hosts: [], publicRead: true, rateLimit: 1_000_000 };
const server = await listen(createApp(door), 0, '127.0.0.1');

const recordOne = async (action: ReturnType<typeof kilobyteActions>[number]): Promise<void> => {
  await record(recorder, { caseId, actions: [action], origin: { recordedBy: 'bench' } });
};

const [first] = kilobyteActions(1);
await recordOne(first!);

process.on('message', async ({ actions, perSecond }: Order) => {
  commits.length = 0;
  const begun = performance.now();
  for (const [index, action] of kilobyteActions(actions).entries()) {
    await delay(Math.max(0, begun + (index * 1_000) / perSecond - performance.now()));
    await recordOne(action);
  }
  process.send!(commits);
});
process.once('disconnect', () => void closeServer(server).then(() => process.exit()));
process.send!(`${homeOf(server)}/api/v1/cases/${caseId}/stream`);
