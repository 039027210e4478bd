import type { EffectiveAction } from '../time/effectiveAction.ts';

/** Which slugs name one and the same party, or one and the same claim. */
export interface Identities {
  readonly party: (slug: string) => string;
  readonly claim: (slug: string) => string;
}

type Pair = readonly [slug: string, as: string];

const identify = (pairs: readonly Pair[], slug: string, as: string | undefined, notAs: string | undefined): Pair[] => {
  const kept = pairs.filter(pair => notAs === undefined || !(pair.includes(slug) && pair.includes(notAs)));
  return as === undefined ? kept : [...kept, [slug, as]];
};

/** Joins pair after pair; of all that are joined the name that the last pair was joined as stands for the rest. */
const resolver = (pairs: readonly Pair[]): ((slug: string) => string) => {
  const same = new Map<string, string>();
  const root = (slug: string): string => {
    let current = slug;
    while (same.has(current)) current = same.get(current)!;
    return current;
  };
  for (const [slug, as] of pairs) {
    const [from, to] = [root(slug), root(as)];
    if (from !== to) same.set(from, to);
  }
  return root;
};

/** Reads Lis's own knowledge of who is who before anything is folded: it has no date. */
export const identitiesIn = (actions: readonly EffectiveAction[]): Identities => {
  let parties: readonly Pair[] = [];
  let claims: readonly Pair[] = [];
  for (const action of actions) {
    if (action.type === 'party.identified')
      parties = identify(parties, action.data.party, action.data.as, action.data.notAs);
    else if (action.type === 'claim.identified')
      claims = identify(claims, action.data.claim, action.data.as, action.data.notAs);
  }
  return { party: resolver(parties), claim: resolver(claims) };
};
