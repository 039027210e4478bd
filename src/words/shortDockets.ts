import type { Proceeding } from '../../projections/state/shape.ts';

/** How each docket of a case is told from the others: by its court, and by its number where two are of one court. */
export const shortDockets = (proceedings: readonly Proceeding[]): ReadonlyMap<string, string> => {
  const ofCourt = Map.groupBy(proceedings, ({ court }) => court);
  return new Map(
    proceedings.length < 2
      ? []
      : proceedings.map(({ id, court, writtenAs }) => [
          id,
          ofCourt.get(court)!.length > 1 ? `${court} ${writtenAs}` : court,
        ]),
  );
};
