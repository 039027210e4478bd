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

const same = (a: Value | undefined, b: Value | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const fieldsThatDiffer = (before: Fact | undefined, after: Fact | undefined): Change['fields'] => {
  const names = new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(after?.fields ?? {})]);
  return [...names]
    .filter(field => !same(before?.fields[field], after?.fields[field]))
    .map(field => ({ field, before: before?.fields[field] ?? null, after: after?.fields[field] ?? null }));
};

/** The actions that only the later telling names; where none is new, all that it names. */
const newReasons = (before: Fact | undefined, after: Fact | undefined): Because => {
  if (!after) return before!.because;
  const known = new Set(before?.because);
  const fresh = after.because.filter(id => !known.has(id));
  return [...new Set(fresh.length > 0 ? fresh : after.because)];
};

const compare = (what: string, before: readonly Fact[], after: readonly Fact[]): readonly Change[] => {
  const old = new Map(before.map(fact => [fact.id, fact]));
  const fresh = new Map(after.map(fact => [fact.id, fact]));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap(id => {
    const [was, is] = [old.get(id), fresh.get(id)];
    const fields = fieldsThatDiffer(was, is);
    if (fields.length === 0 && was && is) return [];
    const kind = !was ? 'added' : is ? 'changed' : 'removed';
    return [{ what, id, label: (is ?? was)!.label, kind, fields, because: newReasons(was, is) } as const];
  });
};

/** What two states of one case tell differently, fact by fact, each with the actions that made the difference. */
export const stateDiff = (before: CaseState, after: CaseState): readonly Change[] =>
  Object.entries(factsByKind).flatMap(([what, factsOf]) => compare(what, factsOf(before), factsOf(after)));
