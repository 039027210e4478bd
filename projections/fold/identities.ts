import type { EffectiveAction } from '../time/effectiveAction.ts';

/** Which slugs name one and the same party, or one and the same claim. */
export interface Identities {
  readonly party: (slug: string) => string;
  readonly claim: (slug: string) => string;
}

type Same = Map<string, string>;

const identify = (same: Same, slug: string, as: string | undefined, notAs: string | undefined): void => {
  if (notAs !== undefined && same.get(slug) === notAs) same.delete(slug);
  if (as !== undefined && as !== slug) same.set(slug, as);
};

const resolver =
  (same: Same) =>
  (slug: string): string => {
    let current = slug;
    for (let hops = same.size; hops > 0 && same.has(current); hops -= 1) current = same.get(current)!;
    return current;
  };

/** Reads Lis's own knowledge of who is who before anything is folded: it has no date. */
export const identitiesIn = (actions: readonly EffectiveAction[]): Identities => {
  const parties: Same = new Map();
  const claims: Same = new Map();
  for (const action of actions) {
    if (action.type === 'party.identified') identify(parties, action.data.party, action.data.as, action.data.notAs);
    else if (action.type === 'claim.identified') identify(claims, action.data.claim, action.data.as, action.data.notAs);
  }
  return { party: resolver(parties), claim: resolver(claims) };
};
