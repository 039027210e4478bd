import type { Docket } from '../../events/reference.ts';
import { getOrMake } from '../getOrMake.ts';
import type { KeyOf } from './dockets.ts';

/** What of an action says which entry it belongs to. */
export interface NamesEntry {
  readonly id?: string | undefined;
  readonly type: string;
  readonly proceeding?: Docket | undefined;
  readonly entryId?: string | undefined;
  readonly entry?: { readonly number: number } | undefined;
  readonly data: unknown;
}

interface Aliases {
  readonly number?: number;
  readonly sequence?: number;
  readonly documentId?: string;
  readonly entryIds?: readonly string[];
}

const aliasesOf = (data: unknown): Aliases => (data as { readonly aliases?: Aliases }).aliases ?? {};

/** The names that an action has for its entry, the surest first: its id, its number, what else the court calls it by. */
export const entryNames = (action: NamesEntry, keyOf: KeyOf): readonly string[] => {
  const docket = keyOf(action.proceeding);
  const { number, sequence, documentId, entryIds = [] } = aliasesOf(action.data);
  const entryId = action.entryId ?? (action.type === 'entry.recorded' ? action.id : undefined);
  const numbers = new Set([number, action.entry?.number]);
  return [
    ...(entryId === undefined ? [] : [entryId]),
    ...[...numbers].flatMap(one => (one === undefined ? [] : `${docket}#${one}`)),
    ...entryIds,
    ...(sequence === undefined ? [] : [`${docket}~${sequence}`]),
    ...(documentId === undefined ? [] : [`${docket}@${documentId}`]),
  ];
};

export const isEntryNumber = (name: string): boolean => name.includes('#');

/** One and the same document or sequence under several numbers is a name of none of them (EVENTS.md section 3). */
const ambiguousIn = (all: readonly (readonly string[])[]): ReadonlySet<string> => {
  const numbers = new Map<string, Set<string>>();
  for (const names of all)
    for (const number of names.filter(isEntryNumber))
      for (const name of names) if (/[~@]/.test(name)) getOrMake(numbers, name, () => new Set<string>()).add(number);
  return new Set([...numbers].filter(([, its]) => its.size > 1).map(([name]) => name));
};

/** Which names are of one entry. */
export interface SameEntry {
  /** Of any name, the one that stands for all of the same entry. */
  readonly rootOf: (name: string) => string;
  /** The number of the entry that a name is of, where it is known. */
  readonly numberOf: (name: string) => string | undefined;
}

/**
 * Names that were given together are of one entry. An entry has one number: what would make one of two is taken for a
 * mistake, whoever makes it, and joins nothing.
 */
export const sameEntry = (all: readonly (readonly string[])[]): SameEntry => {
  const ambiguous = ambiguousIn(all);
  const parents = new Map<string, string>();
  const numbers = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  const numberOf = (root: string): string | undefined => numbers.get(root) ?? (isEntryNumber(root) ? root : undefined);
  const join = (a: string, b: string): void => {
    const [one, other] = [numberOf(a), numberOf(b)];
    if (a === b || (one !== undefined && other !== undefined && one !== other)) return;
    parents.set(b, a);
    const number = one ?? other;
    if (number !== undefined) numbers.set(a, number);
  };
  for (const names of all) {
    const [first, ...others] = names.filter(name => !ambiguous.has(name));
    for (const other of others) join(rootOf(first!), rootOf(other));
  }
  return { rootOf, numberOf: name => numberOf(rootOf(name)) };
};
