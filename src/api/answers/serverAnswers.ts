import * as z from 'zod';
import { scopes } from '../../../events/keys.ts';
import { named } from '../openApi/components.ts';
import { moment } from './facts.ts';

const scopeList = z.array(z.enum(scopes));

export const keysAnswer = named(
  'Keys',
  z.strictObject({
    items: z.array(
      named(
        'Key',
        z.strictObject({
          id: z.string(),
          name: z.string(),
          scopes: scopeList,
          createdAt: moment,
          createdBy: z.string(),
          revokedAt: moment.nullable(),
        }),
      ),
    ),
  }),
);

/** `key` is what opens the door; nobody is told it again. */
export const newKeyAnswer = named(
  'NewKey',
  z.strictObject({ id: z.string(), name: z.string(), scopes: scopeList, key: z.string() }),
);

export const revokedAnswer = named('Revoked', z.strictObject({ id: z.string(), revoked: z.literal(true) }));

export const aliveAnswer = named('Alive', z.strictObject({ status: z.literal('ok') }));

export const readyAnswer = named(
  'Ready',
  z.strictObject({
    status: z.literal('ready'),
    position: z.string().nullable(),
    damaged: z.array(z.string()).optional(),
  }),
);
