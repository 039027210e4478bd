import * as z from 'zod';

/** A calendar day in the court's zone: `YYYY-MM-DD`. */
export const courtDay = z.iso
  .date({ error: 'is not a calendar day written YYYY-MM-DD' })
  .refine(day => day >= '1000', { error: 'is a day of no court that Lis knows of' });

/** A calendar date in the court's zone, as precise as its source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const courtDate = z.union(
  [courtDay, z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/), z.string().regex(/^[1-9]\d{3}$/)],
  { error: 'is not a calendar date written YYYY, YYYY-MM or YYYY-MM-DD' },
);

/** A moment on the court's own clock, without a zone: `YYYY-MM-DDTHH:MM`, or the day alone where no time was given. */
export const courtTime = z.union([courtDay, z.iso.datetime({ local: true, offset: false, precision: -1 })], {
  error: "is not a time on the court's clock written YYYY-MM-DD or YYYY-MM-DDTHH:MM",
});

export const isPrecise = (date: string): boolean => date.length === 10;

export const dayOf = (time: string): string => time.slice(0, 10);
