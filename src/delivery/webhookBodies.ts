import * as z from 'zod';
import { type ActionType, actionTypes } from '../../events/catalogue.ts';
import { endpointId, modes, signatureKinds } from '../../events/endpoints.ts';
import { line } from '../../events/family.ts';
import { slug } from '../../events/reference.ts';
import type { EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import { InvalidInputError, parseInput } from '../commands/caseFile.ts';
import { actionFilter, court, searchText, shortText, typePattern } from '../views/questions.ts';
import { noticeTypes } from './notices.ts';

const known: readonly ActionType[] = [...actionTypes, ...noticeTypes];

const several = <S extends z.ZodType>(item: S, what: string, most = 100) =>
  z.array(item).min(1, `names no ${what}`).max(most).optional();

const timeZone = z.string().refine(zone => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
  error: 'is no time zone such as America/Los_Angeles or Asia/Seoul',
});

const digest = z.union(
  [
    z.strictObject({ everyMinutes: z.int().min(1).max(1_440) }),
    z.strictObject({
      dailyAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'is no time of day such as 07:00' }),
      zone: timeZone.optional(),
    }),
  ],
  { error: 'is neither {"everyMinutes": 1 to 1440} nor {"dailyAt": "07:00", "zone": "America/New_York"}' },
);

const rate = z.number().min(0.01, 'is below 0.01').max(1_000, 'is above 1000');

const shape = {
  url: z.string().max(2_000),
  types: several(typePattern(known), 'type'),
  cases: several(slug, 'case', 1_000),
  courts: several(court, 'court'),
  proceedings: several(actionFilter.proceeding, 'docket'),
  parties: several(shortText, 'party'),
  judges: several(shortText, 'judge'),
  certainty: several(z.enum(['record', 'press', 'unverified']), 'certainty'),
  q: searchText.optional(),
  capture: z.enum(['live', 'all']).optional(),
  mode: z.enum(modes).default('ordered'),
  onExhausted: z.enum(['hold', 'skip']).optional(),
  digest: digest.optional(),
  perSecond: rate.optional(),
  signature: z.enum(signatureKinds).optional(),
  description: line.optional(),
};

const settings = z.strictObject(shape);

/** Where a webhook goes, and what it gets. The address is checked where it is made. */
export const newWebhook = z.strictObject({
  id: endpointId.optional(),
  ...shape,
  from: z.string().max(100).default('now'),
});

const nullable = Object.entries({ ...shape, mode: z.enum(modes) }).map(([name, schema]): [string, z.ZodType] => [
  name,
  name === 'url' ? schema.optional() : schema.nullish(),
]);

/** What of it changes; null takes a filter or a limit away. */
export const webhookChange = z.strictObject(Object.fromEntries(nullable));

/** Settings with what changes of them (RFC 7396). Throws InvalidInputError. */
export const changed = (before: EndpointSettings, body: unknown): EndpointSettings => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new InvalidInputError([{ pointer: '', detail: 'is no object' }]);
  const merged = Object.entries({ ...before, ...body }).filter(([, value]) => value !== null && value !== undefined);
  return parseInput(settings, Object.fromEntries(merged));
};

export const rotation = z.strictObject({
  overlapHours: z.number().min(0, 'is below 0').max(168, 'is above 168, which are seven days').default(24),
});

/** From where to where a webhook gets once more what was recorded: positions, moments or `start`. */
export const replay = z.strictObject({
  from: z.string().max(100),
  to: z.string().max(100).optional(),
  perSecond: rate.default(10),
});
