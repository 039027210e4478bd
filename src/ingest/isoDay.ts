const pattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/;

/** No docket is older than the courts of the United States or Korea, and none is kept so far ahead: such years are slips. */
const [firstYear, lastYear] = ['1750', '2199'];

/** Whether there is such a day, and a court may have sat on it: no 30 February, no year 9999. `day` is written as ISO dates are. */
export const isDay = (day: string): boolean => {
  if (day < firstYear || day.slice(0, 4) > lastYear) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};

/** The day of an ISO date or moment as written, whatever its zone; null where there is none. */
export const isoDay = (text: string | null | undefined): string | null => {
  const day = pattern.exec(text ?? '')?.[0];
  return day !== undefined && isDay(day) ? day : null;
};
