import type { EffectiveAction } from '../time/effectiveAction.ts';

/** Where an action stands in its case: what a later one ends, or spares, is told by it. */
export interface Place {
  readonly id: string;
  readonly docket: string;
  readonly on: string | null;
  readonly day: string;
  readonly entry: number | undefined;
  readonly order: number;
}

export const placeOf = ({ id, docket, on, day, entry }: EffectiveAction, order: number): Place => ({
  id,
  docket,
  on,
  day,
  entry: entry?.number,
  order,
});

const sameDay = (a: Place, b: Place): boolean => a.on === b.on && a.on === a.day;

/** Whether one and the same order made both: by its entry, or, where an entry is not known, by a day that is. */
export const sameOrder = (a: Place, b: Place): boolean =>
  a.docket === b.docket &&
  (a.entry === undefined || b.entry === undefined ? sameDay(a, b) : a.entry === b.entry && a.day === b.day);
