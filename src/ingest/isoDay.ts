const pattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/;

/** Whether there is such a day: no 30 February. `day` is written as ISO dates are. */
export const isDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};

/** The day of an ISO date or moment as written, whatever its zone; null where there is none. */
export const isoDay = (text: string | null | undefined): string | null => {
  const day = pattern.exec(text ?? '')?.[0];
  return day !== undefined && isDay(day) ? day : null;
};
