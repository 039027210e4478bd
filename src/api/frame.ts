import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { createMetrics, type Metrics } from './metrics.ts';
import { requestLog } from './requestLog.ts';
import { requestTimes } from './requestTimes.ts';

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
