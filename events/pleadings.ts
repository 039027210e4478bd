import * as z from 'zod';
import { legal, line, text } from './family.ts';
import { slug } from './reference.ts';

/** Groups are expanded when recorded; absent = not stated. */
export const against = z.union([z.literal('all'), z.array(slug).min(1)]);

const count = z.strictObject({
  claim: slug,
  number: z.int().min(1).optional(),
  title: line,
  basis: line.optional(),
  by: z.array(slug).min(1).optional(),
  against: against.optional(),
});

/** Every count that the pleading lists, so that one left out of the next version is dropped. */
const complaint = {
  pleading: slug,
  title: line,
  by: z.array(slug).min(1).optional(),
  /** Absent = not known, which drops nothing; empty = pleads none. */
  claims: z.array(count).optional(),
  /** The earlier pleading that this one takes the place of; left out: the same party's. */
  amends: slug.optional(),
  note: text.optional(),
};

export const pleadings = {
  'complaint.filed': legal('assert', complaint),
  'complaint.amended': legal('assert', complaint),
  'counterclaim.filed': legal('assert', complaint),
  'crossclaim.filed': legal('assert', complaint),
  'third_party_complaint.filed': legal('assert', complaint),
  'answer.filed': legal('assert', {
    by: z.array(slug).min(1).optional(),
    to: slug.optional(),
    title: line.optional(),
    claims: z.array(slug).optional(),
  }),
};
