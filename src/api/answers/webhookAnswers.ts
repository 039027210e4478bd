import * as z from 'zod';
import { modes, signatureKinds } from '../../../events/endpoints.ts';
import { named } from '../openApi/components.ts';
import { moment } from './facts.ts';

const strings = z.array(z.string()).optional();

const settings = {
  url: z.string(),
  types: strings,
  cases: strings,
  courts: strings,
  proceedings: strings,
  parties: strings,
  judges: strings,
  certainty: strings,
  q: z.string().optional(),
  capture: z.enum(['live', 'all']).optional(),
  mode: z.enum(modes),
  onExhausted: z.enum(['hold', 'skip']).optional(),
  digest: z
    .union([
      z.strictObject({ everyMinutes: z.int() }),
      z.strictObject({ dailyAt: z.string(), zone: z.string().optional() }),
    ])
    .optional(),
  perSecond: z.number().optional(),
  signature: z.enum(signatureKinds).optional(),
  description: z.string().optional(),
};

const held = named(
  'HeldDelivery',
  z.strictObject({ position: z.string(), type: z.string(), caseId: z.string(), attempts: z.int() }),
);

const replay = named(
  'WebhookReplay',
  z.strictObject({
    number: z.int(),
    from: z.string().nullable(),
    to: z.string(),
    perSecond: z.number(),
    /** It has come so far. */
    position: z.string().nullable(),
    isOver: z.boolean(),
  }),
);

const webhook = {
  id: z.string(),
  ...settings,
  createdAt: moment,
  createdBy: z.string(),
  /** Why it gets nothing now. */
  disabled: z.enum(['asked', 'gone', 'failing']).nullable(),
  /** All up to here was delivered, or waits for its next attempt. */
  position: z.string().nullable(),
  waiting: z.int(),
  /** What failed as often as it is tried, and holds back what follows it. */
  held: z.array(held),
  failingSince: moment.nullable(),
  /** When older secrets sign no more. */
  secretsUntil: z.array(moment),
  replays: z.array(replay),
};

/** Whoever may see a webhook is shown whenever they ask what its messages are verified with: it is derived. */
const keys = { secret: z.string().optional(), publicKey: z.string().optional() };

export const webhookAnswer = named('Webhook', z.strictObject({ ...webhook, ...keys }));

/** What came of one message about the webhook itself. */
export const pingAnswer = named(
  'WebhookPing',
  z.strictObject({
    status: z.int().nullable(),
    failure: z.string().nullable(),
    tookMs: z.int(),
    reply: z.string().nullable(),
  }),
);

export const madeAnswer = named('WebhookMade', z.strictObject({ ...webhook, ...keys, ping: pingAnswer }));

export const webhooksAnswer = named(
  'Webhooks',
  z.strictObject({ items: z.array(named('WebhookItem', z.strictObject(webhook))) }),
);

const attempt = named(
  'Attempt',
  z.strictObject({
    /** Null of a ping. */
    position: z.string().nullable(),
    /** Of a message that was gathered, where it begins. */
    first: z.string().nullable(),
    number: z.int(),
    type: z.string(),
    caseId: z.string().nullable(),
    at: moment,
    tookMs: z.int(),
    status: z.int().nullable(),
    failure: z.string().nullable(),
    /** The beginning of what was answered, as text. */
    reply: z.string().nullable(),
  }),
);

export const deliveriesAnswer = named(
  'Deliveries',
  z.strictObject({ items: z.array(attempt), next: z.string().nullable() }),
);

export const retriedAnswer = named(
  'DeliveryRetried',
  z.strictObject({ id: z.string(), position: z.string(), retried: z.literal(true) }),
);

export const deletedAnswer = named('WebhookDeleted', z.strictObject({ id: z.string(), deleted: z.literal(true) }));
