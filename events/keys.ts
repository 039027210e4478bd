import * as z from 'zod';
import { housekeeping, line, text } from './family.ts';

/** What whoever shows a key may do. Whoever records or subscribes may read; admin may all. */
export const scopes = ['read', 'record', 'subscribe', 'admin'] as const;

export type Scope = (typeof scopes)[number];

const id = z.string().regex(/^[0-9a-f]{10}$/);

/** The keys of this Lis, in the stream `key-ring`. What is kept of a key is its hash. */
export const keys = {
  'key.created': housekeeping({
    key: id,
    name: line,
    scopes: z.array(z.enum(scopes)).min(1),
    secretHash: z.hash('sha256'),
  }),
  'key.revoked': housekeeping({ key: id, reason: text.optional() }),
};
