import type { CaseState } from '../state/shape.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';

/** An action that nobody vouched for yet, and why somebody should. */
export interface ToReview {
  readonly action: EffectiveAction;
  /** `inferred`, or flags. */
  readonly reasons: readonly string[];
}

/** They tell what was not looked at, of which no action is to blame. */
const ofTheRecord: ReadonlySet<string> = new Set(['beyond_coverage', 'verdict_without_judgment']);

const flagsByAction = ({ flags, proceedings }: CaseState): ReadonlyMap<string, readonly string[]> => {
  const all = [...flags, ...proceedings.flatMap(proceeding => proceeding.flags)];
  const found = new Map<string, Set<string>>();
  for (const { flag, because } of all) {
    const id = because.at(-1);
    if (id === undefined || ofTheRecord.has(flag)) continue;
    found.set(id, (found.get(id) ?? new Set()).add(flag));
  }
  return new Map([...found].map(([id, names]) => [id, [...names]]));
};

/** What a person should confirm, correct or take back: what Lis inferred, and what does not fit the rest. In the order of the history. */
export const toReview = (state: CaseState, history: readonly EffectiveAction[]): readonly ToReview[] => {
  const flags = flagsByAction(state);
  return history.flatMap(action => {
    const { id, inferred, confirmed, struckBy } = action;
    if (confirmed || struckBy !== undefined) return [];
    const reasons = [...(inferred ? ['inferred'] : []), ...(flags.get(id) ?? [])];
    return reasons.length > 0 ? [{ action, reasons }] : [];
  });
};
