import type { DataOf } from '../../events/catalogue.ts';
import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import { undoes } from './appeals.ts';
import type { ClaimDraft, ClaimsDraft, Disposition } from './claimDraft.ts';
import { claimStandings } from './claimStanding.ts';
import type { Context } from './fold.ts';
import { type Place, placeOf, sameOrder } from './place.ts';
import type { ProceedingDraft } from './proceedingDraft.ts';

type Decision = EffectiveActionOf<'appeal.decided'>;
type Part = Pick<NonNullable<DataOf<'appeal.decided'>['parts']>[number], 'of' | 'claims'>;

/** Those of a claim's dispositions that a decision, or a part of it, speaks of. */
type SpokenOf = (claim: ClaimDraft) => readonly Disposition[];

const nothing: SpokenOf = () => [];

const placeMade = ({ made }: ClaimsDraft, { because }: Disposition): Place => made.get(because[0]!)!;

const inOneOrder = ({ made }: ClaimsDraft, place: Place): readonly string[] =>
  [...made.values()].filter(one => sameOrder(one, place)).map(({ id }) => id);

const unlessWithdrawn = ({ binding }: ClaimDraft): readonly Disposition[] =>
  binding.filter(({ outcome }) => outcome !== 'withdrawn');

/** The order before it that an end rests on where no claim was pending any more: the last that disposed of one. */
const restsOn = (draft: ClaimsDraft, below: ProceedingDraft, { fold }: Context): readonly string[] => {
  const end = below.closing!.first!.id;
  const standing = claimStandings(fold);
  const its = [...draft.byId.values()].filter(({ docket }) => docket === below.docket);
  if (its.some(claim => standing(claim).because.includes(end))) return [];
  const places = its.flatMap(unlessWithdrawn).map(disposition => placeMade(draft, disposition));
  const last = places.reduce<Place | undefined>((a, b) => (a && a.order > b.order ? a : b), undefined);
  return last ? inOneOrder(draft, last) : [];
};

/**
 * The actions by which an order disposed of claims: itself, what stands beside it in one order, or, where it ended the
 * docket and did neither, what it rests on.
 */
const disposingBy =
  (draft: ClaimsDraft, below: ProceedingDraft, context: Context) =>
  (place: Place): readonly string[] => {
    if (draft.made.has(place.id)) return [place.id];
    const beside = inOneOrder(draft, place);
    const { closing } = below;
    const ended = closing?.first && (place.id === closing.id || place.id === closing.first.id);
    return beside.length === 0 && ended ? restsOn(draft, below, context) : beside;
  };

const spokenOf =
  (draft: ClaimsDraft, below: ProceedingDraft, context: Context) =>
  ({ of = [], claims }: Part): SpokenOf => {
    const named = of.flatMap(ref => context.lookup.actions(ref, below.docket)).map(action => placeOf(action, 0));
    const ids = new Set(named.flatMap(disposingBy(draft, below, context)));
    const those = claims && new Set(claims.map(context.identities.claim));
    return claim => {
      if (those && !(those.has(claim.id) && claim.docket === below.docket)) return [];
      const its = claim.binding.filter(({ because }) => ids.has(because[0]!));
      return those && its.length === 0 ? unlessWithdrawn(claim) : its;
    };
  };

/** What of each claim a decision undoes: where it names nothing, what the end of the docket below did. */
const undoneBy = (draft: ClaimsDraft, { data }: Decision, below: ProceedingDraft, context: Context): SpokenOf => {
  const { parts = [] } = data;
  const inPart = spokenOf(draft, below, context);
  const [reversed, upheld] = [parts.filter(undoes), parts.filter(part => !undoes(part))];
  const { closing } = below;
  const namesNothing = !data.of && !reversed.some(part => part.of ?? part.claims);
  const end = closing?.first && namesNothing ? [closing.id, closing.first.id] : undefined;
  const whole = undoes(data) ? inPart({ of: data.of ?? end }) : nothing;
  const [partly, spared] = [reversed.map(inPart), upheld.map(inPart)];
  return claim => {
    const stands = new Set(spared.flatMap(part => part(claim)));
    return [...partly.flatMap(part => part(claim)), ...whole(claim).filter(one => !stands.has(one))];
  };
};

const byJudgment = ({ how }: Disposition): boolean => how === 'judgment';

/** A judgment on a claim that was over already restates the order that it rests on: neither outlives the other. */
const freeRestated = (draft: ClaimsDraft, claim: ClaimDraft, undone: readonly Disposition[]): void => {
  const last = unlessWithdrawn(claim).at(-1);
  if (!last || !(byJudgment(last) || undone.some(byJudgment))) return;
  const place = placeMade(draft, last);
  claim.binding = claim.binding.filter(one => !sameOrder(placeMade(draft, one), place));
};

/** Reversal or vacatur above: what it undoes of the dispositions below binds no more (docs/decisions/0019). */
export const revive = (draft: ClaimsDraft, action: Decision, context: Context): void => {
  const { proceedings } = context.fold;
  const below = proceedings.get(proceedings.get(action.docket)?.below ?? '');
  if (!below) return;
  const undoneOf = undoneBy(draft, action, below, context);
  const standing = claimStandings(context.fold);
  for (const claim of draft.byId.values()) {
    const undone = new Set(undoneOf(claim));
    if (undone.size === 0) continue;
    claim.because.push(action.id);
    claim.binding = claim.binding.filter(disposition => !undone.has(disposition));
    const { status } = standing(claim);
    if (status === 'dismissed' || status === 'decided') freeRestated(draft, claim, [...undone]);
  }
};
