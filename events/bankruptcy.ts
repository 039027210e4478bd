import * as z from 'zod';
import { legal, line, text } from './family.ts';
import { slug } from './reference.ts';

const chapter = z.enum(['7', '9', '11', '12', '13', '15']);

export const bankruptcy = {
  'petition.filed': legal(
    'open',
    {
      chapter,
      by: z.array(slug).min(1).optional(),
      voluntary: z.boolean().optional(),
    },
    { opens: true },
  ),
  'chapter.converted': legal('rule', { from: chapter.optional(), to: chapter }),
  'trustee.appointed': legal('join', { party: slug, name: line }),
  'proof.filed': legal('assert', { by: slug, number: line.optional(), amount: line.optional() }),
  'plan.confirmed': legal('rule', { summary: text.optional() }),
  'discharge.entered': legal('rule', { party: slug.optional() }),
};
