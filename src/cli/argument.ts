import { InvalidArgumentError } from 'commander';
import type * as z from 'zod';

/** Reads an option or argument by the schema of what it means, the same as over HTTP. */
export const by =
  <T>(schema: z.ZodType<T, string>) =>
  (value: string): T => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(`It ${parsed.error.issues[0]!.message}.`);
  };
