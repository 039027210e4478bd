import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { parseISO } from 'date-fns/parseISO';
import { isPrecise } from '../../events/courtDate.ts';

/** Sorts after every day on which anything happens. */
export const never = '9999-12-31';

/** Whether what is dated so may have been there on that day: "in May" leaves room for 6 May. */
export const canBeBy = (on: string | null, day: string): boolean => on === null || on <= day;

/** The first day that `date` can mean; the empty string, which sorts before all days, where it is unknown. */
export const firstDay = (date: string | null): string => (date === null ? '' : `${date}-01-01`.slice(0, 10));

export const dayAfter = (day: string): string => format(addDays(parseISO(day), 1), 'yyyy-MM-dd');

/** The last day that `date` can mean: an imprecise one takes effect then (EVENTS.md section 1). */
export const lastDay = (date: string): string => {
  if (isPrecise(date)) return date;
  if (date.length === 4) return `${date}-12-31`;
  const [year, month] = date.split('-').map(Number) as [number, number];
  return `${date}-${lastDayOfMonth(new Date(year, month - 1)).getDate()}`;
};
