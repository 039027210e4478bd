import { Router } from 'express';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import { readMetrics } from './operations/metricsOperations.ts';
import { needsKey } from './principal.ts';
import { viewGauges } from './viewGauges.ts';

/** What Prometheus asks for. How much is read and recorded is no public record: where there are keys, one is needed. */
export const metricsRoutes = (door: Door): Router => {
  const router = Router();
  const { registry } = door.metrics;
  viewGauges(door);
  router.get('/metrics', described(readMetrics), needsKey, async (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return router;
};
