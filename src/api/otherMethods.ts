import type { RequestHandler, Router } from 'express';
import { ProblemError } from './problem.ts';

/** What a reader who meant to record needs to know. */
export const recordingComesLater =
  'This version reads; recording over HTTP comes with a later one. Until then: lis record FILE.';

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD']);

export const wouldRecord = (method: string): boolean => !reads.has(method);

const refuse =
  (allowed: string): RequestHandler =>
  ({ method, originalUrl }, response) => {
    response.set('Allow', allowed);
    if (method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    const path = originalUrl.split('?', 1)[0];
    throw new ProblemError({
      status: 405,
      code: 'method_not_allowed',
      title: 'Not with this method',
      detail: `${path} answers ${allowed}, not ${method}. ${wouldRecord(method) ? recordingComesLater : ''}`.trim(),
    });
  };

/** Tells whoever asks a route of this router with another method which ones it has (RFC 9110, section 15.5.6). */
export const refusingOtherMethods = (router: Router): Router => {
  const paths = new Map<string, Set<string>>();
  for (const { route } of router.stack) {
    if (!route) continue;
    const methods = paths.get(route.path) ?? new Set();
    paths.set(route.path, methods);
    for (const { method } of route.stack) methods.add(method.toUpperCase());
  }
  for (const [path, methods] of paths) {
    if (methods.has('GET')) methods.add('HEAD');
    router.all(path, refuse([...methods].join(', ')));
  }
  return router;
};
