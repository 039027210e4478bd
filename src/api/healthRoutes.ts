import { Router } from 'express';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import { alive, ready } from './operations/healthOperations.ts';
import { ProblemError } from './problem.ts';

/**
 * /healthz: the process lives. /readyz: the log answers and the lists have caught up with it, but for the streams named
 * as damaged: of one that cannot be read nobody gains by missing the others.
 */
export const healthRoutes = ({ log, views }: Door): Router => {
  const router = Router();
  router.get('/healthz', described(alive), (_request, response) => void response.json({ status: 'ok' }));
  router.get('/readyz', described(ready), async (_request, response) => {
    await log.readStream('health');
    if (!views.ready) {
      throw new ProblemError({
        code: 'views_behind',
        detail: 'Try again in a moment.',
      });
    }
    const damaged = views.store.damaged().map(({ stream }) => stream);
    const position = views.store.checkpoint()?.position ?? null;
    response.json({ status: 'ready', position, ...(damaged.length > 0 && { damaged }) });
  });
  return router;
};
