import type { EffectiveAction, EffectiveActionOf } from '../time/effectiveAction.ts';
import { lastDay } from '../time/legalDate.ts';
import { appeals } from './appeals.ts';
import type { ClaimDraft } from './claimDraft.ts';
import { claimStandings } from './claimStanding.ts';
import type { Ending } from './closing.ts';
import { type Context, slice } from './fold.ts';
import { movements } from './moves.ts';
import {
  close,
  isLive,
  link,
  opens,
  type ProceedingsDraft,
  proceedingAt,
  proceedingOf,
  reopen,
} from './proceedingDraft.ts';

type Closer = Extract<
  EffectiveAction,
  { type: 'case.withdrawn' | 'case.dismissed' | 'case.settled' | 'case.closed' | 'judgment.entered' }
>;

/** A judgment on some claims alone ends neither the others nor the case, unless it says that it is final (Rule 54(b)). */
const isFinal = ({ docket, data }: EffectiveActionOf<'judgment.entered'>, { fold, identities }: Context): boolean => {
  const { final, claims = [] } = data;
  if (final !== undefined || claims.length === 0) return final !== false;
  const judged = new Set(claims.map(identities.claim));
  const standing = claimStandings(fold);
  const goesOn = (claim: ClaimDraft) =>
    claim.docket === docket && !judged.has(claim.id) && standing(claim).status === 'pending';
  return ![...fold.claims.byId.values()].some(goesOn);
};

/** How an action ends its docket, if it does: a dismissal with leave to amend leaves it pending. */
const endingBy = (action: EffectiveAction, context: Context): Ending | undefined => {
  switch (action.type) {
    case 'case.withdrawn':
      return { status: 'withdrawn', prejudice: action.data.prejudice };
    case 'case.dismissed':
      return action.data.leave ? undefined : { status: 'dismissed', prejudice: action.data.prejudice };
    case 'case.settled':
      return { status: 'settled', prejudice: action.data.prejudice };
    case 'judgment.entered':
      return isFinal(action, context) ? { status: 'judgment', prejudice: action.data.prejudice } : undefined;
    case 'case.closed':
      return action.data.how === 'administrative'
        ? { status: 'administratively_closed' }
        : { status: 'closed', bare: true };
    default:
      return undefined;
  }
};

const ends = (draft: ProceedingsDraft, action: Closer, context: Context): void => {
  const ending = endingBy(action, context);
  if (ending) close(proceedingOf(draft, action)!, action, context.order, ending);
};

/** What ended a docket was taken back: it is open again from that day, unless something else ended it, or reopened it before. */
const takesBack = (draft: ProceedingsDraft, action: EffectiveAction, context: Context): void => {
  for (const ended of context.lookup.takenBackBy(action.id)) {
    const proceeding = draft.get(ended.docket);
    if (!proceeding || !isLive(proceeding) || !(endingBy(ended, context) || isMove(ended))) continue;
    if (!proceeding.reopened || proceeding.reopened.day < ended.day) reopen(proceeding, action, context.order);
  }
};

const isMove = ({ type, data }: EffectiveAction): boolean =>
  ['case.removed', 'case.transferred', 'case.remanded', 'case.consolidated'].includes(type) &&
  ('to' in data || 'into' in data);

/** Each docket's life: opened, stayed, moved, closed, reopened (DESIGN section 3). */
export const proceedings = slice<ProceedingsDraft>({
  initial: () => new Map(),
  evolve: {
    'case.filed': opens,
    'petition.filed': opens,
    'charges.filed': opens,
    'case.refiled': (draft, action, context) => {
      const { from } = action.data;
      const left = draft.get(context.lookup.docket(from));
      link(opens(draft, action, context), 'refiled_from', from, action.id);
      if (left) link(left, 'refiled_as', action.proceeding, action.id);
    },
    'docket.renumbered': (draft, action) => {
      const proceeding = proceedingOf(draft, action)!;
      proceeding.writtenAs = action.data.to;
      proceeding.renumbered.push(action.id);
    },
    'case.related': (draft, action) => {
      const proceeding = proceedingOf(draft, action);
      if (proceeding) link(proceeding, 'related', action.data, action.id);
    },
    'case.stayed': (draft, { id, on, docket, data: { scope, until } }) => {
      if (scope !== 'case') return;
      const proceeding = proceedingAt(draft, docket);
      proceeding.stays = [...proceeding.stays, { id, on, lastDay: until && lastDay(until) }];
    },
    'stay.lifted': (draft, action) => {
      if (action.data.scope === 'case') proceedingOf(draft, action)!.stays = [];
    },
    'case.withdrawn': ends,
    'case.dismissed': ends,
    'case.settled': ends,
    'case.closed': ends,
    'judgment.entered': ends,
    'case.reopened': (draft, action, { order }) => reopen(proceedingOf(draft, action)!, action, order),
    'order.vacated': takesBack,
    'entry.struck': takesBack,
    ...movements,
    ...appeals,
  },
});
