import * as z from 'zod';
import { type ActionType, actionTypes, catalogue, type DataOf, isMove, isOwn } from './catalogue.ts';
import { courtDate, courtDay } from './courtDate.ts';
import { isSealType, isSightingType } from './entries.ts';
import { why } from './family.ts';
import { docket, entryNumber, uuid } from './reference.ts';
import { source } from './source.ts';
import { wellFormed } from './wellFormed.ts';

export const certainty = z.enum(['record', 'press', 'unverified']);

/**
 * A short name, never free text: the envelope is hashed as it stands, so nothing in it can be erased. Whoever lets
 * `recordedBy` or an `importId` in checks them by this.
 */
export const mark = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,59}$/, { error: 'is not a short name such as entered_in_error' });

export const basis = z.strictObject({
  kind: z.enum(['stated', 'inferred', 'manual']),
  rule: mark.optional(),
  classifier: mark.optional(),
});

/** The parts of the envelope that whoever records an action may give; the rest comes from Lis. */
const envelope = {
  id: uuid.optional(),
  proceeding: docket.optional(),
  on: courtDate.nullable().optional(),
  notAfter: courtDate.optional(),
  publicOn: courtDay.optional(),
  entryId: uuid.optional(),
  entry: z.strictObject({ number: entryNumber }).optional(),
  part: z.int().min(0).optional(),
  certainty: certainty.optional(),
  basis: basis.optional(),
  flags: z.array(mark).max(20).optional(),
};

type Envelope = { [K in keyof typeof envelope]?: Exclude<z.infer<(typeof envelope)[K]>, undefined> };

/** One legal action (or one of Lis's own) as it is submitted. */
export type ActionOf<T extends ActionType> = Envelope & {
  type: T;
  data: DataOf<T>;
  sources: z.infer<typeof source>[];
};

export type Action = { [T in ActionType]: ActionOf<T> }[ActionType];

type Issue = [path: string, message: string];

const caseWide: ReadonlySet<ActionType> = new Set(['context.noted', 'case.related']);

const issuesOf = (action: Action): Issue[] => {
  if (isOwn(action.type))
    return 'on' in action ? [['on', `${action.type} is about the record and has no legal date`]] : issuesOfType(action);
  const issues: Issue[] = [];
  if (action.sources.length === 0) issues.push(['sources', 'needs at least one source']);
  if (!action.proceeding && !caseWide.has(action.type))
    issues.push(['proceeding', `${action.type} needs a proceeding`]);
  if (action.on === null && !action.notAfter) issues.push(['notAfter', 'is needed where on is null']);
  if (action.on === undefined && !dateFromEntry(action))
    issues.push(['on', 'is needed, or an entry that gives the date']);
  return [...issues, ...issuesOfType(action)];
};

const ofAnEntry: ReadonlySet<ActionType> = new Set(['entry.edited', 'entry.struck', 'entry.sealed', 'entry.unsealed']);

/** What a type asks for beyond its fields. */
const issuesOfType = ({ type, data, on, entryId, entry }: Action): Issue[] => {
  if (isMove(type) && 'from' in data === 'to' in data)
    return [['data', 'stands in the docket left, with to, or in the one entered, with from: give one of them']];
  if (ofAnEntry.has(type) && entryId === undefined && entry === undefined)
    return [['entryId', 'is needed, or the number of the entry']];
  if (ofAnEntry.has(type) && on === undefined) return [['on', 'is needed: it has a day of its own, not the entry’s']];
  if ('leave' in data && data.leave === true && data.prejudice === 'with')
    return [['data', 'gives leave to amend what it dismisses with prejudice: one of the two is wrong']];
  if (type === 'docket.observed' && data.throughOn !== undefined && data.throughOn > data.capturedOn)
    return [['data', 'reaches beyond the day of the capture: throughOn is later than capturedOn']];
  if (type === 'docket.observed' && data.missing?.some(number => number > (data.throughEntry ?? number)))
    return [['data', 'misses entries beyond throughEntry']];
  if ('pleading' in data && 'claims' in data) {
    const listed = new Set<string>();
    const twice = data.claims?.find(({ claim }) => listed.size === listed.add(claim).size);
    if (twice) return [['data', `lists the claim ${twice.claim} twice`]];
  }
  if (type === 'deadline.set' && data.due === undefined && data.within === undefined)
    return [['data', 'needs due, or within']];
  return [];
};

const dateFromEntry = ({ type, entryId, entry }: Action): boolean =>
  entryId !== undefined || entry !== undefined || isSightingType(type);

const schemaOf = (type: ActionType, nested: z.ZodType) => {
  const data: z.ZodType =
    type === 'action.corrected' ? catalogue[type].data.extend({ action: nested }) : catalogue[type].data;
  return z
    .strictObject({
      ...envelope,
      type: z.literal(type),
      data,
      sources: z.array(source).max(50).default([]),
      override: why.optional(),
    })
    .superRefine((action, context) => {
      for (const [path, message] of issuesOf(action as unknown as Action))
        context.addIssue({ code: 'custom', path: [path], message });
    })
    .transform(submitted => {
      if (!('override' in submitted)) return submitted;
      const { override, ...action } = submitted;
      return override === undefined ? action : { ...action, data: { ...(action.data as object), override } };
    });
};

/** The types of the family that was meant, for whoever misspelt one. */
export const like = (type: unknown, types: readonly ActionType[]): string => {
  const family = typeof type === 'string' ? `${type.split('.')[0]}.` : '';
  const meant = types.filter(one => one.startsWith(family));
  return family !== '' && meant.length > 0 ? `: ${meant.join(', ')} are` : '';
};

const schemasOf = (types: readonly ActionType[], nested: z.ZodType): z.ZodType<Action> => {
  const [first, ...rest] = types.map(type => schemaOf(type, nested));
  const union = z.discriminatedUnion('type', [first!, ...rest] as never, {
    error: ({ code, input }) =>
      code === 'invalid_union'
        ? `is not a type of action that can be recorded${like((input as { type?: unknown } | undefined)?.type, types)} (lis types lists them)`
        : undefined,
  });
  return z.preprocess(wellFormed, union) as unknown as z.ZodType<Action>;
};

/** What a correction puts in the place of a legal action: a legal action, but never a seal (EVENTS.md section 4). */
export const replacement = schemasOf(
  actionTypes.filter(type => !isOwn(type) && !isSealType(type)),
  z.never(),
);

/** What only Lis records: claims of dockets, and the halves of a join. */
export const reserved: ReadonlySet<ActionType> = new Set([
  'docket.claimed',
  'case.absorbed',
  'case.joined',
  'case.separated',
  'case.restored',
]);

/** Checks one submitted action; a text that is not well-formed Unicode is made so (EVENTS.md section 1). */
export const action: z.ZodType<Action> = schemasOf(
  actionTypes.filter(type => !reserved.has(type)),
  replacement,
).superRefine((action, context) => {
  // A correction of a sighting need not say which entry it sees: it stays the one it was.
  if (action.type === 'entry.observed' && action.entryId === undefined)
    context.addIssue({ code: 'custom', path: ['entryId'], message: 'is needed: which entry was seen?' });
});
