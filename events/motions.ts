import * as z from 'zod';
import { legal, line, text } from './family.ts';
import { actionRef, slug } from './reference.ts';

const by = z.array(slug).min(1).optional();

export const rulingOutcomes = [
  'granted',
  'denied',
  'granted_in_part',
  'moot',
  'stricken',
  'referred',
  'terminated',
] as const;

/** A motion's id is the id of its motion.filed. One entry that makes several motions gives several actions. */
export const motions = {
  'motion.filed': legal('move', {
    kinds: z.array(line).min(1),
    by,
    against: z.array(slug).optional(),
    title: line.optional(),
    claims: z.array(slug).optional(),
    relief: text.optional(),
  }),
  'motion.opposed': legal('move', {
    motion: actionRef,
    by,
    response: z.enum(['opposition', 'response', 'non_opposition', 'joinder']).optional(),
  }),
  'motion.replied': legal('move', { motion: actionRef, by }),
  'motion.submitted': legal('move', { motion: actionRef, how: line.optional() }),
  'motion.withdrawn': legal('rule', { motion: actionRef, by }),
  'motion.ruled': legal('rule', {
    motion: actionRef,
    outcome: z.enum(rulingOutcomes),
    prejudice: z.enum(['with', 'without']).nullable().optional(),
    remaining: text.optional(),
    summary: text.optional(),
  }),
  'recommendation.made': legal('rule', {
    motion: actionRef.optional(),
    recommends: text,
    objectionsDue: z.iso.date().optional(),
  }),
  'objection.filed': legal('move', { to: actionRef.optional(), by, title: line.optional() }),
  'stipulation.filed': legal('move', { by, title: line, claims: z.array(slug).optional() }),
  'brief.filed': legal('move', { by, title: line, about: actionRef.optional(), kind: line.optional() }),
};
