import * as z from 'zod';
import { basis } from '../../../events/action.ts';
import { type ActionType, actionTypes, catalogue } from '../../../events/catalogue.ts';
import { named } from '../openApi/components.ts';
import { certainty, date, dateOrNull, day, docketNamed, hash, id, moment, sources } from './facts.ts';

/** `case.filed` is called CaseFiled in the document. */
export const pascal = (name: string): string =>
  name.replace(/(?:^|[._])(\w)/g, (_, first: string) => first.toUpperCase());

/** The type of an action with the data that goes with it. */
const kindOf = (type: ActionType) =>
  named(
    pascal(type),
    z.object({ type: z.literal(type), data: named(`${pascal(type)}Data`, catalogue[type].data as z.ZodType) }),
  );

const [first, ...others] = actionTypes.map(kindOf);

export const anyKind = named('ActionKind', z.discriminatedUnion('type', [first!, ...others]));

const entry = z.strictObject({ number: z.int() });

/** What stands beside the type and the data of an action as it was recorded. */
const recorded = named(
  'Recording',
  z.object({
    id,
    v: z.int(),
    caseId: z.string(),
    turn: z.int().optional(),
    proceeding: docketNamed.optional(),
    on: dateOrNull.optional(),
    notAfter: date.optional(),
    publicOn: day.optional(),
    entryId: id.optional(),
    entry: entry.optional(),
    part: z.int().optional(),
    sources,
    certainty,
    basis: basis.optional(),
    flags: z.array(z.string()).optional(),
    capture: z.strictObject({ kind: z.enum(['live', 'backfill']), importId: z.string().optional() }).optional(),
    recordedBy: z.string(),
    causationId: id.optional(),
    correlationId: id.optional(),
    revision: z.int(),
    position: z.string(),
    recordedAt: moment,
    contentHash: hash,
    hash,
  }),
);

/** An action as it was recorded. */
export const eventAnswer = named('Event', z.intersection(recorded, anyKind));

/** The same, with what was said of it since. */
export const actionAnswer = named(
  'RecordedAction',
  z.intersection(
    z.intersection(recorded, z.object({ amendments: z.array(eventAnswer), heldBy: z.string().optional() })),
    anyKind,
  ),
);

const amendment = named(
  'Amendment',
  z.strictObject({ id, revision: z.int(), recordedAt: moment, recordedBy: z.string(), reason: z.string() }),
);

const standing = named(
  'Standing',
  z.object({
    id,
    proceeding: docketNamed.optional(),
    docket: z.string(),
    on: dateOrNull,
    notAfter: date.optional(),
    /** Empty for Lis's own actions, which have no legal date. */
    day: z.union([day, z.literal('')]),
    publicOn: z.string(),
    entryId: id.optional(),
    entry: entry.optional(),
    part: z.int().optional(),
    sources,
    certainty,
    inferred: z.literal(true).optional(),
    flags: z.array(z.string()).optional(),
    revision: z.int(),
    recordedAt: moment,
    recordedBy: z.string(),
    corrected: amendment.optional(),
    confirmed: amendment.optional(),
    retracted: amendment.optional(),
    struckBy: id.optional(),
    recordedIn: z.string().optional(),
  }),
);

/** An action as it stands for a question: corrected, dated, placed. */
export const historyItem = named('HistoryItem', z.intersection(standing, anyKind));
