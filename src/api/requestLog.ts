import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { loggedAddress } from './loggedAddress.ts';

/** A line for each request, under the id that its answer carries. No header and no body ever stands in it. */
export const requestLog = (logger: Logger): RequestHandler =>
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
    serializers: {
      req: ({ id, method, url }) => ({ id, method, url: loggedAddress(url) }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
