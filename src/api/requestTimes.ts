import type { RequestHandler } from 'express';
import type { Metrics } from './metrics.ts';

/** Counts every answer by the pattern of its route, never by what the address held: the sets of labels are bounded. */
export const requestTimes =
  ({ requests }: Metrics): RequestHandler =>
  ({ method }, response, next) => {
    const measure = requests.startTimer();
    response.once('close', () => {
      const { route = 'none' } = response.locals as { readonly route?: string };
      measure({ method: route === 'none' ? 'any' : method, route, status: response.statusCode });
    });
    next();
  };
