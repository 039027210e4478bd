import type { CaseFold } from '../fold/caseFold.ts';
import type { PleadingDraft } from '../fold/claimDraft.ts';
import { claimStandings } from '../fold/claimStanding.ts';
import type { Claim, Pleading } from './shape.ts';

export const claimsIn = (fold: CaseFold): readonly Claim[] => {
  const standing = claimStandings(fold);
  return [...fold.claims.byId.values()].map(claim => {
    const { status, because } = standing(claim);
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
};

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
