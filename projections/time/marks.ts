import type { EffectiveAction } from './effectiveAction.ts';
import { type Lookup, lookupIn } from './lookup.ts';

const targetsOf = (
  mark: EffectiveAction,
  actions: readonly EffectiveAction[],
  lookup: Lookup,
): readonly EffectiveAction[] => {
  if (mark.type === 'entry.struck') {
    if (mark.entryId === undefined) return [];
    return actions.filter(action => action.entryId === mark.entryId && action.type !== 'entry.struck');
  }
  if (mark.type !== 'order.vacated') return [];
  const named = lookup.actions(mark.data.order, mark.docket);
  const entryIds = new Set(named.filter(({ type }) => type === 'entry.recorded').map(({ entryId }) => entryId));
  return [
    ...named,
    ...actions.filter(action => action.entryId !== undefined && entryIds.has(action.entryId) && action !== mark),
  ].filter(({ type }) => type !== 'entry.recorded');
};

/**
 * Marks what a strike or a vacatur took back: it stays in the history and leaves the folds from that day. A vacatur that
 * was itself struck, or vacated later, takes nothing back: strikes are read first, then vacaturs, the latest first.
 */
export const markStruck = (actions: readonly EffectiveAction[]): readonly EffectiveAction[] => {
  const strikes = actions.filter(({ type }) => type === 'entry.struck');
  const vacaturs = actions.filter(({ type }) => type === 'order.vacated');
  if (strikes.length === 0 && vacaturs.length === 0) return actions;
  const lookup = lookupIn(actions);
  const struckBy = new Map<string, string>();
  for (const mark of [...strikes.toReversed(), ...vacaturs.toReversed()]) {
    if (struckBy.has(mark.id)) continue;
    for (const target of targetsOf(mark, actions, lookup)) struckBy.set(target.id, mark.id);
  }
  return actions.map(action => (struckBy.has(action.id) ? { ...action, struckBy: struckBy.get(action.id)! } : action));
};
