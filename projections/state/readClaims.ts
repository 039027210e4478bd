import type { CaseFold } from '../fold/caseFold.ts';
import { type ClaimDraft, outcomeOf, type PleadingDraft } from '../fold/claimDraft.ts';
import { endingOf } from './endings.ts';
import type { Claim, Pleading } from './shape.ts';

const standing = (
  fold: CaseFold,
  claim: ClaimDraft,
): { readonly status: Claim['status']; readonly because: readonly string[] } => {
  const outcome = outcomeOf(claim);
  if (outcome) return { status: outcome.outcome as Claim['status'], because: outcome.because };
  if (claim.droppedBy !== undefined) return { status: 'dropped', because: [claim.droppedBy] };
  const ended = endingOf(fold, claim.docket, claim.order);
  return ended ? { status: 'ended', because: [ended.id] } : { status: 'pending', because: [] };
};

export const claimsIn = (fold: CaseFold): readonly Claim[] =>
  [...fold.claims.byId.values()].map(claim => {
    const { status, because } = standing(fold, claim);
    return {
      id: claim.id,
      title: claim.title,
      basis: claim.basis ?? null,
      proceeding: claim.docket,
      status,
      by: claim.by,
      against: claim.against,
      numbers: claim.numbers,
      dispositions: claim.dispositions,
      because: [...claim.because, ...because],
    };
  });

const read = ({ id, title, kind, filedIn, on, by, claims, because, supersededBy }: PleadingDraft): Pleading => ({
  id,
  title,
  kind,
  proceeding: filedIn,
  on,
  by,
  claimCount: claims?.length ?? null,
  operative: kind === 'complaint' && supersededBy === undefined,
  because: supersededBy === undefined ? because : [...because, supersededBy],
});

export const pleadingsIn = (fold: CaseFold): readonly Pleading[] => fold.claims.pleadings.map(read);

/** The standing version of the complaint that a docket began with; else of the one that came with its lawsuit. */
export const operativeIn = ({ claims: { pleadings } }: CaseFold, docket: string): Pleading | null => {
  const complaints = pleadings.filter(pleading => pleading.kind === 'complaint' && pleading.docket === docket);
  const begun = complaints.find(({ filedIn }) => filedIn === docket) ?? complaints[0];
  const operative = complaints.findLast(({ line }) => line === begun?.line);
  return operative ? read(operative) : null;
};
