import * as z from 'zod';
import { courtDay, courtTime } from './courtDate.ts';
import { legal, line, text } from './family.ts';
import { actionRef, hearingRef } from './reference.ts';

/** A hearing's id is the id of its hearing.set. A trial is a hearing of kind `trial`. */
export const hearings = {
  'hearing.set': legal('move', {
    kind: line,
    /** Left out where the day is to be set later. */
    at: courtTime.optional(),
    place: line.optional(),
    title: line.optional(),
    motions: z.array(actionRef).optional(),
  }),
  'hearing.reset': legal('move', {
    hearing: hearingRef,
    to: courtTime,
    place: line.optional(),
    reason: text.optional(),
  }),
  'hearing.vacated': legal('move', { hearing: hearingRef, reason: text.optional() }),
  'hearing.held': legal('move', {
    hearing: hearingRef.optional(),
    kind: line.optional(),
    sessionOn: courtDay,
    continues: z.boolean().optional(),
    minutes: z.int().min(0).optional(),
    summary: text.optional(),
  }),
};
