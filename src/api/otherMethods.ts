import { type RequestHandler, Router } from 'express';
import { ProblemError } from './problem.ts';

const refuse =
  (allowed: string): RequestHandler =>
  ({ method, originalUrl }, response) => {
    response.set('Allow', allowed);
    const path = originalUrl.split('?', 1)[0];
    throw new ProblemError({
      code: 'method_not_allowed',
      detail: `${path} answers ${allowed}, not ${method}.`,
    });
  };

const methodsByPath = (routers: readonly Router[]): ReadonlyMap<string, Set<string>> => {
  const paths = new Map<string, Set<string>>();
  for (const { route } of routers.flatMap(({ stack }) => stack)) {
    if (!route) continue;
    const methods = paths.get(route.path) ?? new Set();
    paths.set(route.path, methods);
    for (const { method } of route.stack) if (method) methods.add(method.toUpperCase());
    if (methods.has('GET')) methods.add('HEAD');
  }
  return paths;
};

/**
 * These routers, and beside them what tells whoever asks their routes with another method which they have (RFC 9110,
 * section 15.5.6). Each router by itself would answer OPTIONS for its own methods alone.
 */
export const refusingOtherMethods = (...routers: readonly Router[]): readonly RequestHandler[] => {
  const [options, others] = [Router(), Router()];
  // Its routes are the others' over again, and asked of nothing else.
  const onOptions: RequestHandler = (request, response, next) =>
    request.method === 'OPTIONS' ? options(request, response, next) : next();
  for (const [path, methods] of methodsByPath(routers)) {
    const allowed = [...methods].sort().join(', ');
    options.options(path, (_request, response) => void response.set('Allow', allowed).status(204).end());
    others.all(path, refuse(allowed));
  }
  return [onOptions, ...routers, others];
};
