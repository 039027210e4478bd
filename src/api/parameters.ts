import * as z from 'zod';
import { actionTypes } from '../../events/catalogue.ts';
import { courtDay } from '../../events/courtDate.ts';
import { courtId } from '../../events/courts.ts';
import { slug } from '../../events/reference.ts';
import { revisionPattern } from '../views/askedRevision.ts';
import { caseOrders } from '../views/listCases.ts';
import { readCursor } from './cursor.ts';

const once = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value, context) => {
    if (!Array.isArray(value)) return value;
    context.issues.push({ code: 'custom', message: 'is given more than once', input: value });
    return z.NEVER;
  }, schema);

const revision = z.string().regex(revisionPattern, { error: 'is not a revision such as 41 or 41-9f3c2a417d0be855' });
const moment = z.iso.datetime({ offset: true, error: 'is not a moment such as 2026-05-03T12:00:00Z' });
const text = z.string().trim().min(1, { error: 'is empty' }).max(200);

const type = z.enum(actionTypes as [string, ...string[]], {
  error: ({ input }) => `${JSON.stringify(input)} is not a type of action`,
});

const listOf = <T extends string>(item: z.ZodType<T, string>) =>
  z
    .string()
    .transform(value => value.split(',').map(part => part.trim()))
    .pipe(z.array(item).max(100));

const court = z.string().transform((spelling, context) => {
  const id = courtId(spelling);
  if (id) return id;
  context.issues.push({ code: 'custom', message: 'is not a court id of courts-db, such as cand', input: spelling });
  return z.NEVER;
});

const limit = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'is not a whole number' })
  .transform(Number)
  .pipe(z.number().min(1, { error: 'is below 1' }).max(200, { error: 'is above 200' }));

const cursor = <S extends z.ZodType>(schema: S) =>
  z.string().transform((value, context) => {
    const read = schema.safeParse(readCursor(value));
    if (read.success) return read.data;
    context.issues.push({ code: 'custom', message: 'is not a cursor that this query gave', input: value });
    return z.NEVER;
  });

export const caseId = slug;
export const actionId = z.uuid({ error: 'is not an action id (a UUID)' }).toLowerCase();

const times = { asOf: once(courtDay).optional(), docketedBy: once(courtDay).optional() };

export const stateQuery = z.strictObject({ ...times, at: once(revision).optional(), knownAt: once(moment).optional() });

export const historyCursor = z.strictObject({
  query: z.string(),
  asOf: courtDay,
  at: revision,
  offset: z.int().min(0),
});

export const historyQuery = z.strictObject({
  ...stateQuery.shape,
  type: once(listOf(type)).optional(),
  cursor: once(cursor(historyCursor)).optional(),
  limit: once(limit).optional(),
});

export const diffQuery = z.strictObject({
  from: once(courtDay).optional(),
  to: once(courtDay).optional(),
  fromAt: once(revision).optional(),
  toAt: once(revision).optional(),
  asOf: once(courtDay).optional(),
  docketedBy: once(courtDay).optional(),
  at: once(revision).optional(),
});

export const casesQuery = z.strictObject({
  court: once(court).optional(),
  status: once(
    z.enum(
      [
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
      ],
      { error: 'is not a status' },
    ),
  ).optional(),
  party: once(text).optional(),
  judge: once(text).optional(),
  type: once(type).optional(),
  filedAfter: once(courtDay).optional(),
  filedBefore: once(courtDay).optional(),
  order: once(z.enum(caseOrders, { error: `is none of ${caseOrders.join(', ')}` })).optional(),
  cursor: once(cursor(z.strictObject({ order: z.enum(caseOrders), value: z.string(), id: z.string() }))).optional(),
  limit: once(limit).optional(),
  minPosition: once(text).optional(),
});

export const eventsQuery = z.strictObject({
  after: once(text).optional(),
  types: once(listOf(type)).optional(),
  cases: once(listOf(slug)).optional(),
  limit: once(limit).optional(),
});

export const noQuery = z.strictObject({});
