import * as z from 'zod';
import { legal, own, text } from './family.ts';
import { prejudice } from './lifecycle.ts';
import { against } from './pleadings.ts';
import { slug } from './reference.ts';

const reach = { claim: slug, by: z.array(slug).min(1).optional(), against: against.optional() };

export const claims = {
  'claim.elected': legal('rule', {
    claim: slug,
    over: z.array(slug).min(1),
    by: z.array(slug).optional(),
    note: text.optional(),
  }),
  'claim.disposed': legal('rule', {
    ...reach,
    outcome: z.enum(['dismissed', 'withdrawn', 'decided']),
    how: z
      .enum(['motion_to_dismiss', 'summary_judgment', 'voluntary', 'stipulation', 'verdict', 'trial', 'default'])
      .optional(),
    for: z.enum(['plaintiff', 'defendant']).optional(),
    prejudice: prejudice.optional(),
    leave: z.boolean().optional(),
    ground: text.optional(),
  }),
  'claim.sustained': legal('rule', {
    ...reach,
    stage: z.enum(['motion_to_dismiss', 'summary_judgment', 'trial']).optional(),
    ground: text.optional(),
  }),
  'claim.identified': own({ claim: slug, as: slug.optional(), notAs: slug.optional(), reason: text.optional() }),
};
