import * as z from 'zod';
import { housekeeping, line } from './family.ts';

/** Never of another endpoint, also once it was deleted: its secret is derived from it. */
export const endpointId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'is not a short name such as newsroom-desk' });

/** In which order an endpoint gets its messages: those of one case one after the other, or each as soon as it can. */
export const modes = ['ordered', 'parallel'] as const;

const settings = {
  url: z.string().max(2_000),
  /** Types of actions; `motion.*` is every type of that family. Left out: all but what is noise. */
  types: z.array(z.string().max(60)).max(100).optional(),
  cases: z.array(z.string().max(200)).max(1_000).optional(),
  courts: z.array(z.string().max(100)).max(100).optional(),
  mode: z.enum(modes),
  description: line.optional(),
};

/**
 * Where webhooks go, in the stream `endpoint-book`. Secrets are derived and stand nowhere: `masterKey` is the fingerprint of
 * what they are derived from.
 */
export const endpoints = {
  'endpoint.created': housekeeping({
    endpoint: endpointId,
    ...settings,
    /** The position after which it gets what is recorded; absent: from the start of the log. */
    after: z.string().max(100).optional(),
    masterKey: z.string().max(64),
  }),
  'endpoint.changed': housekeeping({ endpoint: endpointId, ...settings }),
  'endpoint.disabled': housekeeping({ endpoint: endpointId, why: z.enum(['asked', 'gone', 'failing']) }),
  'endpoint.enabled': housekeeping({ endpoint: endpointId }),
  'endpoint.deleted': housekeeping({ endpoint: endpointId }),
};
