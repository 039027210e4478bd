/** How many documents there can be. */
const most = 2 ** 30;
const dayMillis = 86_400_000;
/** Added to the days since 1970, so that 1 January of the year 1 is day 1. */
const epoch = 719_163;

/** Lis's own actions have no day: they come before all others. */
const numberOf = (day: string): number => (day === '' ? 0 : Date.parse(day) / dayMillis + epoch);

/** Where a document of this day and key stands among all, the oldest first; below 2^52. */
export const placeOf = (day: string, key: number): number => numberOf(day) * most + key;

/** The first place that a document of this day can have. */
export const firstPlace = (day: string): number => placeOf(day, 0);

/** The last one. */
export const lastPlace = (day: string): number => placeOf(day, most - 1);

/** SQL for the key of the document at `place`. */
export const keyAt = (place: string): string => `(${place} & ${most - 1})`;
