import { pino } from 'pino';
import { createApp } from '../../src/api/app.ts';
import { frame } from '../../src/api/frame.ts';
import { guard } from '../../src/api/guard.ts';
import { closeServer, homeOf, listen } from '../../src/api/listen.ts';
import { createMetrics } from '../../src/api/metrics.ts';
import { authenticate, needs } from '../../src/api/principal.ts';
import { requestRate, wrongKeys } from '../../src/api/rateLimits.ts';
import { StateAnswers } from '../../src/api/stateAnswers.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { Views } from '../../src/views/views.ts';

/**
 * Forked with KIND FOLDER CASE…: serves the cases of the log in FOLDER until the one who forked it is gone. As `lis`, by
 * Lis; as `bare`, by one Express route behind the same middleware, which sends the same headers and bytes from memory.
 */
const [kind, folder, ...cases] = process.argv.slice(2);
const now = () => new Date('2026-03-02T12:00:00.000Z');
const logger = pino({ level: 'info' }, pino.destination(2));
const log = openSqliteLog(logFileIn(folder!));
const reader = { streams: new StreamCache(log), now };

const metrics = createMetrics();
const rateLimit = 1_000_000_000;

const lisApp = () =>
  createApp({
    log,
    reader,
    logger,
    metrics,
    version: 'bench',
    hosts: [],
    publicRead: true,
    rateLimit,
    views: new Views({ path: `${folder}/views.sqlite`, log, now }),
  });

const bareApp = async () => {
  const states = new StateAnswers(reader);
  const answers = new Map(await Promise.all(cases.map(async id => [id, await states.get(id, {})] as const)));
  const app = frame(logger, metrics);
  app.use(guard([]));
  app.use('/api/v1', authenticate({ reader, publicRead: true }, wrongKeys()), requestRate(rateLimit), needs('read'));
  app.get('/api/v1/cases/:id', (request, response) => {
    const { body, etag } = answers.get(request.params.id)!;
    response.set('ETag', etag).set('Cache-Control', 'no-cache');
    response
      .set('Content-Type', 'application/json; charset=utf-8')
      .set('Content-Length', String(body.length))
      .end(body);
  });
  return app;
};

const server = await listen(kind === 'lis' ? lisApp() : await bareApp(), 0, '127.0.0.1');
process.once('disconnect', () => void closeServer(server).then(() => process.exit()));
process.send!(homeOf(server));
