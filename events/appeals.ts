import * as z from 'zod';
import { legal, line, text } from './family.ts';
import { actionRef, docket, slug } from './reference.ts';

export const appeals = {
  'appeal.noticed': legal('move', {
    by: z.array(slug).min(1).optional(),
    from: z.array(actionRef).optional(),
    to: line.optional(),
  }),
  /** Stands in the appellate docket, which it opens; `from` is the docket below. */
  'appeal.docketed': legal('open', { from: docket.optional(), kind: line.optional() }, { opens: true }),
  'appeal.decided': legal('close', {
    outcome: z.enum(['affirmed', 'reversed', 'vacated', 'affirmed_in_part', 'dismissed', 'denied', 'remanded']),
    summary: text.optional(),
  }),
  'mandate.issued': legal('rule', { from: docket.optional(), outcome: line.optional() }),
};
