/** One value of a facet, and how many have it. */
export interface Counted {
  readonly value: string;
  readonly name?: string;
  readonly count: number;
}

/** Values shown of a facet. */
export const mostValues = 50;

export const mostFirst = (a: Counted, b: Counted): number => b.count - a.count || (a.value < b.value ? -1 : 1);

/** The values that most have, those first. */
export const byCount = (counts: ReadonlyMap<string, number>): readonly Counted[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort(mostFirst)
    .slice(0, mostValues);
