import { opensProceeding, rankOf } from '../../events/catalogue.ts';
import { ranks } from '../../events/family.ts';
import type { EffectiveAction } from './effectiveAction.ts';

/** Where an action stands in legal order: one tuple, compared field by field (EVENTS.md section 4; docs/decisions/0020). */
export interface Placed {
  action: EffectiveAction;
  day: string;
  /** The place of its docket among those of the case, which only the whole history tells. */
  docket: number;
  entry: number;
  readonly sequence: number;
  readonly part: number;
  readonly rank: number;
  /** What was written first, where nothing else tells. */
  readonly turn: number;
  readonly opens: boolean;
  /** No source tells when it was public: it is taken to have been on its day. */
  readonly publicUnsaid: boolean;
}

const opening = ranks.indexOf('open');

const first = -1;
const last = Number.POSITIVE_INFINITY;

const partPlace = ({ type, part }: EffectiveAction): number => (type === 'entry.recorded' ? first : (part ?? last));

interface Recorded {
  readonly sequence: number | undefined;
  readonly turn: number | undefined;
  readonly publicUnsaid: boolean;
}

export const placed = (action: EffectiveAction, { sequence, turn, publicUnsaid }: Recorded): Placed => {
  const rank = rankOf(action.type);
  const opens = rank === opening && opensProceeding(action.type, action.data);
  return {
    action,
    day: action.day,
    docket: last,
    entry: action.entry?.number ?? (opens ? first : last),
    sequence: sequence ?? last,
    part: partPlace(action),
    rank,
    turn: turn ?? last,
    opens,
    publicUnsaid,
  };
};

/** Puts an action on an earlier day, before all that its docket shows of that day. */
export const bringForward = (place: Placed, day: string, publicOn: string): void => {
  place.action = { ...place.action, day, publicOn } as EffectiveAction;
  place.day = day;
  place.entry = first;
};

/**
 * The dockets in the order they were opened, so that entry numbers are compared within one docket only. One whose opening
 * is not recorded was there before; what belongs to no docket comes last.
 */
const placeDockets = (all: readonly Placed[]): void => {
  const openedOn = new Map<string, string>();
  let before = '';
  for (const { action, opens } of all) {
    const { docket, day } = action;
    if (docket === before && !opens) continue;
    before = docket;
    const known = openedOn.get(docket);
    if (known === undefined) openedOn.set(docket, opens ? day : '');
    else if (opens && (known === '' || day < known)) openedOn.set(docket, day);
  }
  openedOn.delete('');
  if (openedOn.size === 1) {
    for (const place of all) place.docket = place.action.docket === '' ? last : 0;
    return;
  }
  const sorted = [...openedOn].sort(([a, on], [b, other]) => (on === other ? (a < b ? -1 : 1) : on < other ? -1 : 1));
  const places = new Map(sorted.map(([docket], index) => [docket, index]));
  for (const place of all) place.docket = places.get(place.action.docket) ?? last;
};

const compareNumbers = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

const compare = (a: Placed, b: Placed): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return (
    compareNumbers(a.docket, b.docket) ||
    compareNumbers(a.entry, b.entry) ||
    compareNumbers(a.sequence, b.sequence) ||
    compareNumbers(a.part, b.part) ||
    compareNumbers(a.rank, b.rank) ||
    compareNumbers(a.turn, b.turn) ||
    (a.action.id < b.action.id ? -1 : 1)
  );
};

export const inLegalOrder = (all: Placed[]): readonly EffectiveAction[] => {
  placeDockets(all);
  return all.sort(compare).map(({ action }) => action);
};
