import { isMove, opensProceeding } from '../../events/catalogue.ts';
import type { ActionRef, Docket } from '../../events/reference.ts';
import { getOrMake } from '../getOrMake.ts';
import { once } from '../once.ts';
import { docketKeys, type KeyOf } from './dockets.ts';
import type { EffectiveAction } from './effectiveAction.ts';

/** Finds the actions that a reference names among those in effect. What finds none is flagged by the fold. */
export interface Lookup {
  /** Every action of an entry, the entry first, or the one of that id. */
  actions(ref: ActionRef, docket: string): readonly EffectiveAction[];
  /** The ids of the actions of `type` that a reference names. */
  ids(type: EffectiveAction['type'], ref: ActionRef, docket: string): readonly string[];
  /** The key of a docket, by its first spelling. */
  docket(docket: Docket): string;
  /** The first day on which that docket was opened, by whatever docket tells. */
  openedOn(key: string): string | undefined;
  /** Whether anything stands in that docket: it is one of the case's, not only named by it. */
  holds(key: string): boolean;
  /** What was recorded of one entry, itself included. */
  ofEntry(entryId: string): readonly EffectiveAction[];
  /** What a strike or a vacatur took back. */
  takenBackBy(id: string): readonly EffectiveAction[];
}

type ByEntry = ReadonlyMap<string, ReadonlyMap<number, readonly EffectiveAction[]>>;

const none: readonly EffectiveAction[] = [];

const indexById = (actions: readonly EffectiveAction[]): ReadonlyMap<string, EffectiveAction> =>
  new Map(actions.map(action => [action.id, action]));

const indexByEntry = (actions: readonly EffectiveAction[]): ByEntry => {
  const dockets = new Map<string, Map<number, EffectiveAction[]>>();
  for (const action of actions) {
    if (!action.entry) continue;
    const entries = getOrMake(dockets, action.docket, () => new Map<number, EffectiveAction[]>());
    getOrMake(entries, action.entry.number, () => []).push(action);
  }
  return dockets;
};

const firstOpenings = (actions: readonly EffectiveAction[], keyOf: KeyOf): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  const open = (key: string, day: string) => {
    const known = first.get(key);
    if (known === undefined || day < known) first.set(key, day);
  };
  for (const { type, data, docket, day } of actions) {
    if (opensProceeding(type, data)) open(docket, day);
    else if (isMove(type)) {
      const { to } = data as { to?: Docket };
      if (to) open(keyOf(to), day);
    }
  }
  return first;
};

/** Indexes are made when the first reference asks for them: most cases name actions in one way, or in none. */
export const lookupIn = (actions: readonly EffectiveAction[], keyOf?: KeyOf): Lookup => {
  const docketOf = once(() => keyOf ?? docketKeys(actions));
  const byId = once(() => indexById(actions));
  const byEntry = once(() => indexByEntry(actions));
  const dockets = once(() => new Set(actions.map(({ docket }) => docket)));
  const openings = once(() => firstOpenings(actions, docketOf()));
  const byEntryId = once(() => Map.groupBy(actions, ({ entryId }) => entryId));
  const takenBack = once(() =>
    Map.groupBy(
      actions.filter(({ struckBy }) => struckBy !== undefined),
      ({ struckBy }) => struckBy,
    ),
  );

  const find = (ref: ActionRef, docket: string): readonly EffectiveAction[] => {
    if (typeof ref === 'string') {
      const action = byId().get(ref);
      return action ? [action] : none;
    }
    const key = ref.proceeding ? docketOf()(ref.proceeding) : docket;
    const ofEntry = byEntry().get(key)?.get(ref.entry) ?? none;
    return ref.part === undefined ? ofEntry : ofEntry.filter(({ part }) => part === ref.part);
  };

  return {
    actions: find,
    ids: (type, ref, docket) => {
      const ids: string[] = [];
      for (const action of find(ref, docket)) if (action.type === type) ids.push(action.id);
      return ids;
    },
    docket: docket => docketOf()(docket),
    openedOn: key => openings().get(key),
    holds: key => dockets().has(key),
    ofEntry: entryId => byEntryId().get(entryId) ?? none,
    takenBackBy: id => takenBack().get(id) ?? none,
  };
};
