import { getOrMake } from '../getOrMake.ts';
import type { Because, CaseState } from '../state/shape.ts';
import { type Fact, factsByKind, type Value } from './facts.ts';

/** One fact that two states of a case tell differently. `before` is null where it came, `after` where it went. */
export interface Change {
  readonly what: string;
  readonly id: string;
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly fields: readonly { readonly field: string; readonly before: Value; readonly after: Value }[];
  readonly because: Because;
}

const same = (a: Value, b: Value): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

const noFields: Fact['fields'] = {};

const fieldsThatDiffer = (before: Fact | undefined, after: Fact | undefined): Change['fields'] => {
  const [was, is] = [before?.fields ?? noFields, after?.fields ?? noFields];
  const differ: Change['fields'][number][] = [];
  // Facts of one kind have the same fields; one that is not there has none.
  for (const field of Object.keys(before ? was : is)) {
    const [one, other] = [was[field] ?? null, is[field] ?? null];
    if (!same(one, other)) differ.push({ field, before: one, after: other });
  }
  return differ;
};

/** The actions that only the later telling names; where none is new, all that it names. */
const newReasons = (before: Fact | undefined, after: Fact | undefined): Because => {
  if (!after) return before!.because;
  const known = new Set(before?.because);
  const fresh = after.because.filter(id => !known.has(id));
  return [...new Set(fresh.length > 0 ? fresh : after.because)];
};

const compare = (what: string, before: readonly Fact[], after: readonly Fact[]): readonly Change[] => {
  if (before.length === 0 && after.length === 0) return [];
  const old = new Map(before.map(fact => [fact.id, fact]));
  const fresh = new Map(after.map(fact => [fact.id, fact]));
  const changes: Change[] = [];
  const tell = (id: string, was: Fact | undefined, is: Fact | undefined) => {
    const fields = fieldsThatDiffer(was, is);
    if (fields.length === 0 && was && is) return;
    const kind = !was ? 'added' : is ? 'changed' : 'removed';
    changes.push({ what, id, label: (is ?? was)!.label, kind, fields, because: newReasons(was, is) });
  };
  for (const [id, was] of old) tell(id, was, fresh.get(id));
  for (const [id, is] of fresh) if (!old.has(id)) tell(id, undefined, is);
  return changes;
};

const told = new WeakMap<CaseState, Readonly<Record<string, readonly Fact[]>>>();

/** A state is compared with the one before it, and then with the one after it. */
const factsIn = (state: CaseState): Readonly<Record<string, readonly Fact[]>> =>
  getOrMake(told, state, () =>
    Object.fromEntries(Object.entries(factsByKind).map(([what, factsOf]) => [what, factsOf(state)])),
  );

/** What two states of one case tell differently, fact by fact, each with the actions that made the difference. */
export const stateDiff = (before: CaseState, after: CaseState): readonly Change[] => {
  const [old, fresh] = [factsIn(before), factsIn(after)];
  return Object.keys(factsByKind).flatMap(what => compare(what, old[what]!, fresh[what]!));
};
