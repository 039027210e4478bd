import * as z from 'zod';
import { courtDay } from '../../events/courtDate.ts';
import { slug } from '../../events/reference.ts';
import { markKinds } from '../drawing/markKind.ts';
import { moment, revision, shortText } from '../views/questions.ts';

/** A form sends what was left empty, too. */
export const field = <S extends z.ZodType>(schema: S) =>
  z.preprocess(value => (value === '' ? undefined : value), schema.optional());

export const pageNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, { error: 'is not the number of a page' })
  .transform(Number);

export const caseQuestion = z.strictObject({
  asOf: field(courtDay),
  docketedBy: field(courtDay),
  at: field(revision),
  knownAt: field(moment),
  /** Of the form, what its day is about. */
  by: field(z.enum(['effect', 'record', 'known'])),
  kind: field(z.enum(markKinds)),
  docket: field(shortText),
  party: field(slug),
  text: field(shortText),
  from: field(courtDay),
  to: field(courtDay),
  page: field(pageNumber),
});
