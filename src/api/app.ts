import type { ErrorRequestHandler, Express } from 'express';
import { actionsRoutes } from './actionsRoutes.ts';
import { casesRoutes } from './casesRoutes.ts';
import type { Door } from './door.ts';
import { eventsRoutes } from './eventsRoutes.ts';
import { frame } from './frame.ts';
import { healthRoutes } from './healthRoutes.ts';
import { ProblemError, sendProblem } from './problem.ts';
import { problemOf } from './problemOf.ts';

const errorHandler: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  const problem = problemOf(error);
  if (problem.status === 500) request.log.error({ err: error }, 'request failed');
  else if (problem.status > 500) request.log.warn({ code: problem.code, reason: error.message }, 'not answered');
  sendProblem(response, problem);
};

/** The HTTP door. Nothing is listening yet. */
export const createApp = (door: Door): Express => {
  const app = frame(door.logger);
  app.use('/api/v1', casesRoutes(door), actionsRoutes(door), eventsRoutes(door));
  app.use(healthRoutes(door));
  app.get('/', (_request, response) => response.redirect(307, '/api/v1/cases'));
  app.get('/cases{/*rest}', (request, response) => response.redirect(307, `/api/v1${request.originalUrl}`));
  app.use(request => {
    const detail = `${request.method} ${request.path} is nothing that Lis answers. Cases are at /api/v1/cases.`;
    throw new ProblemError({ status: 404, code: 'unknown_route', title: 'No such route', detail });
  });
  app.use(errorHandler);
  return app;
};
