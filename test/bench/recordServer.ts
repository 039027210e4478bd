import { pino } from 'pino';
import { createApp } from '../../src/api/app.ts';
import { frame } from '../../src/api/frame.ts';
import { guard } from '../../src/api/guard.ts';
import { closeServer, homeOf, listen } from '../../src/api/listen.ts';
import { createMetrics } from '../../src/api/metrics.ts';
import { authenticate, needs, principalIn } from '../../src/api/principal.ts';
import { requestRate, wrongKeys } from '../../src/api/rateLimits.ts';
import { megabyte, readBody } from '../../src/api/readBody.ts';
import { sendJson } from '../../src/api/sendJson.ts';
import { draftOf } from '../../src/commands/draft.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import type { StreamHead } from '../../src/log/eventLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { caseStream, StreamCache } from '../../src/log/streamCache.ts';
import { publicEvent } from '../../src/views/publicEvent.ts';
import { Views } from '../../src/views/views.ts';

/**
 * Forked with KIND FOLDER: takes actions into the cases of the log in FOLDER until the one who forked it is gone. As `lis`,
 * by Lis, `following` with the lists as `lis serve` keeps them; as `bare`, by one Express route behind the same middleware,
 * which seals what it was sent as it is, appends it through the port at the head it knows, and answers in the same bytes.
 */
const [kind, folder] = process.argv.slice(2);
const now = () => new Date('2031-03-02T12:00:00.000Z');
const logger = pino({ level: 'info' }, pino.destination(2));
const log = openSqliteLog(logFileIn(folder!));
const reader = { streams: new StreamCache(log), now };
const rateLimit = 1_000_000_000;
const metrics = createMetrics();

const lisApp = async () => {
  const views = new Views({ path: `${folder}/views.sqlite`, log, streams: reader.streams, now });
  if (kind === 'following') {
    await views.open();
    void views.follow(new AbortController().signal);
  }
  return createApp({ log, reader, logger, metrics, version: 'bench', views, hosts: [], publicRead: true, rateLimit });
};

const bareApp = () => {
  const app = frame(logger, metrics);
  app.use(guard([]));
  app.use('/api/v1', authenticate({ reader, publicRead: true }, wrongKeys()), requestRate(rateLimit), needs('read'));
  const heads = new Map<string, StreamHead>();
  app.post('/api/v1/cases/:id/actions', needs('record'), ...readBody(2 * megabyte), async (request, response) => {
    const caseId = String(request.params.id);
    const stream = caseStream(caseId);
    const head = heads.get(stream) ?? headOf((await log.readStream(stream)).at(-1)!);
    const place = { caseId, stream, index: 0, turn: head.revision + 1 };
    const draft = draftOf(request.body, place, { recordedBy: principalIn(response).name }, now());
    const [sealed] = seal(stream, head, [draft], now());
    const { revision, position } = await log.append(stream, head, [sealed!]);
    heads.set(stream, headOf({ ...sealed!, revision }));
    const actions = [publicEvent({ ...sealed!, stream, revision, position })];
    response.status(201).set('Lis-Position', position);
    sendJson(request, response, { caseId, revision, position, actions }, revision);
  });
  return app;
};

const server = await listen(kind === 'bare' ? bareApp() : await lisApp(), 0, '127.0.0.1');
process.once('disconnect', () => void closeServer(server).then(() => process.exit()));
process.send!(homeOf(server));
