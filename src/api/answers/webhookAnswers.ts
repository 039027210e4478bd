import * as z from 'zod';
import { modes } from '../../../events/endpoints.ts';
import { named } from '../openApi/components.ts';
import { moment } from './facts.ts';

const webhook = {
  id: z.string(),
  url: z.string(),
  types: z.array(z.string()).optional(),
  cases: z.array(z.string()).optional(),
  courts: z.array(z.string()).optional(),
  mode: z.enum(modes),
  description: z.string().optional(),
  createdAt: moment,
  createdBy: z.string(),
  /** Why it gets nothing now. */
  disabled: z.enum(['asked', 'gone', 'failing']).nullable(),
  /** All up to here was delivered, or waits for its next attempt. */
  position: z.string().nullable(),
  waiting: z.int(),
  failingSince: moment.nullable(),
};

/** `secret` signs what is sent. It is derived, so whoever may see it is shown it whenever they ask. */
export const webhookAnswer = named('Webhook', z.strictObject({ ...webhook, secret: z.string() }));

export const webhooksAnswer = named(
  'Webhooks',
  z.strictObject({ items: z.array(named('WebhookItem', z.strictObject(webhook))) }),
);

const attempt = named(
  'Attempt',
  z.strictObject({
    position: z.string(),
    number: z.int(),
    type: z.string(),
    caseId: z.string(),
    at: moment,
    tookMs: z.int(),
    status: z.int().nullable(),
    failure: z.string().nullable(),
    /** The beginning of what was answered, as text. */
    reply: z.string().nullable(),
  }),
);

export const deliveriesAnswer = named('Deliveries', z.strictObject({ items: z.array(attempt) }));

export const deletedAnswer = named('WebhookDeleted', z.strictObject({ id: z.string(), deleted: z.literal(true) }));
