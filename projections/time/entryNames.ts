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
}

const aliasesOf = (data: unknown): Aliases => (data as { readonly aliases?: Aliases }).aliases ?? {};

/** The names that an action has for its entry, the surest first: its id, its number, what else the court calls it by. */
export const entryNames = (action: NamesEntry, keyOf: KeyOf): readonly string[] => {
  const docket = keyOf(action.proceeding);
  const { number, sequence, documentId } = aliasesOf(action.data);
  const entryId = action.entryId ?? (action.type === 'entry.recorded' ? action.id : undefined);
  const numbers = new Set([number, action.entry?.number]);
  return [
    ...(entryId === undefined ? [] : [entryId]),
    ...[...numbers].flatMap(one => (one === undefined ? [] : `${docket}#${one}`)),
    ...(sequence === undefined ? [] : [`${docket}~${sequence}`]),
    ...(documentId === undefined ? [] : [`${docket}@${documentId}`]),
  ];
};

const isNumber = (name: string): boolean => name.includes('#');

/** One and the same document or sequence under several numbers is a name of none of them (EVENTS.md section 3). */
const ambiguousIn = (all: readonly (readonly string[])[]): ReadonlySet<string> => {
  const numbers = new Map<string, Set<string>>();
  for (const names of all)
    for (const number of names.filter(isNumber))
      for (const name of names) if (/[~@]/.test(name)) getOrMake(numbers, name, () => new Set<string>()).add(number);
  return new Set([...numbers].filter(([, its]) => its.size > 1).map(([name]) => name));
};

/** Finds of any name the one that stands for all names of the same entry: those that were ever given together. */
export const sameEntry = (all: readonly (readonly string[])[]): ((name: string) => string) => {
  const ambiguous = ambiguousIn(all);
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  for (const names of all) {
    const [first, ...others] = names.filter(name => !ambiguous.has(name));
    for (const other of others) {
      const [a, b] = [rootOf(first!), rootOf(other)];
      if (a !== b) parents.set(b, a);
    }
  }
  return rootOf;
};
