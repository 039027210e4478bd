import * as z from 'zod';
import { actionTypes } from '../../events/catalogue.ts';
import { courtDay } from '../../events/courtDate.ts';
import { slug } from '../../events/reference.ts';
import { caseOrders } from '../views/listCases.ts';
import {
  actionFilter,
  actionType,
  caseFilter,
  court,
  listOf,
  moment,
  pageLimit,
  revision,
  searchText,
  searchWords,
  shortText,
  typePattern,
} from '../views/questions.ts';
import { actionOrders } from '../views/search/searchActions.ts';
import { readCursor } from './cursor.ts';

const once = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value, context) => {
    if (!Array.isArray(value)) return value;
    context.issues.push({ code: 'custom', message: 'is given more than once', input: value });
    return z.NEVER;
  }, schema);

const asked = <S extends z.ZodType>(schema: S) => once(schema).optional();

const limit = asked(pageLimit);

const cursorOf = <S extends z.ZodType>(place: S) =>
  asked(
    z.string().transform((value, context) => {
      const read = place.safeParse(readCursor(value));
      if (read.success) return read.data;
      context.issues.push({ code: 'custom', message: 'is not a cursor that this query gave', input: value });
      return z.NEVER;
    }),
  );

export const caseId = slug;
export const actionId = z.uuid({ error: 'is not an action id (a UUID)' }).toLowerCase();

/** A webhook by its id. */
export const webhookNamed = z.string().max(60);

/** What was sent, by its position. */
export const deliveryPosition = z.string().max(100);

/** A key by its id or its name. */
export const keyNamed = z.string().max(60);

export const stateQuery = z.strictObject({
  asOf: asked(courtDay),
  docketedBy: asked(courtDay),
  at: asked(revision),
  knownAt: asked(moment),
});

const historyPlace = z.strictObject({ query: z.string(), asOf: courtDay, at: revision, offset: z.int().min(0) });

export const historyQuery = z.strictObject({
  ...stateQuery.shape,
  type: asked(listOf(actionType)),
  retracted: asked(z.literal('true', { error: 'can only be true' })),
  cursor: cursorOf(historyPlace),
  limit,
});

/** Nothing is sought in a table, so nothing is more relevant. */
const tableOrders = caseOrders.filter(order => order !== 'relevance');

/** A history as a file is whole: it has no pages. */
export const historyFileQuery = historyQuery.omit({ cursor: true, limit: true, retracted: true });

export const spokenFileQuery = historyFileQuery.extend({
  lang: asked(z.enum(['en', 'ko'], { error: 'is none of en, ko' })),
});

/** The picture, between two days where they are given. */
export const pictureQuery = z.strictObject({
  ...stateQuery.shape,
  from: asked(courtDay),
  to: asked(courtDay),
  lang: asked(z.enum(['en', 'ko'], { error: 'is none of en, ko' })),
});

export const diffQuery = z.strictObject({
  from: asked(courtDay),
  to: asked(courtDay),
  fromAt: asked(revision),
  toAt: asked(revision),
  asOf: asked(courtDay),
  docketedBy: asked(courtDay),
  at: asked(revision),
});

const listPlace = z.strictObject({ order: z.enum(caseOrders), value: z.string(), id: z.string() });

export const casesQuery = z.strictObject({
  q: asked(searchWords),
  court: asked(caseFilter.court),
  status: asked(caseFilter.status),
  party: asked(caseFilter.party),
  judge: asked(caseFilter.judge),
  type: asked(caseFilter.type),
  filedAfter: asked(caseFilter.filedAfter),
  filedBefore: asked(caseFilter.filedBefore),
  order: asked(z.enum(caseOrders, { error: `is none of ${caseOrders.join(', ')}` })),
  cursor: cursorOf(listPlace),
  limit,
  minPosition: asked(shortText),
});

const searchPlace = z.strictObject({
  query: z.string(),
  views: z.int(),
  rank: z.int().min(0).max(9),
  place: z.int().min(0),
});

export const actionsQuery = z.strictObject({
  q: asked(searchWords),
  case: asked(actionFilter.case),
  court: asked(actionFilter.court),
  type: asked(actionFilter.type),
  proceeding: asked(actionFilter.proceeding),
  party: asked(actionFilter.party),
  judge: asked(actionFilter.judge),
  onAfter: asked(actionFilter.onAfter),
  onBefore: asked(actionFilter.onBefore),
  order: asked(z.enum(actionOrders, { error: `is none of ${actionOrders.join(', ')}` })),
  cursor: cursorOf(searchPlace),
  limit,
  minPosition: asked(shortText),
});

export const casesFileQuery = casesQuery
  .omit({ cursor: true, limit: true })
  .extend({ order: asked(z.enum(tableOrders, { error: `is none of ${tableOrders.join(', ')}` })) });

/** A search as a file is whole, or the newest of it: it has no pages. */
export const actionsFileQuery = actionsQuery
  .omit({ order: true, cursor: true, limit: true })
  .extend({ lang: asked(z.enum(['en', 'ko'], { error: 'is none of en, ko' })) });

/** What an event itself decides. */
const eventFilter = {
  types: asked(listOf(typePattern(actionTypes))),
  cases: asked(listOf(slug)),
  courts: asked(listOf(court)),
  proceedings: asked(listOf(actionFilter.proceeding)),
  certainty: asked(
    listOf(z.enum(['record', 'press', 'unverified'], { error: 'is none of record, press, unverified' })),
  ),
};

/** And what its case decides. */
const eventConcern = {
  parties: asked(listOf(shortText)),
  judges: asked(listOf(shortText)),
  q: asked(searchText),
};

export const eventsQuery = z.strictObject({ after: asked(shortText), ...eventFilter, ...eventConcern, limit });

export const eventLinesQuery = eventsQuery.omit({ limit: true });

export const eventStreamQuery = z.strictObject({ after: asked(shortText), ...eventFilter });

export const caseStreamQuery = eventStreamQuery.omit({ cases: true });

export const deliveriesQuery = z.strictObject({
  cursor: asked(
    z
      .string()
      .regex(/^\d{1,15}$/, { error: 'is not a cursor that this query gave' })
      .transform(Number),
  ),
  limit,
});

export const noQuery = z.strictObject({});
