import * as z from 'zod';
import { action } from '../../events/action.ts';
import { text } from '../../events/family.ts';
import { scopes } from '../../events/keys.ts';
import { caseSlug } from '../../events/reference.ts';
import { keyName } from '../commands/keys.ts';

/** Actions that are recorded together: all of them or none. */
export const several = z.strictObject({ actions: z.array(action).min(1, 'holds no action').max(2_000) });

export const newKey = z.strictObject({ name: keyName, scopes: z.array(z.enum(scopes)).min(1, 'names no scope') });

/** The case that is joined into the one of the path, and that is separated from it. */
export const joinBody = z.strictObject({ from: caseSlug });
export const separationBody = z.strictObject({ from: caseSlug, reason: text.optional() });

const isBase64 = (text: string): boolean => !/[^A-Za-z0-9+/=\s]/.test(text);

/** A file as it is, in a string; what is no text in base64. */
export const importBody = z
  .strictObject({
    name: z.string().min(1).max(1_000),
    content: z.string(),
    encoding: z.enum(['utf8', 'base64']).default('utf8'),
    capture: z.enum(['backfill', 'live']).default('backfill'),
    dryRun: z.boolean().default(false),
  })
  .refine(({ content, encoding }) => encoding === 'utf8' || isBase64(content), {
    path: ['content'],
    error: 'is not base64',
  });
