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
