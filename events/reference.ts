import * as z from 'zod';
import { courtDay } from './courtDate.ts';
import { courtId, courtsLike } from './courts.ts';

export const uuid = z.uuid({ error: 'is not a UUID', abort: true }).toLowerCase();

export const longestSlug = 100;

/** A name inside one case, for a party, a claim, a pleading, a judge: minted once, kept over renaming and renumbering. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'is not a slug (lower-case letters and digits, joined by single hyphens)',
  })
  .max(longestSlug);

const court = z.string().transform((spelling, context) => {
  const id = courtId(spelling);
  if (id) return id;
  const meant = courtsLike(spelling).map(like => `"${like}"`);
  const hint = meant.length > 0 ? `: did you mean ${meant.join(' or ')}?` : ', such as "cand" or "ca9"';
  context.addIssue(`${JSON.stringify(spelling)} is not a court id of courts-db${hint}`);
  return z.NEVER;
});

/** A case's own name: a slug, but one that nothing inside a case has. */
export const caseSlug = slug.max(longestSlug);

export const docketNumber = z
  .string()
  .trim()
  .max(100)
  .regex(/[\p{L}\p{N}]/u, { error: 'has neither letters nor digits' });

/** One docket before one court. As `proceeding` it always carries the docket's first spelling. */
export const docket = z.strictObject({ court, docketNumber });

export type Docket = z.infer<typeof docket>;

export const entryNumber = z.int().min(0).max(1_000_000);

const byEntry = z.strictObject({ entry: entryNumber, part: z.int().min(0).optional(), proceeding: docket.optional() });

/** Names an earlier action by its id, or by the number of its docket entry (in the same proceeding unless said). */
export const actionRef = z.union([uuid, byEntry], { error: 'is neither an action id nor {entry, part?, proceeding?}' });

const byDay = z.strictObject({
  kind: z.string().trim().min(1).max(1_000),
  from: courtDay,
  motion: actionRef.optional(),
  proceeding: docket.optional(),
});

/** Names a hearing as an action is named, or by its kind and the day it stood at. */
export const hearingRef = z.union([uuid, byEntry, byDay], {
  error: 'is neither an action id, nor {entry}, nor {kind, from}',
});

export type ActionRef = z.infer<typeof actionRef>;
export type HearingRef = z.infer<typeof hearingRef>;
