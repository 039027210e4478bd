import * as z from 'zod';
import { action } from '../../events/action.ts';
import { actionTypes } from '../../events/catalogue.ts';
import { endpointId, modes } from '../../events/endpoints.ts';
import { line, text } from '../../events/family.ts';
import { scopes } from '../../events/keys.ts';
import { caseSlug, slug } from '../../events/reference.ts';
import { keyName } from '../commands/keys.ts';
import { court } from '../views/questions.ts';

/** Actions that are recorded together: all of them or none. */
export const several = z.strictObject({ actions: z.array(action).min(1, 'holds no action').max(2_000) });

export const newKey = z.strictObject({ name: keyName, scopes: z.array(z.enum(scopes)).min(1, 'names no scope') });

/** The case that is joined into the one of the path, and that is separated from it. */
export const joinBody = z.strictObject({ from: caseSlug });
export const separationBody = z.strictObject({ from: caseSlug, reason: text.optional() });

/** `motion.*` is every type of a family. */
const typePattern = z
  .string()
  .refine(
    pattern => pattern === '*' || actionTypes.some(type => type === pattern || `${type.split('.')[0]}.*` === pattern),
    {
      error: ({ input }) =>
        `${JSON.stringify(input)} is no type of action, nor a family such as motion.* (lis types lists them)`,
    },
  );

/** Where a webhook goes, and what it gets. The address is checked where it is made. */
export const newWebhook = z.strictObject({
  id: endpointId.optional(),
  url: z.string().max(2_000),
  types: z.array(typePattern).min(1, 'names no type').max(100).optional(),
  cases: z.array(slug).min(1, 'names no case').max(1_000).optional(),
  courts: z.array(court).min(1, 'names no court').max(100).optional(),
  mode: z.enum(modes).default('ordered'),
  from: z.string().max(100).default('now'),
  description: line.optional(),
});
