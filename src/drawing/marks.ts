import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { type MarkKind, markKindOf, rankOf } from './markKind.ts';

/** One thing that happened: an action, or all that one entry of a docket did, by what moved the case most. */
export interface Mark {
  readonly action: EffectiveAction;
  readonly kind: MarkKind;
  readonly day: string;
}

/** What belongs to no docket and happened on no day is no mark: it is about the record. */
const isDrawn = ({ day, type, docket }: EffectiveAction): boolean =>
  day !== '' && type !== 'entry.observed' && (docket !== '' || type === 'context.noted');

/** The marks of a history, which is in legal order, by the docket in which they stand; what is outside any court under `''`. */
export const marksIn = (history: readonly EffectiveAction[]): ReadonlyMap<string, readonly Mark[]> => {
  const lanes = new Map<string, Mark[]>();
  const places = new Map<string, { readonly lane: Mark[]; readonly at: number }>();
  for (const action of history) {
    if (!isDrawn(action)) continue;
    const { day, docket, entryId } = action;
    const kind = markKindOf(action.type);
    const known = entryId === undefined ? undefined : places.get(entryId);
    if (known) {
      const before = known.lane[known.at]!;
      if (rankOf(kind) < rankOf(before.kind)) known.lane[known.at] = { ...before, action, kind };
      continue;
    }
    const lane = lanes.get(docket) ?? [];
    lanes.set(docket, lane);
    if (entryId !== undefined) places.set(entryId, { lane, at: lane.length });
    lane.push({ action, kind, day });
  }
  return lanes;
};
