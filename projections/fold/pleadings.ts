import type { DataOf } from '../../events/catalogue.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import {
  type ClaimsDraft,
  type Disposition,
  freshClaim,
  type PleadingDraft,
  type PleadingKind,
  reachOf,
} from './claimDraft.ts';
import type { Context } from './fold.ts';
import type { Passage } from './moves.ts';
import { endIn } from './proceedingDraft.ts';

type Pleading = Extract<EffectiveAction, { data: { pleading: string } }>;
type Count = NonNullable<DataOf<'complaint.filed'>['claims']>[number];

/** Whether it binds in the next pleading too: not where leave was given, nor where it was withdrawn without prejudice. */
const bars = ({ outcome, leave, prejudice }: Disposition): boolean =>
  leave !== true && (outcome !== 'withdrawn' || prejudice === 'with');

const plead = (
  draft: ClaimsDraft,
  kind: PleadingKind,
  count: Count,
  action: Pleading,
  { identities, order }: Context,
): string => {
  const id = identities.claim(count.claim);
  const claim = getOrMake(draft.byId, id, () => freshClaim(id, count.title, kind, action.docket));
  const elsewhere = claim.docket !== action.docket;
  claim.binding = elsewhere ? [] : claim.binding.filter(bars);
  claim.kind = kind;
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
 * by somebody else, such as a successor, is of the first complaint; a complaint filed anew where the lawsuit went on to is
 * the one that came with it.
 */
const earlierVersions = (
  { pleadings }: ClaimsDraft,
  kind: PleadingKind,
  { type, docket, data }: Pleading,
  by: Parties,
): readonly PleadingDraft[] => {
  const standing = pleadings.filter(pleading => pleading.docket === docket && pleading.supersededBy === undefined);
  if (data.amends !== undefined) return standing.filter(({ id }) => id === data.amends);
  const own = standing.filter(pleading => pleading.kind === kind && sameParty(pleading.by, by));
  if (type === 'complaint.filed') return own.filter(({ filedIn }) => filedIn !== docket);
  return own.length > 0 || type !== 'complaint.amended'
    ? own
    : standing.filter(pleading => pleading.kind === kind).slice(0, 1);
};

/** What a pleading leaves out is dropped: what its own parties pleaded, or all where it is a successor's. */
const drop = (
  draft: ClaimsDraft,
  earlier: readonly PleadingDraft[],
  kept: ReadonlySet<string>,
  by: Parties,
  id: string,
): void => {
  for (const pleading of earlier) {
    for (const claimId of pleading.claims ?? []) {
      const claim = draft.byId.get(claimId)!;
      if (!kept.has(claimId) && (sameParty(claim.by, by) || !sameParty(pleading.by, by))) claim.droppedBy = id;
    }
  }
};

export const pleads =
  (kind: PleadingKind) =>
  (draft: ClaimsDraft, action: Pleading, context: Context): void => {
    const { pleading: id, title } = action.data;
    const by = action.data.by?.map(context.identities.party) ?? null;
    const earlier = earlierVersions(draft, kind, action, by);
    for (const pleading of earlier) pleading.supersededBy = action.id;
    const claims = action.data.claims?.map(count => plead(draft, kind, count, action, context));
    if (claims) drop(draft, earlier, new Set(claims), by, action.id);
    draft.pleadings.push({
      id,
      title,
      kind,
      filedIn: action.docket,
      docket: action.docket,
      order: context.order,
      line: earlier[0]?.line ?? action.id,
      on: action.on,
      by,
      claims,
      because: [action.id],
      supersededBy: undefined,
    });
  };

/** A lawsuit that goes on in another docket takes its claims and pleadings along, but for what a real end ended. */
export const handPleadings = (
  { byId, pleadings }: ClaimsDraft,
  { left, entered }: Passage,
  { id }: EffectiveAction,
  { fold }: Context,
): void => {
  const goesOn = ({ docket, order }: { docket: string; order: number }) =>
    docket === left && !endIn(fold.proceedings, left, order);
  for (const claim of byId.values()) {
    // What a pleading there dropped stays there.
    if (!goesOn(claim) || claim.droppedBy !== undefined) continue;
    claim.docket = entered;
    claim.because.push(id);
  }
  for (const pleading of pleadings) if (goesOn(pleading)) pleading.docket = entered;
};
