const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const numeric = /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/;
const written = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2}),? (\d{4})\b/i;
const clock = /\b(\d{1,2}):(\d{2})(?::\d{2})? ?([ap])?\.?(?:m\b)?/i;

const isoDate = (year: number, month: number, day: number): string | undefined => {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date;
};

const dateIn = (text: string): { readonly date: string; readonly end: number } | undefined => {
  const [digits, words] = [numeric.exec(text), written.exec(text)];
  const isWritten = words !== null && (digits === null || words.index < digits.index);
  const found = isWritten ? words : digits;
  if (!found) return undefined;
  const [all, one, two, three] = found;
  const year = three!.length === 2 ? 2000 + Number(three) : Number(three);
  const month = isWritten ? months.indexOf(one!.toLowerCase()) + 1 : Number(one);
  const date = isoDate(year, month, Number(two));
  return date === undefined ? undefined : { date, end: found.index + all.length };
};

const timeIn = (text: string): string | undefined => {
  const [, hour, minute, half] = clock.exec(text) ?? [];
  if (!hour || !minute) return undefined;
  const late = half?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
  const hours = half?.toLowerCase() === 'a' && hour === '12' ? 0 : Number(hour) + late;
  return hours < 24 && Number(minute) < 60 ? `${String(hours).padStart(2, '0')}:${minute}` : undefined;
};

/** The first day in a text, with the time on the court's clock that stands right behind it, or in front of it. */
export const courtTimeIn = (text: string): string | undefined => {
  const found = dateIn(text);
  if (!found) return undefined;
  const time =
    timeIn(text.slice(found.end, found.end + 24)) ?? timeIn(text.slice(Math.max(0, found.end - 30), found.end - 8));
  return time === undefined ? found.date : `${found.date}T${time}`;
};
