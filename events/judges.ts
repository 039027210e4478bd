import * as z from 'zod';
import { legal, line, text } from './family.ts';
import { slug } from './reference.ts';

export const judges = {
  'judge.assigned': legal('move', {
    judge: slug,
    name: line,
    /** Who presides takes the place of who presided. */
    role: z.enum(['presiding', 'referred', 'panel', 'settlement', 'other']),
    title: line.optional(),
    replaces: slug.optional(),
    how: line.optional(),
  }),
  'judge.disqualified': legal('move', { judge: slug, how: line.optional(), reason: text.optional() }),
};
