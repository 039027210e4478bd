import * as z from 'zod';
import { legal, line, own, text } from './family.ts';
import { slug } from './reference.ts';

const role = line;

export const parties = {
  'party.joined': legal('join', {
    party: slug,
    name: line,
    kind: z.enum(['person', 'organization', 'government', 'placeholder', 'unknown']).optional(),
    description: line.optional(),
    role,
    groups: z.array(line).optional(),
    capacity: line.optional(),
  }),
  'party.terminated': legal('rule', { party: slug, role: role.optional(), reason: text.optional() }),
  'party.renamed': legal('join', { party: slug, name: line }),
  'party.substituted': legal('join', {
    party: slug,
    successor: slug,
    name: line.optional(),
    role: role.optional(),
    claims: z.array(slug).optional(),
    reason: text.optional(),
  }),
  'counsel.appeared': legal('join', {
    counsel: slug,
    for: z.array(slug).min(1),
    name: line,
    firm: line.optional(),
    role: line.optional(),
  }),
  'counsel.withdrew': legal('join', { counsel: slug, for: z.array(slug).min(1) }),
  'party.identified': own({ party: slug, as: slug.optional(), notAs: slug.optional(), reason: text.optional() }),
};
