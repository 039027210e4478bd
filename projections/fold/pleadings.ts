import type { DataOf } from '../../events/catalogue.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { type ClaimsDraft, freshClaim, type PleadingDraft, reachOf } from './claimDraft.ts';
import type { Context } from './fold.ts';

type Pleading = Extract<EffectiveAction, { type: 'complaint.filed' | 'complaint.amended' | 'counterclaim.filed' }>;
type Count = DataOf<'complaint.filed'>['claims'][number];

const plead = (draft: ClaimsDraft, count: Count, action: Pleading, { identities, order }: Context): string => {
  const id = identities.claim(count.claim);
  const claim = getOrMake(draft.byId, id, () => freshClaim(id, count.title, action.docket));
  const elsewhere = claim.docket !== action.docket;
  claim.binding = elsewhere ? [] : claim.binding.filter(({ leave }) => leave !== true);
  claim.docket = action.docket;
  claim.order = order;
  claim.title = count.title;
  claim.basis = count.basis ?? claim.basis;
  claim.by = (count.by ?? action.data.by)?.map(identities.party) ?? null;
  claim.against = reachOf(count.against, identities.party);
  claim.droppedBy = undefined;
  if (count.number !== undefined) claim.numbers.push({ pleading: action.data.pleading, number: count.number });
  claim.because.push(action.id);
  return id;
};

type Parties = readonly string[] | null;

const sameParty = (a: Parties, b: Parties): boolean => a === null || b === null || a.some(party => b.includes(party));

/**
 * What this pleading takes the place of: the standing version of the same party's pleading in that proceeding. An amendment
 * by somebody else, such as a successor, is of the first complaint.
 */
const earlierVersions = (
  { pleadings }: ClaimsDraft,
  kind: PleadingDraft['kind'],
  { type, docket }: Pleading,
  by: Parties,
): readonly PleadingDraft[] => {
  const standing = pleadings.filter(
    pleading => pleading.kind === kind && pleading.docket === docket && pleading.supersededBy === undefined,
  );
  const own = standing.filter(pleading => sameParty(pleading.by, by));
  return own.length > 0 || type !== 'complaint.amended' ? own : standing.slice(0, 1);
};

export const pleads =
  (kind: PleadingDraft['kind']) =>
  (draft: ClaimsDraft, action: Pleading, context: Context): void => {
    const { pleading: id, title } = action.data;
    const by = action.data.by?.map(context.identities.party) ?? null;
    const earlier = earlierVersions(draft, kind, action, by);
    const claims = action.data.claims.map(count => plead(draft, count, action, context));
    const listed = new Set(claims);
    for (const pleading of earlier) {
      pleading.supersededBy = action.id;
      for (const id of pleading.claims) if (!listed.has(id)) draft.byId.get(id)!.droppedBy = action.id;
    }
    draft.pleadings.push({
      id,
      title,
      kind,
      docket: action.docket,
      line: earlier[0]?.line ?? action.id,
      on: action.on,
      by,
      claims,
      because: [action.id],
      supersededBy: undefined,
    });
  };
