import * as z from 'zod';
import { named } from '../openApi/components.ts';

const fault = z.strictObject({
  pointer: z.string(),
  detail: z.string(),
  code: z.string().optional(),
  rule: z.string().optional(),
});

/** What is wrong, where, and what to do (RFC 9457). */
export const problemAnswer = named(
  'Problem',
  z.strictObject({
    type: z.string(),
    status: z.int(),
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    errors: z.array(fault).optional(),
    rule: z.string().optional(),
    caseId: z.string().optional(),
    retryAfter: z.int().optional(),
  }),
);
