import type { CaseFold } from '../fold/caseFold.ts';
import type { Place } from '../fold/place.ts';
import { endIn } from '../fold/proceedingDraft.ts';

/**
 * What ended a proceeding, for what was pending in it then: motions, deadlines, appearances and live claims end because
 * of it, and reopening restores them (EVENTS.md section 4). What came later, such as a motion for fees, stands; where the
 * lawsuit goes on elsewhere, nothing ends (docs/decisions/0010).
 */
export const endingOf = (fold: CaseFold, docket: string, order: number): Place | undefined =>
  endIn(fold.proceedings, docket, order);

/** What ended the business of a court with a case: also that the case went on to another one. */
export const departureFrom = (fold: CaseFold, docket: string, order: number): Place | undefined => {
  const closing = fold.proceedings.get(docket)?.closing;
  const left = closing?.status === 'administratively_closed' ? undefined : closing;
  return endingOf(fold, docket, order) ?? (left && order < left.order && !left.first ? left : undefined);
};
