import { rankOf } from '../../events/catalogue.ts';
import { ranks } from '../../events/family.ts';
import type { KeyOf } from './dockets.ts';
import type { EffectiveAction } from './effectiveAction.ts';
import { canBeBy } from './legalDate.ts';
import { type Lookup, lookupIn } from './lookup.ts';

const ofTheCourt: ReadonlySet<string> = new Set([
  ...['order.entered', 'order.amended', 'order.vacated', 'deadline.set', 'deadline.vacated'],
  ...['hearing.set', 'hearing.reset', 'hearing.vacated', 'case.transferred', 'case.remanded'],
]);

const firstRuling = ranks.indexOf('rule');
const lastRuling = ranks.indexOf('reopen');

/** What a court says and can take back: rulings, orders, closings; not what was filed, or heard, in the same entry. */
const isOrder = ({ type }: EffectiveAction): boolean => {
  const rank = rankOf(type);
  return ofTheCourt.has(type) || (rank >= firstRuling && rank <= lastRuling);
};

type OnOrder = Extract<EffectiveAction, { type: 'order.vacated' | 'order.amended' }>;

/**
 * The orders that one names: the action of that id, or those of the entry; an entry may hold none that is known. No order
 * is taken back before it was made.
 */
export const ordersNamedBy = (
  { data, docket, day }: OnOrder,
  lookup: Lookup,
): { readonly known: boolean; readonly orders: readonly EffectiveAction[] } => {
  const named = lookup.actions(data.order, docket).filter(({ on }) => canBeBy(on, day));
  const entry = named.find(({ type }) => type === 'entry.recorded');
  const byItsId = entry && typeof data.order === 'string';
  const orders = (byItsId ? lookup.ofEntry(entry.entryId ?? entry.id) : named).filter(isOrder);
  return { orders, known: orders.length > 0 || entry !== undefined };
};

/** An entry as those name it that stand in it: by its id, or, where no sighting of it is recorded, by its number. */
const entryKey = ({ entryId, docket, entry }: EffectiveAction): string | undefined =>
  entryId ?? (entry && `${docket}#${entry.number}`);

/** What stands in the entries that were struck, by entry: few entries are, so the others are not gathered. */
const inEntriesOf = (strikes: readonly EffectiveAction[], actions: readonly EffectiveAction[]) => {
  const struck = new Set(strikes.map(entryKey));
  struck.delete(undefined);
  const there = actions.filter(action => action.type !== 'entry.struck' && struck.has(entryKey(action)));
  return Map.groupBy(there, entryKey);
};

/**
 * Marks what a strike or a vacatur took back: it stays in the history and leaves the folds from that day. A vacatur that
 * was itself struck, or vacated later, takes nothing back: strikes are read first, then vacaturs, the latest first.
 */
export const markStruck = (actions: readonly EffectiveAction[], keyOf: KeyOf): readonly EffectiveAction[] => {
  const strikes = actions.filter(({ type }) => type === 'entry.struck');
  const vacaturs = actions.filter(({ type }) => type === 'order.vacated');
  if (strikes.length === 0 && vacaturs.length === 0) return actions;
  const lookup = lookupIn(actions, keyOf);
  const inEntries = inEntriesOf(strikes, actions);
  const targetsOf = (mark: EffectiveAction): readonly EffectiveAction[] =>
    mark.type === 'order.vacated'
      ? ordersNamedBy(mark, lookup).orders.filter(order => order !== mark)
      : (inEntries.get(entryKey(mark)) ?? []);
  const struckBy = new Map<string, string>();
  for (const mark of [...strikes.toReversed(), ...vacaturs.toReversed()]) {
    if (struckBy.has(mark.id)) continue;
    for (const target of targetsOf(mark)) struckBy.set(target.id, mark.id);
  }
  return actions.map(action => (struckBy.has(action.id) ? { ...action, struckBy: struckBy.get(action.id)! } : action));
};
