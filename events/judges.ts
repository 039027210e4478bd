import { legal, line, text } from './family.ts';
import { slug } from './reference.ts';

export const judges = {
  'judge.assigned': legal('move', {
    judge: slug,
    name: line,
    role: line,
    replaces: slug.optional(),
    how: line.optional(),
  }),
  'judge.disqualified': legal('move', { judge: slug, how: line.optional(), reason: text.optional() }),
};
