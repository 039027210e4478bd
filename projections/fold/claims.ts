import type { EffectiveAction, EffectiveActionOf } from '../time/effectiveAction.ts';
import { type ClaimsDraft, type Disposition, isDisposed, lift, reachOf, substitute } from './claimDraft.ts';
import { type Context, slice } from './fold.ts';
import { handingOn } from './moves.ts';
import { placeOf } from './place.ts';
import { handPleadings, pleads } from './pleadings.ts';
import { revive } from './revival.ts';

type Outcome = Pick<Disposition, 'outcome'> & Partial<Omit<Disposition, 'on' | 'because' | 'outcome'>>;

const dispose = (
  draft: ClaimsDraft,
  slug: string,
  action: EffectiveAction,
  { identities, order }: Context,
  outcome: Outcome,
): void => {
  const claim = draft.byId.get(identities.claim(slug));
  if (!claim) return;
  const unsaid = { how: null, for: null, prejudice: null, leave: null, by: null, against: null, ground: null };
  const disposition: Disposition = { on: action.on, ...unsaid, ...outcome, because: [action.id] };
  claim.dispositions.push(disposition);
  if (outcome.outcome !== 'dismissed' && outcome.outcome !== 'withdrawn' && outcome.outcome !== 'decided') return;
  claim.binding.push(disposition);
  draft.made.set(action.id, placeOf(action, order));
};

/** A dismissal with leave to amend ends the claims of the complaint, not the case; an amended complaint revives them. */
const dismissWithLeave = (draft: ClaimsDraft, action: EffectiveActionOf<'case.dismissed'>, context: Context): void => {
  const { leave = false, prejudice } = action.data;
  if (!leave) return;
  for (const claim of draft.byId.values()) {
    const pending = claim.droppedBy === undefined && !isDisposed(claim);
    if (claim.docket !== action.docket || claim.kind !== 'complaint' || !pending) continue;
    dispose(draft, claim.id, action, context, { outcome: 'dismissed', how: action.data.how ?? null, prejudice, leave });
  }
};

/** Every claim over all versions of the pleadings, and what became of it, by party. */
export const claims = slice<ClaimsDraft>({
  initial: () => ({ byId: new Map(), made: new Map(), pleadings: [] }),
  evolve: {
    'complaint.filed': pleads('complaint'),
    'complaint.amended': pleads('complaint'),
    'counterclaim.filed': pleads('counterclaim'),
    'crossclaim.filed': pleads('crossclaim'),
    'third_party_complaint.filed': pleads('third_party_complaint'),
    ...handingOn(handPleadings),
    'case.dismissed': dismissWithLeave,
    'claim.disposed': (draft, action, context) => {
      const {
        claim,
        by,
        against,
        outcome,
        how = null,
        for: winner = null,
        prejudice = null,
        leave = null,
        ground = null,
      } = action.data;
      const { party } = context.identities;
      const reach = { by: by?.map(party) ?? null, against: reachOf(against, party) };
      dispose(draft, claim, action, context, { outcome, how, for: winner, prejudice, leave, ground, ...reach });
    },
    'claim.sustained': (draft, action, context) => {
      const { claim, by, against, stage = null, ground = null } = action.data;
      const { party } = context.identities;
      const reach = { by: by?.map(party) ?? null, against: reachOf(against, party) };
      dispose(draft, claim, action, context, { outcome: 'sustained', how: stage, ground, ...reach });
      const sustained = draft.byId.get(context.identities.claim(claim));
      if (sustained) lift(draft, sustained, reach, placeOf(action, context.order));
    },
    'claim.elected': (draft, action, context) => {
      const by = action.data.by?.map(context.identities.party) ?? null;
      for (const claim of action.data.over)
        dispose(draft, claim, action, context, { outcome: 'withdrawn', how: 'election', by });
    },
    'party.substituted': (draft, action, { identities }) => {
      const { party, successor, claims: some } = action.data;
      const only = some && new Set(some.map(identities.claim));
      for (const claim of draft.byId.values())
        if (claim.docket === action.docket && (!only || only.has(claim.id)))
          if (substitute(claim, identities.party(party), identities.party(successor))) claim.because.push(action.id);
    },
    'verdict.returned': (draft, action, context) => {
      const outcome = action.data.advisory ? 'advisory_verdict' : 'verdict';
      for (const { claim, against, for: winner = null, finding } of action.data.claims) {
        const reach = reachOf(against, context.identities.party);
        dispose(draft, claim, action, context, { outcome, for: winner, ground: finding, against: reach });
      }
    },
    'judgment.entered': (draft, action, context) => {
      for (const claim of action.data.claims ?? []) {
        dispose(draft, claim, action, context, {
          outcome: 'decided',
          how: 'judgment',
          prejudice: action.data.prejudice ?? null,
        });
      }
    },
    'appeal.decided': revive,
  },
});
