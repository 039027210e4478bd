import { randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { createMetrics, type Metrics } from './metrics.ts';
import { requestTimes } from './requestTimes.ts';

const requestLog = (logger: Logger) =>
  pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode === 500 ? 'error' : 'debug'),
    // pino-http makes an error of its own of every 5xx; the one that there was is told where it was answered (app.ts).
    customErrorObject: (_request, response, _error, { err, ...line }) =>
      response.statusCode >= 500 ? line : { ...line, err },
    serializers: { req: ({ id, method, url }) => ({ id, method, url }), res: ({ statusCode }) => ({ statusCode }) },
  });

/** An Express app without routes: what every answer has, its id, its line in the log, its time among the metrics and the headers that browsers obey. */
export const frame = (logger: Logger, metrics: Metrics = createMetrics()): Express => {
  const app = express();
  app.disable('x-powered-by').set('etag', false);
  app.use(requestTimes(metrics), requestLog(logger));
  // Plain http on a name other than localhost: browsers would ask for https and find nothing.
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
      strictTransportSecurity: false,
    }),
  );
  return app;
};
