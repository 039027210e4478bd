import type { Docket } from '../../events/reference.ts';
import { getOrMake } from '../getOrMake.ts';

interface Renumberable {
  readonly type: string;
  readonly proceeding?: Docket | undefined;
  readonly data: unknown;
}

/** Finds the key of a proceeding: its docket's first spelling, whatever it has been renumbered to since. */
export type KeyOf = (docket: Docket | undefined) => string;

/** One after the other, most actions of a case stand in one docket. */
export const isSameDocket = (a: Docket, b: Docket | undefined): boolean =>
  b !== undefined && a.court === b.court && a.docketNumber === b.docketNumber;

const spelled = ({ court, docketNumber }: Docket): string => `${court} ${docketNumber}`;

/** Of each spelling the one before it. Where two dockets claim to have become one number, the least spelling does. */
const spellingsBefore = (actions: readonly Renumberable[]): ReadonlyMap<string, string> => {
  const before = new Map<string, string>();
  for (const { type, proceeding, data } of actions) {
    if (type !== 'docket.renumbered' || !proceeding) continue;
    const to = spelled({ court: proceeding.court, docketNumber: (data as { to: string }).to });
    const from = spelled(proceeding);
    const other = before.get(to);
    if (from !== to && (other === undefined || from < other)) before.set(to, from);
  }
  return before;
};

/** The first of a chain of spellings; of one that closes upon itself, the least. */
const firstSpellings = (before: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  for (const start of before.keys()) {
    const chain = new Set<string>();
    let spelling = start;
    while (before.has(spelling) && !first.has(spelling) && !chain.has(spelling)) {
      chain.add(spelling);
      spelling = before.get(spelling)!;
    }
    const cycle = [...chain].slice([...chain].indexOf(spelling));
    const found = chain.has(spelling) ? cycle.reduce((a, b) => (a < b ? a : b)) : (first.get(spelling) ?? spelling);
    for (const one of chain) first.set(one, found);
  }
  return first;
};

export const docketKeys = (actions: readonly Renumberable[]): KeyOf => {
  const first = firstSpellings(spellingsBefore(actions));
  const keys = new Map<string, string>();
  let last: Docket | undefined;
  let lastKey = '';
  return docket => {
    if (!docket) return '';
    if (isSameDocket(docket, last)) return lastKey;
    last = docket;
    lastKey = getOrMake(keys, spelled(docket), spelling => first.get(spelling) ?? spelling);
    return lastKey;
  };
};
