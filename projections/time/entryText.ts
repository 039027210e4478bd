import type { EffectiveAction, EffectiveActionOf } from './effectiveAction.ts';

type Edit = EffectiveActionOf<'entry.edited'>;

const textAsOf = (made: readonly Edit[], later: readonly Edit[]): string | undefined => {
  const [next] = later;
  return next ? next.data.before : made.at(-1)?.data.after;
};

const isEdit = (action: EffectiveAction): action is Edit => action.type === 'entry.edited';

/**
 * Entries read as they read then: before a clerk's edit takes effect `before`, from then on `after` (EVENTS.md section 3).
 * `later` are those, in legal order, that the question leaves out.
 */
export const readAsOf = (
  actions: readonly EffectiveAction[],
  later: readonly EffectiveAction[],
): readonly EffectiveAction[] => {
  const edits = actions.filter(isEdit);
  if (edits.length === 0 && later.length === 0) return actions;
  const made = Map.groupBy(edits, edit => edit.entryId);
  const toCome = Map.groupBy(later.filter(isEdit), edit => edit.entryId);
  return actions.map(action => {
    if (action.type !== 'entry.recorded') return action;
    const text = textAsOf(made.get(action.entryId) ?? [], toCome.get(action.entryId) ?? []);
    return text === undefined ? action : { ...action, data: { ...action.data, text } };
  });
};
