import { InvalidArgumentError } from 'commander';
import type * as z from 'zod';

/** Commander has said already what was given. */
const saidOnce = (value: string, message: string): string => {
  const given = `${JSON.stringify(value)} `;
  if (message.startsWith(given)) return `It ${message.slice(given.length)}.`;
  return message.startsWith('"') ? `${message}.` : `It ${message}.`;
};

/** Reads an option or argument by the schema of what it means, the same as over HTTP. */
export const by =
  <T>(schema: z.ZodType<T, string>) =>
  (value: string): T => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(saidOnce(value, parsed.error.issues[0]!.message));
  };
