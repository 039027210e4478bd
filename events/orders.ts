import * as z from 'zod';
import { courtDay } from './courtDate.ts';
import { legal, line, text } from './family.ts';
import { actionRef, slug } from './reference.ts';

/** An order that rules on a motion gives motion.ruled and no order.entered. */
export const orders = {
  'order.entered': legal('move', {
    title: line,
    summary: text.optional(),
    about: z.array(actionRef).optional(),
    oral: z.boolean().optional(),
  }),
  'order.amended': legal('move', { order: actionRef, summary: text }),
  'order.vacated': legal('move', { order: actionRef, reason: text.optional() }),
  'deadline.set': legal('move', {
    what: line,
    due: courtDay.optional(),
    /** Where the day hangs on something else: `14 days after the ruling`. */
    within: line.optional(),
    party: z.array(slug).optional(),
    rule: line.optional(),
    trigger: actionRef.optional(),
    replaces: actionRef.optional(),
  }),
  'deadline.vacated': legal('move', { deadline: actionRef, reason: text.optional() }),
  'service.made': legal('move', {
    served: z.array(slug).min(1),
    how: z.enum(['personal', 'waiver', 'mail', 'publication', 'electronic', 'other']).optional(),
    servedOn: courtDay.optional(),
    answerDue: courtDay.optional(),
  }),
};
