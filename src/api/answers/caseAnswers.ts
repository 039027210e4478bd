import * as z from 'zod';
import { named } from '../openApi/components.ts';
import { historyItem } from './actionAnswers.ts';
import { because, dateOrNull, day, prejudice, status } from './facts.ts';
import { counted, match, segments, totals } from './searchAnswers.ts';
import { told } from './stateAnswer.ts';

const caseItem = named(
  'CaseItem',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    status,
    statusOn: dateOrNull,
    prejudice,
    onAppeal: z.boolean(),
    filedOn: dateOrNull,
    lastOn: dateOrNull,
    lastDay: day.nullable(),
    revision: z.int(),
    proceedings: z.array(
      z.strictObject({
        court: z.string(),
        docketNumber: z.string(),
        writtenAs: z.string(),
        status,
        coverage: z.strictObject({ capturedOn: day.nullable(), throughEntry: z.int().nullable(), missing: z.int() }),
      }),
    ),
    heading: segments.optional(),
    matches: z.array(match).optional(),
  }),
);

const next = z.string().nullable();

/** One page of the list of cases; `damaged` names those that cannot be read. */
export const casesAnswer = named(
  'Cases',
  z.strictObject({
    ...totals,
    facets: z.strictObject({ court: counted, status: counted, judge: counted, type: counted }).optional(),
    items: z.array(caseItem),
    next,
    damaged: z.array(z.string()).optional(),
  }),
);

/** One page of a history. */
export const historyAnswer = named(
  'History',
  z.strictObject({ ...told, retracted: z.int(), total: z.int(), items: z.array(historyItem), next }),
);

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.unknown())]);

const change = named(
  'Change',
  z.strictObject({
    what: z.string(),
    id: z.string(),
    label: z.string(),
    kind: z.enum(['added', 'removed', 'changed']),
    fields: z.array(z.strictObject({ field: z.string(), before: value, after: value })),
    because,
  }),
);

const side = named('Side', z.strictObject(told));

/** What two questions about one case are answered differently. */
export const diffAnswer = named(
  'Diff',
  z.strictObject({
    id: z.string(),
    from: side,
    to: side,
    changes: z.array(change),
    actions: z.array(historyItem),
    gone: z.array(historyItem),
  }),
);
