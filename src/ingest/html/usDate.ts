import { isDay } from '../isoDay.ts';

const pattern = /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/;

/** The first day in a text, written as US courts write it, as an ISO date; null where there is none. */
export const usDate = (text: string): string | null => {
  const [, month, day, year] = pattern.exec(text) ?? [];
  if (!month || !day || !year) return null;
  const full = year.length === 4 ? year : `${Number(year) > 69 ? '19' : '20'}${year}`;
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) ? date : null;
};
