import * as z from 'zod';
import { named } from '../openApi/components.ts';
import { dateOrNull, id, textOrNull } from './facts.ts';

/** Plain text, in which what was looked for is a piece of its own. */
export const segments = named(
  'Segments',
  z.array(z.strictObject({ text: z.string(), hit: z.literal(true).optional() })),
);

/** An action of a case that was found. */
export const match = z.strictObject({
  id,
  type: z.string(),
  proceeding: z.strictObject({ court: z.string(), docketNumber: z.string() }).nullable(),
  on: dateOrNull,
  notAfter: dateOrNull,
  day: z.string(),
  entry: z.strictObject({ number: z.int() }).nullable(),
  revision: z.int(),
  struckBy: textOrNull,
  snippet: segments,
});

const foundAction = named('FoundAction', match.extend({ caseId: z.string(), caseTitle: z.string() }));

export const counted = named(
  'Counted',
  z.array(z.strictObject({ value: z.string(), name: z.string().optional(), count: z.int() })),
);

/** What the first page of a search tells of all pages. */
export const totals = { total: z.int().optional(), atLeast: z.boolean().optional() };

/** One page of actions. */
export const actionsAnswer = named(
  'Actions',
  z.strictObject({
    ...totals,
    facets: z.strictObject({ case: counted, court: counted, type: counted }).optional(),
    items: z.array(foundAction),
    next: z.string().nullable(),
    damaged: z.array(z.string()).optional(),
  }),
);
