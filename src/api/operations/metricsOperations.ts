import * as z from 'zod';
import type { Operation } from '../openApi/operation.ts';

export const readMetrics: Operation = {
  id: 'readMetrics',
  tag: 'Server',
  summary: 'What is counted, as Prometheus reads it',
  description: 'Once there is a key, any key opens it, and nothing else does: also where reading needs none.',
  needs: 'key',
  answers: { 200: { says: 'The metrics.', schema: z.string(), type: 'text/plain' } },
  examples: [{ name: 'metrics', summary: 'What is counted' }],
};
