import * as z from 'zod';
import { like } from '../../events/action.ts';
import { type ActionType, actionTypes } from '../../events/catalogue.ts';
import { courtDay } from '../../events/courtDate.ts';
import { courtId } from '../../events/courts.ts';
import { slug } from '../../events/reference.ts';
import type { Status } from '../../projections/fold/status.ts';
import { revisionPattern } from './askedRevision.ts';
import { EmptySearchError, type Sought, soughtIn } from './search/sought.ts';

/** What can be asked of cases, as text, the same at every door. Messages go on from the parameter's name. */
export const revision = z
  .string()
  .regex(revisionPattern, { error: 'is not a revision such as 41 or 41-9f3c2a417d0be855' });

export const moment = z.iso.datetime({ offset: true, error: 'is not a moment such as 2026-05-03T12:00:00Z' });

export const actionType = z.enum(actionTypes as [string, ...string[]], {
  error: ({ input }) =>
    `${JSON.stringify(input)} is not a type of action${like(input, actionTypes)} (lis types lists them)`,
});

/** A type, a family of types such as `motion.*`, or `*`. */
export const typePattern = (known: readonly ActionType[]) =>
  z
    .string()
    .refine(
      pattern => pattern === '*' || known.some(type => type === pattern || `${type.split('.')[0]}.*` === pattern),
      {
        error: ({ input }) =>
          `${JSON.stringify(input)} is no type of action, nor a family such as motion.*${like(String(input), known)} (lis types lists them)`,
      },
    );

/** Items with commas between. */
export const listOf = <T extends string>(item: z.ZodType<T, string>) =>
  z
    .string()
    .transform(value => value.split(',').map(part => part.trim()))
    .pipe(z.array(item).max(100));

export const shortText = z.string().trim().min(1, { error: 'is empty' }).max(200, { error: 'is too long' });

/** How many items a page may have. */
export const pageLimit = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'is not a whole number' })
  .meta({ type: 'integer', minimum: 1, maximum: 200 })
  .transform(Number)
  .pipe(z.number().min(1, { error: 'is below 1' }).max(200, { error: 'is above 200' }));

/** The same as it was typed. */
export const searchText = shortText.superRefine((typed, context) => {
  try {
    soughtIn(typed);
  } catch (error) {
    if (!(error instanceof EmptySearchError)) throw error;
    context.issues.push({ code: 'custom', message: error.message, input: typed });
  }
});

/** Words to look for, as `soughtIn` reads them. */
export const searchWords = shortText.transform((typed, context): Sought => {
  try {
    return soughtIn(typed);
  } catch (error) {
    if (!(error instanceof EmptySearchError)) throw error;
    context.issues.push({ code: 'custom', message: error.message, input: typed });
    return z.NEVER;
  }
});

/** A court by its id. */
export const court = z.string().transform((spelling, context) => {
  const id = courtId(spelling);
  if (id) return id;
  context.issues.push({ code: 'custom', message: 'is not a court id of courts-db, such as cand', input: spelling });
  return z.NEVER;
});

const statuses = [
  'not_filed',
  'pending',
  'stayed',
  'administratively_closed',
  'withdrawn',
  'dismissed',
  'settled',
  'removed',
  'transferred',
  'remanded',
  'consolidated',
  'judgment',
  'closed',
] as const satisfies readonly Status[];

/** What a list of cases is filtered by. */
export const caseFilter = {
  court,
  status: z.enum(statuses, { error: `is none of ${statuses.join(', ')}` }),
  party: shortText,
  judge: shortText,
  type: actionType,
  filedAfter: courtDay,
  filedBefore: courtDay,
};

/** What a search of actions is filtered by. */
export const actionFilter = {
  case: slug,
  court,
  type: listOf(actionType),
  proceeding: shortText.regex(/^\S+ +\S/, { error: 'is no court and number, such as "cand 3:24-cv-04722"' }),
  party: shortText,
  judge: shortText,
  onAfter: courtDay,
  onBefore: courtDay,
};
