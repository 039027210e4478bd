import type { ActionRef, Docket } from '../../events/reference.ts';
import { docketKeys } from './dockets.ts';
import type { EffectiveAction } from './effectiveAction.ts';

/** Finds the actions that a reference names among those in effect. What finds none is flagged by the fold. */
export interface Lookup {
  /** Every action of an entry, the entry first, or the one of that id. */
  actions(ref: ActionRef, docket: string): readonly EffectiveAction[];
  /** The ids of the actions of `type` that a reference names. */
  ids(type: EffectiveAction['type'], ref: ActionRef, docket: string): readonly string[];
  /** The key of a docket, by its first spelling. */
  docket(docket: Docket): string;
}

const none: readonly EffectiveAction[] = [];

export const lookupIn = (actions: readonly EffectiveAction[]): Lookup => {
  const docketOf = docketKeys(actions);
  const byId = new Map<string, EffectiveAction>();
  const byEntry = new Map<string, EffectiveAction[]>();
  for (const action of actions) {
    byId.set(action.id, action);
    if (action.entry === undefined) continue;
    const key = `${action.docket}#${action.entry.number}`;
    const others = byEntry.get(key);
    if (others) others.push(action);
    else byEntry.set(key, [action]);
  }

  const find = (ref: ActionRef, docket: string): readonly EffectiveAction[] => {
    if (typeof ref === 'string') return byId.has(ref) ? [byId.get(ref)!] : none;
    const key = ref.proceeding ? docketOf(ref.proceeding) : docket;
    const ofEntry = byEntry.get(`${key}#${ref.entry}`) ?? none;
    return ref.part === undefined ? ofEntry : ofEntry.filter(({ part }) => part === ref.part);
  };

  return {
    actions: find,
    ids: (type, ref, docket) =>
      find(ref, docket)
        .filter(action => action.type === type)
        .map(({ id }) => id),
    docket: docketOf,
  };
};
