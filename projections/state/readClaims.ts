import type { CaseFold } from '../fold/caseFold.ts';
import { type ClaimDraft, isOver, type PleadingDraft, plaintiffs } from '../fold/claimDraft.ts';
import { onDefence } from '../fold/roles.ts';
import { getOrMake } from '../getOrMake.ts';
import { leftOf } from './departures.ts';
import { endingOf } from './endings.ts';
import type { Claim, Pleading } from './shape.ts';

interface Standing {
  readonly status: Claim['status'];
  readonly because: readonly string[];
}

/** By docket, those who were ever defendants in it. */
const defendantsIn = ({ parties }: CaseFold): ReadonlyMap<string, ReadonlySet<string>> => {
  const defendants = new Map<string, Set<string>>();
  for (const { id, appearances } of parties.byId.values())
    for (const { docket, role } of appearances)
      if (onDefence(role)) getOrMake(defendants, docket, () => new Set<string>()).add(id);
  return defendants;
};

type Defendants = ReturnType<typeof defendantsIn>;

/** Whom a claim goes against: where a complaint says all, or does not say, all defendants of its docket. */
const opponents = ({ against, kind, docket }: ClaimDraft, defendants: Defendants): Iterable<string | undefined> => {
  if (against !== null && against !== 'all') return against;
  return (kind === 'complaint' ? defendants.get(docket) : undefined) ?? [undefined];
};

/**
 * What is left of a claim once it was disposed of, or a party left, for each who pleads it against each it is pleaded
 * against. Undefined while it is open between any two.
 */
const resolved = (fold: CaseFold, claim: ClaimDraft, defendants: Defendants): Standing | undefined => {
  const against = opponents(claim, defendants);
  const left = (party: string | undefined) =>
    party === undefined ? undefined : leftOf(fold, claim.docket, party, claim.order);
  const leaving = new Set<string>();
  for (const plaintiff of plaintiffs(claim))
    for (const opponent of against) {
      if (isOver(claim, plaintiff, opponent)) continue;
      const ended = left(opponent) ?? left(plaintiff);
      if (!ended) return undefined;
      leaving.add(ended.id);
    }
  const outcome = claim.binding.at(-1)?.outcome ?? 'ended';
  return {
    status: outcome as Claim['status'],
    because: [...claim.binding.flatMap(({ because }) => because), ...leaving],
  };
};

const standing = (fold: CaseFold, claim: ClaimDraft, defendants: Defendants): Standing => {
  const done = resolved(fold, claim, defendants);
  if (done) return done;
  if (claim.droppedBy !== undefined) return { status: 'dropped', because: [claim.droppedBy] };
  const ended = endingOf(fold, claim.docket, claim.order);
  return ended ? { status: 'ended', because: [ended.id] } : { status: 'pending', because: [] };
};

export const claimsIn = (fold: CaseFold): readonly Claim[] => {
  const defendants = defendantsIn(fold);
  return [...fold.claims.byId.values()].map(claim => {
    const { status, because } = standing(fold, claim, defendants);
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
