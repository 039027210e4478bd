import * as z from 'zod';
import { housekeeping, line } from './family.ts';

/** Never of another endpoint, also once it was deleted: its secret is derived from it. */
export const endpointId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'is not a short name such as newsroom-desk' });

/** In which order an endpoint gets its messages: those of one case one after the other, all of them so, or each as soon as it can. */
export const modes = ['ordered', 'serial', 'parallel'] as const;

/** How messages are signed (Standard Webhooks): with a secret that both know, or with a key of which the receiver has the public half. */
export const signatureKinds = ['v1', 'v1a'] as const;

const few = <S extends z.ZodType>(item: S, most = 100) => z.array(item).max(most).optional();
const name = z.string().max(200);

/** What an endpoint gets; what is left out does not matter. */
const wanted = {
  /** Types of actions; `motion.*` is every type of that family. Left out: all but what is noise. */
  types: few(z.string().max(60)),
  cases: few(name, 1_000),
  courts: few(z.string().max(100)),
  /** `<court> <docketNumber>`. */
  proceedings: few(name),
  /** Parts of the names of parties, and of judges, of the case. */
  parties: few(name),
  judges: few(name),
  certainty: few(z.enum(['record', 'press', 'unverified'])),
  /** Words that the action, or its case's title, holds. */
  q: name.optional(),
  /** Whether what an import brings is told action by action, or as one message. */
  capture: z.enum(['live', 'all']).optional(),
};

const settings = {
  url: z.string().max(2_000),
  ...wanted,
  mode: z.enum(modes),
  /** What becomes of a message that failed ten times: it holds back what follows, or is given up. */
  onExhausted: z.enum(['hold', 'skip']).optional(),
  /** Left out: each action is a message of its own. */
  digest: z
    .union([
      z.strictObject({ everyMinutes: z.int().min(1).max(1_440) }),
      z.strictObject({ dailyAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), zone: z.string().max(100).optional() }),
    ])
    .optional(),
  perSecond: z.number().min(0.01).max(1_000).optional(),
  signature: z.enum(signatureKinds).optional(),
  description: line.optional(),
};

const endpoint = endpointId;
const position = z.string().max(100);

/**
 * Where webhooks go, in the stream `endpoint-book`. Secrets are derived and stand nowhere: `masterKey` is the fingerprint of
 * what they are derived from.
 */
export const endpoints = {
  /** It gets what is recorded after the position `after`; left out: all from the start of the log. */
  'endpoint.created': housekeeping({
    endpoint,
    ...settings,
    after: position.optional(),
    masterKey: z.string().max(64),
  }),
  'endpoint.changed': housekeeping({ endpoint, ...settings }),
  'endpoint.disabled': housekeeping({ endpoint, why: z.enum(['asked', 'gone', 'failing']) }),
  'endpoint.enabled': housekeeping({ endpoint }),
  'endpoint.deleted': housekeeping({ endpoint }),
  /** It has another secret; those before sign as well for so many hours. */
  'endpoint.rotated': housekeeping({ endpoint, overlapHours: z.number().min(0).max(168) }),
  /** What was recorded after `after` (left out: from the start) up to `upTo` is delivered once more. */
  'endpoint.replayed': housekeeping({
    endpoint,
    after: position.optional(),
    upTo: position,
    perSecond: z.number().min(0.01).max(1_000),
  }),
  /** Every attempt failed since that moment. */
  'endpoint.failing': housekeeping({ endpoint, since: z.iso.datetime() }),
  /** A message failed as often as it is tried. Where `holds`, what follows it waits for somebody to look. */
  'endpoint.exhausted': housekeeping({ endpoint, position, caseId: name.optional(), holds: z.boolean() }),
  /** Secrets are derived from another master key now: every receiver needs its new one. */
  'endpoint.rekeyed': housekeeping({ masterKey: z.string().max(64) }),
};
