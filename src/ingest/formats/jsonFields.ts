import * as z from 'zod';

/** A text with its blanks squeezed; null where it is missing, empty or something else. */
export const said = z
  .string()
  .nullish()
  .catch(null)
  .transform(value => value?.replaceAll(/\s+/g, ' ').trim() || null);

/** The same, also where it was written as a number. */
export const text = z
  .unknown()
  .optional()
  .transform(value => said.parse(typeof value === 'number' ? String(value) : value));

/** The items of a list that are of a kind, the others left out; empty where there is no list. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform(items =>
      (items ?? []).flatMap((one): z.output<Item>[] => {
        const parsed = item.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      }),
    );
