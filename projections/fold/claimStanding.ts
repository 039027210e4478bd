import { getOrMake } from '../getOrMake.ts';
import type { CaseFold } from './caseFold.ts';
import { type ClaimDraft, overIn, plaintiffs } from './claimDraft.ts';
import { leftOf } from './departures.ts';
import type { AppearanceDraft } from './parties.ts';
import { endIn } from './proceedingDraft.ts';
import { onDefence } from './roles.ts';

export interface ClaimStanding {
  readonly status: 'pending' | 'dismissed' | 'dropped' | 'withdrawn' | 'decided' | 'ended';
  readonly because: readonly string[];
}

type Defendant = Pick<AppearanceDraft, 'left'> & { readonly party: string };

/** By docket, those who were ever defendants in it. */
const defendantsIn = ({ parties }: CaseFold): ReadonlyMap<string, readonly Defendant[]> => {
  const defendants = new Map<string, Defendant[]>();
  for (const { id: party, appearances } of parties.byId.values())
    for (const { docket, role, left } of appearances)
      if (onDefence(role)) getOrMake(defendants, docket, () => []).push({ party, ...(left && { left }) });
  return defendants;
};

type Defendants = ReturnType<typeof defendantsIn>;

/**
 * Whom a claim goes against: where a complaint says all, or does not say, all defendants of its docket, but for those who
 * had left before it was pleaded.
 */
const opponents = (
  { against, kind, docket, order }: ClaimDraft,
  defendants: Defendants,
): readonly (string | undefined)[] => {
  if (against !== null && against !== 'all') return against;
  if (kind !== 'complaint') return [undefined];
  const sued = (defendants.get(docket) ?? []).filter(({ left }) => !left || left.order > order);
  return sued.length > 0 ? [...new Set(sued.map(({ party }) => party))] : [undefined];
};

/**
 * What is left of a claim once it was disposed of, or a party left, for each who pleads it against each it is pleaded
 * against. Undefined while it is open between any two.
 */
const resolved = (fold: CaseFold, claim: ClaimDraft, defendants: Defendants): ClaimStanding | undefined => {
  const leaving = (party: string | undefined) => ({
    party,
    left: party === undefined ? undefined : leftOf(fold, claim.docket, party, claim.order),
  });
  const isOver = overIn(claim);
  const pleaders = plaintiffs(claim).map(leaving);
  const because = new Set(claim.binding.flatMap(disposition => disposition.because));
  for (const opponent of opponents(claim, defendants).map(leaving)) {
    const isOverFor = isOver(opponent.party);
    for (const plaintiff of pleaders) {
      if (isOverFor(plaintiff.party)) continue;
      const left = opponent.left ?? plaintiff.left;
      if (!left) return undefined;
      because.add(left.id);
    }
  }
  const outcome = claim.binding.at(-1)?.outcome ?? 'ended';
  return { status: outcome as ClaimStanding['status'], because: [...because] };
};

/** How each claim stands, and because of what. */
export const claimStandings = (fold: CaseFold): ((claim: ClaimDraft) => ClaimStanding) => {
  const defendants = defendantsIn(fold);
  return claim => {
    const done = resolved(fold, claim, defendants);
    if (done) return done;
    if (claim.droppedBy !== undefined) return { status: 'dropped', because: [claim.droppedBy] };
    const ended = endIn(fold.proceedings, claim.docket, claim.order);
    return ended ? { status: 'ended', because: [ended.id] } : { status: 'pending', because: [] };
  };
};
