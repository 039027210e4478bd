import type { CaseFold } from '../fold/caseFold.ts';

export interface Ended {
  readonly on: string | null;
  readonly id: string;
}

/**
 * What ended a proceeding, for what was pending in it then: motions, hearings, deadlines, appearances and live claims
 * end because of it, and reopening restores them (EVENTS.md section 4). What came later, such as a motion for fees, stands.
 */
export const endingOf = (fold: CaseFold, docket: string, order: number): Ended | undefined => {
  const first = fold.proceedings.get(docket)?.closing?.first;
  return first && order < first.order ? first : undefined;
};
