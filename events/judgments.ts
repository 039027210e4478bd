import * as z from 'zod';
import { legal, line, text } from './family.ts';
import { prejudice } from './lifecycle.ts';
import { against } from './pleadings.ts';
import { slug } from './reference.ts';

const finding = z.strictObject({
  claim: slug,
  against: against.optional(),
  for: z.enum(['plaintiff', 'defendant']).optional(),
  finding: text,
});

export const judgments = {
  /** An advisory verdict binds nobody until the court adopts it. */
  'verdict.returned': legal('rule', {
    advisory: z.boolean().optional(),
    claims: z.array(finding),
    summary: text.optional(),
  }),
  'judgment.entered': legal('close', {
    /**
     * Left out where the source does not say: a judgment is final unless it says otherwise, or lists some of the pending
     * claims alone.
     */
    final: z.boolean().optional(),
    kind: z.enum(['jury', 'bench', 'summary', 'default', 'consent', 'dismissal', 'criminal', 'other']).optional(),
    inFavorOf: z.array(slug).optional(),
    claims: z.array(slug).optional(),
    prejudice: prejudice.optional(),
    summary: text.optional(),
    title: line.optional(),
  }),
};
