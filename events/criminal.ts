import * as z from 'zod';
import { legal, line, text } from './family.ts';
import { slug } from './reference.ts';

const charge = z.strictObject({ charge: slug, number: z.int().min(1).optional(), title: line, basis: line.optional() });

export const criminal = {
  'charges.filed': legal(
    'open',
    {
      instrument: z.enum(['complaint', 'information', 'indictment', 'superseding_indictment']),
      against: z.array(slug).min(1),
      charges: z.array(charge),
    },
    { opens: true },
  ),
  'warrant.issued': legal('rule', { for: z.array(slug).min(1).optional(), kind: line.optional() }),
  'detention.ordered': legal('rule', { party: slug, reason: text.optional() }),
  'release.ordered': legal('rule', { party: slug, conditions: text.optional() }),
  'plea.entered': legal('move', {
    party: slug,
    plea: z.enum(['guilty', 'not_guilty', 'nolo_contendere']),
    charges: z.array(slug).optional(),
  }),
  'charge.disposed': legal('rule', {
    party: slug,
    charge: slug,
    outcome: z.enum(['dismissed', 'convicted', 'acquitted']),
    how: line.optional(),
  }),
  'sentence.imposed': legal('rule', { party: slug, summary: text }),
};
