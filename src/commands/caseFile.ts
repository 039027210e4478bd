import * as z from 'zod';
import { type Action, action } from '../../events/action.ts';
import { line } from '../../events/family.ts';
import { docket, docketNumber, slug } from '../../events/reference.ts';
import { wellFormed } from '../../events/wellFormed.ts';
import { issueWords } from './issueWords.ts';

const fields = z.strictObject({
  id: slug.optional(),
  title: line.optional(),
  dockets: z
    .array(docket.extend({ pacerIds: z.array(line).optional(), spellings: z.array(docketNumber).optional() }))
    .optional(),
  actions: z.array(action).min(1, 'holds no action').max(100_000),
});

/** A case as a file or a request body holds it, made well-formed Unicode (EVENTS.md section 1). */
export const caseFile = z.preprocess(wellFormed, fields);

export type CaseFile = Omit<z.infer<typeof caseFile>, 'actions'> & { readonly actions: readonly Action[] };

type Fault = { readonly pointer: string; readonly detail: string };

/** The same fault of the same field is told once; people count actions from one. */
const lineOf = ([first, ...others]: readonly Fault[]): string => {
  const index = /^\/actions\/(\d+)/.exec(first!.pointer)?.[1];
  const where = [
    ...(index === undefined ? [] : [`action ${Number(index) + 1}`]),
    ...(others.length === 0 ? [] : [`and ${others.length} more`]),
  ];
  return `${first!.pointer || '/'}${where.length > 0 ? ` (${where.join(', ')})` : ''}: ${first!.detail}`;
};

/** Nobody reads more faults than these, and a body of nothing else could be answered with ten times its size. */
const mostTold = 100;

/** What was submitted does not fit the schema: each fault, up to a hundred, with a JSON pointer to where it stands. */
export class InvalidInputError extends Error {
  readonly code = 'invalid_input';
  readonly faults: readonly Fault[];

  constructor(faults: InvalidInputError['faults']) {
    const alike = Map.groupBy(faults, ({ pointer, detail }) => `${pointer.split('/').at(-1)} ${detail}`);
    const lines = [...alike.values()].slice(0, mostTold).map(lineOf);
    super([...lines, ...(alike.size > mostTold ? [`… and ${alike.size - mostTold} more`] : [])].join('\n'));
    this.faults = faults.slice(0, mostTold);
  }
}

/** A JSON pointer (RFC 6901) to what stands at the path. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const unknownHere = (path: readonly PropertyKey[]): string =>
  `is not known here${path.includes('data') ? ' (lis types shows what each type takes)' : ''}`;

const faultsOf = (
  issues: readonly z.core.$ZodIssue[],
  base: readonly PropertyKey[] = [],
): InvalidInputError['faults'] =>
  issues.flatMap(issue => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => ({ pointer: pointerTo([...path, key]), detail: unknownHere(path) }));
    return [{ pointer: pointerTo(path), detail: issue.message }];
  });

const deepest = 20;

/** Whether the value nests deeper than anything that Lis reads: what walks it later recurses. */
const isTooDeep = (value: unknown, levels = deepest): boolean => {
  if (levels < 0) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(inner => isTooDeep(inner, levels - 1));
};

/** Checks a value by a schema. Throws InvalidInputError. */
export const parseInput = <T>(schema: z.ZodType<T>, value: unknown): T => {
  if (isTooDeep(value))
    throw new InvalidInputError([{ pointer: '', detail: `nests more than ${deepest} levels deep` }]);
  const parsed = schema.safeParse(value, { error: issueWords });
  if (!parsed.success) throw new InvalidInputError(faultsOf(parsed.error.issues));
  return parsed.data;
};
