import * as z from 'zod';
import { legal, line, text } from './family.ts';
import { actionRef, docket, slug } from './reference.ts';

const appealOutcome = z.enum([
  'affirmed',
  'reversed',
  'vacated',
  'modified',
  'affirmed_in_part',
  'dismissed',
  'denied',
]);

export const appeals = {
  'appeal.noticed': legal('move', {
    by: z.array(slug).min(1).optional(),
    of: z.array(actionRef).optional(),
    to: line.optional(),
  }),
  /** Stands in the appellate docket, which it opens; `from` is the docket below. */
  'appeal.docketed': legal('open', { from: docket.optional(), kind: line.optional() }, { opens: true }),
  'appeal.decided': legal('close', {
    outcome: appealOutcome,
    /** The judgment or orders below that it speaks of. */
    of: z.array(actionRef).min(1).optional(),
    /** Where it decides differently of different parts. */
    parts: z
      .array(
        z.strictObject({
          outcome: appealOutcome,
          of: z.array(actionRef).min(1).optional(),
          claims: z.array(slug).min(1).optional(),
        }),
      )
      .optional(),
    remanded: z.boolean().optional(),
    summary: text.optional(),
  }),
  'mandate.issued': legal('rule', { from: docket.optional(), outcome: line.optional() }),
};
