import * as z from 'zod';

/** A text with its blanks squeezed; null where it is missing or empty. */
export const said = z
  .string()
  .nullish()
  .transform(value => value?.replaceAll(/\s+/g, ' ').trim() || null);

/** The same, also where it was written as a number. */
export const text = z.union([said, z.number().transform(String)]);
