import * as z from 'zod';
import { named } from '../openApi/components.ts';
import { eventAnswer } from './actionAnswers.ts';
import { id } from './facts.ts';

const lostDocket = z.strictObject({ court: z.string(), docketNumber: z.string(), heldBy: z.string() });

/** What a seal erased: how many events, and whether no copy of them is left in the files of this Lis. */
const erased = z.strictObject({ events: z.int(), gone: z.boolean() });

/** What a request recorded, or what stands of it. */
export const recordedAnswer = named(
  'Recorded',
  z.strictObject({
    caseId: z.string(),
    revision: z.int(),
    position: z.string(),
    actions: z.array(eventAnswer),
    otherwise: z.array(id).optional(),
    lostDockets: z.array(lostDocket).optional(),
    erased: erased.optional(),
  }),
);

/** What of a file was recorded, and what stood already. */
export const fileAnswer = named(
  'RecordedFile',
  z.strictObject({
    caseId: z.string(),
    recorded: z.int(),
    known: z.int(),
    otherwise: z.array(id),
    titleStands: z.string().optional(),
    lostDockets: z.array(lostDocket),
    erased: erased.optional(),
  }),
);

/** One page of the log. */
export const eventsAnswer = named(
  'Events',
  z.strictObject({ items: z.array(eventAnswer), next: z.string().nullable(), more: z.boolean() }),
);
