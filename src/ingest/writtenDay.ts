const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day written in words, as an ISO date: `March 12, 2021`, `Mar 01 2021`. Null where there is none. */
export const writtenDay = (text: string | null): string | null => {
  const [, month = '', day = '', year] = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/i.exec(text?.trim() ?? '') ?? [];
  const number = months.indexOf(month.toLowerCase()) + 1;
  if (!year || number === 0) return null;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? null : date;
};
