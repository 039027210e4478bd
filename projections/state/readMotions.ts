import type { CaseFold } from '../fold/caseFold.ts';
import type { MotionDraft } from '../fold/motions.ts';
import { endingOf } from './endings.ts';
import type { Motion } from './shape.ts';

type Standing = Pick<Motion, 'status' | 'ruledOn' | 'ruling' | 'remaining'>;

/** A ruling that leaves a rest keeps the motion pending for that rest. */
const standing = (fold: CaseFold, { docket, ruling, withdrawn, order }: MotionDraft): Standing => {
  const remaining = ruling?.data.remaining ?? null;
  const ruled = { ruledOn: ruling?.on ?? null, ruling: ruling?.data.outcome ?? null, remaining };
  if (withdrawn) return { ...ruled, status: 'withdrawn' };
  if (ruling && remaining === null) return { ...ruled, status: ruling.data.outcome };
  return { ...ruled, status: endingOf(fold, docket, order) ? 'terminated' : 'pending' };
};

const because = (fold: CaseFold, motion: MotionDraft, { status }: Standing): readonly string[] => {
  const unruled = !motion.ruling || motion.ruling.data.remaining !== undefined;
  const ending = status === 'terminated' && unruled ? endingOf(fold, motion.docket, motion.order) : undefined;
  const { filed, answers, submitted, ruling, withdrawn, movedBy } = motion;
  const made = [filed, ...answers, submitted, ruling, withdrawn, ending].map(action => action?.id);
  return [...made, movedBy].filter(id => id !== undefined);
};

export const motionsIn = (fold: CaseFold): readonly Motion[] =>
  [...fold.motions.values()].flatMap(motion => {
    const { filed } = motion;
    if (!filed) return [];
    const how = standing(fold, motion);
    return {
      id: motion.id,
      proceeding: filed.docket,
      entry: filed.entry ?? null,
      kinds: filed.data.kinds,
      title: filed.data.title ?? null,
      by: motion.by ?? null,
      filedOn: filed.on,
      ...how,
      because: because(fold, motion, how),
    };
  });
