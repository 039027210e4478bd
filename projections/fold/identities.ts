import { getOrMake } from '../getOrMake.ts';
import { once } from '../once.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { partiesSince } from './partiesNamed.ts';

/** Which slugs name one and the same party, or one and the same claim. */
export interface Identities {
  readonly party: (slug: string) => string;
  readonly claim: (slug: string) => string;
  /** Of each party when it first came into the case. */
  readonly partiesSince: () => ReadonlyMap<string, string>;
  /** What says of two that they are not one, though others join them to a third. */
  readonly contradictions: readonly string[];
}

interface Said {
  readonly id: string;
  readonly slug: string;
  readonly as?: string | undefined;
  readonly notAs?: string | undefined;
}

type Pair = readonly [string, string];

interface LastWord {
  readonly id: string;
  readonly pair: Pair;
  readonly same: boolean;
}

/** What was said last of each two: whichever of the two it was said of. */
const lastWords = (words: readonly Said[]): readonly LastWord[] => {
  const last = new Map<string, LastWord>();
  const say = (id: string, slug: string, other: string | undefined, same: boolean): void => {
    if (other === undefined) return;
    const pair = [slug, other].sort() as [string, string];
    last.set(pair.join(' '), { id, pair, same });
  };
  for (const { id, slug, as, notAs } of words) {
    say(id, slug, notAs, false);
    say(id, slug, as, true);
  }
  return [...last.values()];
};

const joined = (words: readonly Said[]): readonly Pair[] =>
  lastWords(words)
    .filter(({ same }) => same)
    .map(({ pair }) => pair);

/** Each slug's set of names for one and the same; all of a set share it. */
const namesOf = (pairs: readonly Pair[]): ReadonlyMap<string, Set<string>> => {
  const names = new Map<string, Set<string>>();
  for (const [a, b] of pairs) {
    const [some, others] = [a, b].map(slug => getOrMake(names, slug, () => new Set([slug])));
    const [larger, smaller] = some!.size < others!.size ? [others!, some!] : [some!, others!];
    if (larger === smaller) continue;
    for (const slug of smaller) {
      larger.add(slug);
      names.set(slug, larger);
    }
  }
  return names;
};

/** The last words that part two which remain one by way of a third. */
const contradictionsIn = (words: readonly Said[]): readonly string[] => {
  const parted = lastWords(words).filter(({ same }) => !same);
  if (parted.length === 0) return [];
  const names = namesOf(joined(words));
  return parted.filter(({ pair: [a, b] }) => names.get(a)?.has(b)).map(({ id }) => id);
};

const self = (slug: string): string => slug;

/** Of all names for one and the same, the one that came into the case first; where none did, the least. */
const resolver = (words: readonly Said[], arrivals: () => readonly string[]): ((slug: string) => string) => {
  if (words.length === 0) return self;
  const names = namesOf(joined(words));
  const first = new Map<Set<string>, string>();
  for (const slug of [...arrivals(), ...[...names.keys()].sort()]) {
    const all = names.get(slug);
    if (all && !first.has(all)) first.set(all, slug);
  }
  return slug => first.get(names.get(slug)!) ?? slug;
};

const partiesJoined = (actions: readonly EffectiveAction[]): readonly string[] =>
  actions.flatMap(({ type, data }) => (type === 'party.joined' ? (data as { party: string }).party : []));

const claimsPleaded = (actions: readonly EffectiveAction[]): readonly string[] =>
  actions.flatMap(({ data }) =>
    'pleading' in data && 'claims' in data && data.claims ? data.claims.map(({ claim }) => claim) : [],
  );

/** Reads Lis's own knowledge of who is who before anything is folded: it has no date. */
export const identitiesIn = (actions: readonly EffectiveAction[]): Identities => {
  const parties: Said[] = [];
  const claims: Said[] = [];
  for (const action of actions) {
    if (action.type === 'party.identified') parties.push({ ...action.data, id: action.id, slug: action.data.party });
    else if (action.type === 'claim.identified')
      claims.push({ ...action.data, id: action.id, slug: action.data.claim });
  }
  const party = resolver(parties, () => partiesJoined(actions));
  return {
    party,
    claim: resolver(claims, () => claimsPleaded(actions)),
    partiesSince: once(() => partiesSince(actions, party)),
    contradictions: [...contradictionsIn(parties), ...contradictionsIn(claims)],
  };
};
