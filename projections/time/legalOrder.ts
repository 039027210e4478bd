import { opensProceeding, rankOf } from '../../events/catalogue.ts';
import type { EffectiveAction } from './effectiveAction.ts';

/** Where an action stands in legal order: one tuple, compared field by field (EVENTS.md section 4). */
export interface Placed {
  readonly action: EffectiveAction;
  readonly day: string;
  readonly entry: number;
  readonly sequence: number;
  readonly part: number;
  readonly rank: number;
}

const entryPlace = (action: EffectiveAction): number =>
  action.entry?.number ?? (opensProceeding(action.type, action.data) ? -1 : Number.POSITIVE_INFINITY);

const partPlace = (action: EffectiveAction): number =>
  action.type === 'entry.recorded' ? -1 : (action.part ?? Number.POSITIVE_INFINITY);

export const placed = (action: EffectiveAction, sequence: number | undefined): Placed => ({
  action,
  day: action.day,
  entry: entryPlace(action),
  sequence: sequence ?? Number.POSITIVE_INFINITY,
  part: partPlace(action),
  rank: rankOf(action.type),
});

const compareNumbers = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

export const legalOrder = (a: Placed, b: Placed): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return (
    compareNumbers(a.entry, b.entry) ||
    compareNumbers(a.sequence, b.sequence) ||
    compareNumbers(a.part, b.part) ||
    compareNumbers(a.rank, b.rank) ||
    (a.action.id < b.action.id ? -1 : 1)
  );
};
