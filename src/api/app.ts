import {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import type { Scope } from '../../events/keys.ts';
import { CaseAbsorbedError } from '../views/caseAbsorbedError.ts';
import { actionsRoutes } from './actionsRoutes.ts';
import { casesRoutes } from './casesRoutes.ts';
import { docsRoutes } from './docsRoutes.ts';
import type { Door } from './door.ts';
import { eventsRoutes } from './eventsRoutes.ts';
import { fileRoutes } from './fileRoutes.ts';
import { frame } from './frame.ts';
import { guard } from './guard.ts';
import { healthRoutes } from './healthRoutes.ts';
import { importRoutes } from './importRoutes.ts';
import { joiningRoutes } from './joiningRoutes.ts';
import { keysRoutes } from './keysRoutes.ts';
import { metricsRoutes } from './metricsRoutes.ts';
import { operationsIn } from './openApi/operation.ts';
import { refusingOtherMethods } from './otherMethods.ts';
import { authenticate, keyCookie, needs, type Principal } from './principal.ts';
import { type Problem, ProblemError, sendProblem } from './problem.ts';
import { problemOf } from './problemOf.ts';
import { requestRate, wrongKeys } from './rateLimits.ts';
import { recordingRoutes } from './recordingRoutes.ts';
import { streamRoutes } from './streamRoutes.ts';
import { webhooksRoutes } from './webhooksRoutes.ts';

/** The same question of the case that one was joined into (EVENTS.md section 6). */
const redirectedUrl = ({ originalUrl }: Request, { asked, caseId }: CaseAbsorbedError): string =>
  originalUrl.replace(new RegExp(`(?<=/cases/|[?&]case=)${asked}(?![a-z0-9-])`), caseId);

/** What stands before a page, as before what the API answers. */
export interface Gate {
  readonly enter: readonly RequestHandler[];
  readonly needs: (scope: Scope) => RequestHandler;
  readonly visitorIn: (response: Response) => Principal | undefined;
}

/** Pages for people, which stand beside the API: another door, which this one only lets through. */
export interface Pages {
  readonly router: Router;
  /** The page that says what went wrong. */
  readonly trouble: (request: Request, response: Response, problem: Problem) => string;
}

const isOfPages = ({ path }: Request): boolean => !/^\/(api|metrics|openapi)/.test(path);

const errorHandler =
  (pages: Pages | undefined): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof CaseAbsorbedError && ['GET', 'HEAD'].includes(request.method))
      return response.redirect(307, redirectedUrl(request, error));
    const problem = problemOf(error);
    if (problem.status === 500) request.log.error({ err: error }, 'request failed');
    else if (problem.status > 500) request.log.warn({ code: problem.code, reason: error.message }, 'not answered');
    if (pages && isOfPages(request) && request.accepts(['json', 'html']) === 'html') {
      // What is no key any more would be shown again and again; who shows a wrong one keeps the right one.
      if (problem.status === 401 && request.headers.authorization === undefined)
        response.clearCookie(keyCookie, { path: '/' });
      response
        .set('Cache-Control', 'no-store')
        .status(problem.status)
        .type('html')
        .send(pages.trouble(request, response, problem));
    } else sendProblem(response, problem);
  };

/** Where citations and people come in: on to the API. */
const doorstep = (): Router => {
  const router = Router();
  router.get('/', (_request, response) => response.redirect(307, '/api/v1/cases'));
  router.get('/actions/:id', (request, response) => response.redirect(307, `/api/v1/actions/${request.params.id}`));
  router.get('/cases{/*rest}', (request, response) => response.redirect(307, `/api/v1${request.originalUrl}`));
  return router;
};

/** The HTTP door. Nothing is listening yet. */
export const createApp = (door: Door, openPages?: (gate: Gate) => Pages): Express => {
  const app = frame(door.logger, door.metrics);
  const health = healthRoutes(door);
  const api = [
    recordingRoutes(door),
    casesRoutes(door),
    fileRoutes(door),
    actionsRoutes(door),
    eventsRoutes(door),
    streamRoutes(door),
    importRoutes(door),
    joiningRoutes(door),
    keysRoutes(door),
    ...(door.webhooks ? [webhooksRoutes(door.webhooks)] : []),
  ];
  const metrics = metricsRoutes(door);
  const operations = () => [...operationsIn('/api/v1', api), ...operationsIn('', [health, metrics, docs])];
  const docs: Router = docsRoutes(operations, door.version);
  app.use(health, guard(door.hosts));
  const enter = [authenticate(door, wrongKeys()), requestRate(door.rateLimit)];
  const pages = openPages?.({ enter, needs, visitorIn: ({ locals }) => locals.principal });
  app.use(['/api/v1', '/metrics'], ...enter);
  app.use('/api/v1', needs('read'), ...refusingOtherMethods(...api));
  if (pages) app.use(pages.router);
  app.use(...refusingOtherMethods(metrics, docs, doorstep()));
  app.use(({ method, path }) => {
    const detail = `${method} ${path} is nothing that Lis answers. Cases are at /api/v1/cases.`;
    throw new ProblemError({ code: 'unknown_route', detail });
  });
  app.use(errorHandler(pages));
  return app;
};
