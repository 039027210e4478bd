/** How many documents one day can hold. */
const aDay = 2 ** 24;
const dayMillis = 86_400_000;
/** Added to the days since 1970, so that 1 January of the year 1 is day 1. */
const epoch = 719_163;

/** Lis's own actions have no day: they come before all others. */
const numberOf = (day: string): number => (day === '' ? 0 : Date.parse(day) / dayMillis + epoch);

/** The first key that a document of this day can have; below 2^46. */
export const firstKey = (day: string): number => numberOf(day) * aDay;

/** The last one. */
export const lastKey = (day: string): number => firstKey(day) + aDay - 1;

export const isOfDay = (key: number, day: string): boolean => firstKey(day) <= key && key <= lastKey(day);
