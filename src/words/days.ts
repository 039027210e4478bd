import type { Language } from './words.ts';

const formats = {
  en: {
    day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  },
  ko: {
    day: new Intl.DateTimeFormat('ko', { dateStyle: 'medium', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat('ko', { year: 'numeric', month: 'short', timeZone: 'UTC' }),
  },
} as const;

/** A date of law, as precisely as it is known (`YYYY[-MM[-DD]]`, with a time or without), as the reader's language writes it. */
export const dayTold = (date: string, lang: Language): string => {
  const [day = '', time] = date.split('T');
  const format = day.length === 10 ? formats[lang].day : day.length === 7 ? formats[lang].month : undefined;
  if (!format || Number.isNaN(Date.parse(day))) return date;
  return [format.format(new Date(day)), time?.slice(0, 5)].filter(Boolean).join(' ');
};
