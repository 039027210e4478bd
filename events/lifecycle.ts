import * as z from 'zod';
import { courtDate } from './courtDate.ts';
import { legal, line, text } from './family.ts';
import { caseSlug, docket, slug } from './reference.ts';

export const prejudice = z.enum(['with', 'without']).nullable();

const elsewhere = docket.extend({ caseId: caseSlug.optional() });

/** A case that moves between dockets stands in the one left, with `to`, and in the one entered, with `from`. */
const move = { from: elsewhere.optional(), to: elsewhere.optional(), under: line.optional() };

/** How a case begins, pauses, moves and ends. Dismissal of a part is claim.disposed or party.terminated. */
export const lifecycle = {
  'case.filed': legal(
    'open',
    { nature: line.optional(), cause: line.optional(), juryDemand: z.boolean().optional() },
    { opens: true },
  ),
  'case.refiled': legal('open', { from: elsewhere, note: text.optional() }, { opens: true }),
  'case.removed': legal('open', move),
  'case.transferred': legal('open', move),
  'case.remanded': legal('open', move),
  'case.consolidated': legal('close', { into: elsewhere.optional(), members: z.array(elsewhere).optional() }),
  'case.related': legal('assert', { ...elsewhere.shape, relation: line, note: text.optional() }),
  'case.stayed': legal('rule', {
    scope: z.enum(['case', 'discovery', 'deadlines', 'claims']),
    claims: z.array(slug).min(1).optional(),
    until: courtDate.optional(),
    reason: text.optional(),
  }),
  'stay.lifted': legal('rule', { scope: z.enum(['case', 'discovery', 'deadlines', 'claims']) }),
  'case.withdrawn': legal('close', { by: z.array(slug).min(1).optional(), prejudice, how: line.optional() }),
  'case.dismissed': legal('close', {
    how: z
      .enum(['court', 'motion', 'stipulation', 'voluntary_motion', 'settled', 'prosecution', 'jurisdiction'])
      .optional(),
    prejudice,
    leave: z.boolean().optional(),
  }),
  'case.settled': legal('close', { prejudice: prejudice.optional(), terms: text.optional() }),
  'settlement.noticed': legal('assert', { by: z.array(slug).optional(), reinstateBy: courtDate.optional() }),
  'case.closed': legal('close', { how: z.enum(['terminated', 'administrative']).optional() }),
  'case.reopened': legal('reopen', { reason: text.optional() }),
};
