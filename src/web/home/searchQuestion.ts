import * as z from 'zod';
import { courtDay } from '../../../events/courtDate.ts';
import { InvalidInputError } from '../../commands/caseFile.ts';
import { type CaseCursor, caseOrders } from '../../views/listCases.ts';
import { actionType, caseFilter, court, searchText, shortText } from '../../views/questions.ts';
import type { ActionCursor } from '../../views/search/searchActions.ts';
import { queryOf } from '../address.ts';
import { field } from '../questions.ts';

export const searchQuestion = z.strictObject({
  q: field(searchText),
  show: field(z.enum(['cases', 'actions'])),
  court: field(court),
  status: field(caseFilter.status),
  party: field(shortText),
  judge: field(shortText),
  type: field(actionType),
  from: field(courtDay),
  to: field(courtDay),
  after: field(z.string().max(1_000)),
});

export type SearchAsked = z.infer<typeof searchQuestion>;

/** The address of this search with some of it changed; a page of another search is none of this. */
export const searchAddress = (asked: SearchAsked, change: Partial<SearchAsked> = {}): string =>
  `/${queryOf({ ...asked, after: undefined, ...change })}`;

const noPlace = () => new InvalidInputError([{ pointer: '/after', detail: 'is no place in this list' }]);

/** Throws InvalidInputError. */
export const caseCursorIn = (after: string | undefined): CaseCursor | undefined => {
  if (after === undefined) return undefined;
  const [order, value, id] = after.split('~');
  const known = caseOrders.find(one => one === order);
  if (!known || value === undefined || id === undefined) throw noPlace();
  return { order: known, value, id };
};

export const caseCursorText = ({ order, value, id }: CaseCursor): string => `${order}~${value}~${id}`;

/** Places of actions are those of one set of tables. Throws InvalidInputError. */
export const actionCursorIn = (after: string | undefined, tables: number): ActionCursor | undefined => {
  if (after === undefined) return undefined;
  const [rank, place, views] = after.split('~').map(Number);
  if (rank === undefined || !Number.isSafeInteger(rank) || !Number.isSafeInteger(place) || views !== tables)
    throw noPlace();
  return { rank, place: place! };
};

export const actionCursorText = ({ rank, place }: ActionCursor, tables: number): string => `${rank}~${place}~${tables}`;
