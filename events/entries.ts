import * as z from 'zod';
import { courtDay } from './courtDate.ts';
import { legal, line, text } from './family.ts';
import { actionRef, entryNumber, hearingRef, uuid } from './reference.ts';

/** Best first: each field of an entry is the best source's, then the latest capture's (EVENTS.md section 3). */
export const sightingKinds = ['page', 'history', 'email', 'feed', 'hand'] as const;

/** What else the court calls an entry by. */
const aliases = z.strictObject({
  number: entryNumber.optional(),
  sequence: z.int().min(0).optional(),
  documentId: line.optional(),
});

/** All that an entry was known by when it was sealed, so that it is found also once nothing else is left of it. */
const sealed = aliases.extend({ entryIds: z.array(uuid).max(100).optional() });

/** One view of a docket entry by one source. `text` may be empty where the source gave none. */
const sighting = {
  from: z.enum(sightingKinds),
  capturedOn: courtDay,
  text: z.string().max(200_000),
  abridged: z.literal(true).optional(),
  event: line.optional(),
  filedOn: courtDay,
  enteredOn: courtDay.optional(),
  aliases: aliases.optional(),
};

export const entries = {
  'entry.recorded': legal('entry', sighting),
  'entry.observed': legal('entry', sighting),
  'entry.edited': legal('entry', { before: z.string().max(200_000), after: z.string().max(200_000) }),
  'entry.struck': legal('entry', { reason: text.optional() }),
  'entry.sealed': legal('entry', {
    scope: z.enum(['document', 'entry', 'erase']),
    order: actionRef.optional(),
    reason: text.optional(),
    aliases: sealed.optional(),
  }),
  'entry.unsealed': legal('entry', { order: actionRef.optional(), aliases: sealed.optional() }),
  'document.available': legal('entry', {
    title: line.optional(),
    pages: z.int().min(1).optional(),
    attachment: z.int().min(0).optional(),
  }),
  'transcript.filed': legal('move', {
    of: hearingRef.optional(),
    sessionOn: courtDay.optional(),
    pages: z.int().min(1).optional(),
  }),
};

/** Whether a type shows an entry as one source has it. */
export const isSightingType = (type: string): boolean => type === 'entry.recorded' || type === 'entry.observed';

/** Whether a type says what of an entry may be shown. */
export const isSealType = (type: string): boolean => type === 'entry.sealed' || type === 'entry.unsealed';
