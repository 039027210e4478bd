import { getOrMake } from '../getOrMake.ts';
import { type Place, sameOrder } from './place.ts';
import type { Prejudice } from './status.ts';

export type Reach = 'all' | readonly string[] | null;

export interface Disposition {
  readonly on: string | null;
  readonly outcome: 'dismissed' | 'withdrawn' | 'decided' | 'sustained' | 'verdict' | 'advisory_verdict';
  readonly how: string | null;
  readonly for: string | null;
  readonly prejudice: Prejudice;
  readonly leave: boolean | null;
  readonly by: readonly string[] | null;
  readonly against: Reach;
  readonly ground: string | null;
  readonly because: readonly string[];
}

export interface ClaimDraft {
  readonly id: string;
  title: string;
  basis: string | undefined;
  kind: PleadingKind;
  /** Where it pends: the docket it was pleaded in, or the one that its lawsuit went on to. */
  docket: string;
  order: number;
  by: readonly string[] | null;
  against: Reach;
  readonly numbers: { readonly pleading: string; readonly number: number }[];
  readonly dispositions: Disposition[];
  /** Those that still bind: leave to plead again, another proceeding, a reconsideration or an appeal frees from them. */
  binding: Disposition[];
  droppedBy: string | undefined;
  readonly because: string[];
}

export type PleadingKind = 'complaint' | 'counterclaim' | 'crossclaim' | 'third_party_complaint';

export interface PleadingDraft {
  readonly id: string;
  readonly title: string;
  readonly kind: PleadingKind;
  readonly filedIn: string;
  /** Where it stands: the docket it was filed in, or the one that its lawsuit went on to. */
  docket: string;
  readonly order: number;
  /** The first version of it: an intervenor's complaint is no version of the plaintiff's. */
  readonly line: string;
  readonly on: string | null;
  readonly by: readonly string[] | null;
  /** Absent where the counts are not known. */
  readonly claims: readonly string[] | undefined;
  readonly because: readonly string[];
  supersededBy: string | undefined;
}

export interface ClaimsDraft {
  readonly byId: Map<string, ClaimDraft>;
  /** Where what disposed of claims stands, by id. */
  readonly made: Map<string, Place>;
  readonly pleadings: PleadingDraft[];
}

export const plaintiffs = ({ by }: ClaimDraft): readonly (string | undefined)[] => by ?? [undefined];

const defendants = ({ against }: ClaimDraft): readonly (string | undefined)[] =>
  against === null || against === 'all' ? [undefined] : against;

type IsOver = (by: string | undefined) => boolean;

/**
 * Whether a binding disposition ended what one pleads against another; undefined: a party that the pleading does not name.
 * Where hundreds sue dozens it is asked of every pair, so whom the dispositions reach is gathered once (null: everybody).
 */
export const overIn = ({ binding }: ClaimDraft): ((against: string | undefined) => IsOver) => {
  const lost = new Map<string | null | undefined, Set<string | null | undefined>>();
  for (const { by, against } of binding)
    for (const opponent of against === null || against === 'all' ? [null] : against) {
      const plaintiffs = getOrMake(lost, opponent, () => new Set());
      for (const plaintiff of by ?? [null]) plaintiffs.add(plaintiff);
    }
  return against => {
    const its = [lost.get(null), lost.get(against)].filter(plaintiffs => plaintiffs !== undefined);
    return by => its.some(plaintiffs => plaintiffs.has(null) || plaintiffs.has(by));
  };
};

/** What a ruling in favour of who pleads a claim decided is not lifted where the claim is sustained. */
const isWon = ({ kind }: ClaimDraft, { for: winner }: Disposition): boolean =>
  winner === (kind === 'complaint' ? 'plaintiff' : 'defendant');

const within = (inner: Reach, outer: Reach): boolean =>
  outer === null || outer === 'all' || (Array.isArray(inner) && inner.every(party => outer.includes(party)));

/** On reconsideration a claim goes on: what the later ruling covers whole binds no more. */
export const lift = (
  { made }: ClaimsDraft,
  claim: ClaimDraft,
  reach: { readonly by: readonly string[] | null; readonly against: Reach },
  place: Place,
): void => {
  const isLifted = (disposition: Disposition): boolean =>
    disposition.outcome !== 'withdrawn' &&
    !isWon(claim, disposition) &&
    within(disposition.by, reach.by) &&
    within(disposition.against, reach.against) &&
    !sameOrder(made.get(disposition.because[0]!)!, place);
  claim.binding = claim.binding.filter(disposition => !isLifted(disposition));
};

/** Whether the dispositions leave nobody: each who pleads it, against each it is pleaded against. */
export const isDisposed = (claim: ClaimDraft): boolean => {
  const isOver = overIn(claim);
  return defendants(claim).every(against => plaintiffs(claim).every(isOver(against)));
};

/** Who takes a party's place takes it in what is still open by it or against it. True where anything was. */
export const substitute = (claim: ClaimDraft, party: string, successor: string): boolean => {
  const { by, against } = claim;
  const pleadsIt = by?.includes(party) === true;
  const isSued = Array.isArray(against) && against.includes(party);
  if (!pleadsIt && !isSued) return false;
  const swapped = (parties: readonly string[]) => [...new Set(parties.map(one => (one === party ? successor : one)))];
  const isOver = overIn(claim);
  const openBy = pleadsIt && !defendants(claim).every(other => isOver(other)(party));
  const openAgainst = isSued && !plaintiffs(claim).every(isOver(party));
  if (openBy) claim.by = swapped(by);
  if (openAgainst) claim.against = swapped(against);
  return openBy || openAgainst;
};

export const freshClaim = (id: string, title: string, kind: PleadingKind, docket: string): ClaimDraft => ({
  id,
  title,
  kind,
  basis: undefined,
  docket,
  order: 0,
  by: null,
  against: null,
  numbers: [],
  dispositions: [],
  binding: [],
  droppedBy: undefined,
  because: [],
});

export const reachOf = (against: 'all' | readonly string[] | undefined, party: (slug: string) => string): Reach =>
  against === undefined ? null : against === 'all' ? 'all' : against.map(party);
