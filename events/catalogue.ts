import type * as z from 'zod';
import { appeals } from './appeals.ts';
import { bankruptcy } from './bankruptcy.ts';
import { claims } from './claims.ts';
import { context } from './context.ts';
import { criminal } from './criminal.ts';
import { endpoints } from './endpoints.ts';
import { entries } from './entries.ts';
import { type Rank, ranks } from './family.ts';
import { hearings } from './hearings.ts';
import { judges } from './judges.ts';
import { judgments } from './judgments.ts';
import { keys } from './keys.ts';
import { lifecycle } from './lifecycle.ts';
import { motions } from './motions.ts';
import { orders } from './orders.ts';
import { ownActions } from './ownActions.ts';
import { parties } from './parties.ts';
import { pleadings } from './pleadings.ts';

/** Every type of action, with its schema, its version and its place in legal order. */
export const catalogue = {
  ...lifecycle,
  ...pleadings,
  ...parties,
  ...claims,
  ...motions,
  ...orders,
  ...hearings,
  ...judges,
  ...judgments,
  ...appeals,
  ...entries,
  ...criminal,
  ...bankruptcy,
  ...context,
  ...ownActions,
  ...keys,
  ...endpoints,
};

export type Catalogue = typeof catalogue;
export type ActionType = keyof Catalogue;
export type DataOf<T extends ActionType> = z.infer<Catalogue[T]['data']>;

const allTypes = Object.keys(catalogue) as ActionType[];

/** What a case may hold. */
export const actionTypes = allTypes.filter(type => !('housekeeping' in catalogue[type]));

export const isActionType = (type: string): type is ActionType => Object.hasOwn(catalogue, type);

const rankNumber = new Map<string, number>(allTypes.map(type => [type, ranks.indexOf(catalogue[type].rank as Rank)]));

export const rankOf = (type: ActionType): number => rankNumber.get(type)!;

const ownTypes = new Set<string>(allTypes.filter(type => catalogue[type].rank === 'own'));

/** Lis's own actions have no legal date (EVENTS.md section 1). */
export const isOwn = (type: ActionType): boolean => ownTypes.has(type);

const openingTypes = new Set<string>(actionTypes.filter(type => 'opens' in catalogue[type]));

/** Whether an action opens the proceeding it stands in; one that moves a case opens only the docket it enters. */
export const opensProceeding = (type: ActionType, data: unknown): boolean =>
  openingTypes.has(type) || (isMove(type) && 'from' in (data as object));

export const isMove = (type: ActionType): boolean => moves.has(type);

/** What takes a lawsuit from one docket to another. */
const moves: ReadonlySet<ActionType> = new Set(['case.removed', 'case.transferred', 'case.remanded']);
