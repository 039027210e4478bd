import type { CaseFold } from '../fold/caseFold.ts';
import { departureOf } from '../fold/departures.ts';
import type { MotionDraft, RulingOutcome } from '../fold/motions.ts';
import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import { endingOf } from './endings.ts';
import type { Motion } from './shape.ts';

type Ruled = EffectiveActionOf<'motion.ruled'>;

const inOneEntry = (a: Ruled, b: Ruled): boolean =>
  a.docket === b.docket && a.entry !== undefined && a.entry.number === b.entry?.number;

/** The last ruling with those before it that it completes: they left a rest, or stand in the same order. */
const together = (rulings: readonly Ruled[]): readonly Ruled[] => {
  const whole = rulings.findLastIndex(
    (ruling, index) =>
      index < rulings.length - 1 && ruling.data.remaining === undefined && !inOneEntry(ruling, rulings[index + 1]!),
  );
  return rulings.slice(whole + 1);
};

/** Partly this and partly that is granted in part, where any part was granted. */
const outcomeOf = (rulings: readonly Ruled[]): RulingOutcome => {
  const outcomes = new Set(rulings.map(({ data }) => data.outcome));
  const partly = outcomes.size > 1 && (outcomes.has('granted') || outcomes.has('granted_in_part'));
  return partly ? 'granted_in_part' : rulings.at(-1)!.data.outcome;
};

type Standing = Pick<Motion, 'status' | 'ruledOn' | 'ruling' | 'remaining'>;

/** A ruling that leaves a rest keeps the motion pending for that rest, until the case ends or who made it has left. */
const standing = (fold: CaseFold, motion: MotionDraft): Standing & { readonly ended?: { readonly id: string } } => {
  const { docket, rulings, withdrawn, order, by } = motion;
  const last = rulings.at(-1);
  const remaining = last?.data.remaining ?? null;
  const ruled = { ruledOn: last?.on ?? null, ruling: last ? outcomeOf(together(rulings)) : null, remaining };
  if (withdrawn) return { ...ruled, status: 'withdrawn' };
  if (last && remaining === null) return { ...ruled, status: ruled.ruling! };
  const ended = endingOf(fold, docket, order) ?? departureOf(fold, docket, by ?? [], order);
  return ended ? { ...ruled, status: 'terminated', ended } : { ...ruled, status: 'pending' };
};

const because = ({ filed, movedBy, answers, submitted, rulings, withdrawn }: MotionDraft): readonly string[] =>
  [filed?.id, movedBy, ...[...answers, submitted, ...rulings, withdrawn].map(action => action?.id)].filter(
    id => id !== undefined,
  );

export const motionsIn = (fold: CaseFold): readonly Motion[] =>
  [...fold.motions.values()].flatMap(motion => {
    const { filed, rulings } = motion;
    if (!filed) return [];
    const { ended, ...how } = standing(fold, motion);
    return {
      id: motion.id,
      proceeding: filed.docket,
      entry: filed.entry ?? null,
      kinds: filed.data.kinds,
      title: filed.data.title ?? null,
      by: motion.by ?? null,
      filedOn: filed.on,
      ...how,
      rulings: rulings.map(({ id, on, data: { outcome, remaining = null } }) => ({
        on,
        outcome,
        remaining,
        because: [id],
      })),
      because: ended ? [...because(motion), ended.id] : because(motion),
    };
  });
