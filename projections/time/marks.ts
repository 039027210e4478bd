import type { EffectiveAction } from './effectiveAction.ts';
import { type Lookup, lookupIn } from './lookup.ts';

const targetsOf = (
  mark: EffectiveAction,
  actions: readonly EffectiveAction[],
  lookup: Lookup,
): readonly EffectiveAction[] => {
  if (mark.type === 'entry.struck')
    return actions.filter(action => action.entryId === mark.entryId && action.type !== 'entry.struck');
  if (mark.type !== 'order.vacated') return [];
  const named = lookup.actions(mark.data.order, mark.docket);
  const entryIds = new Set(named.filter(({ type }) => type === 'entry.recorded').map(({ entryId }) => entryId));
  return [
    ...named,
    ...actions.filter(action => action.entryId !== undefined && entryIds.has(action.entryId) && action !== mark),
  ].filter(({ type }) => type !== 'entry.recorded');
};

/**
 * Marks what a strike or a vacatur took back: it stays in the history and leaves the folds from that day. The latest
 * mark is read first, so that a vacatur that was itself struck takes nothing back.
 */
export const markStruck = (actions: readonly EffectiveAction[]): readonly EffectiveAction[] => {
  const marks = actions.filter(({ type }) => type === 'entry.struck' || type === 'order.vacated');
  if (marks.length === 0) return actions;
  const lookup = lookupIn(actions);
  const struckBy = new Map<string, string>();
  for (const mark of marks.toReversed()) {
    if (struckBy.has(mark.id)) continue;
    for (const target of targetsOf(mark, actions, lookup)) struckBy.set(target.id, mark.id);
  }
  return actions.map(action => (struckBy.has(action.id) ? { ...action, struckBy: struckBy.get(action.id)! } : action));
};
