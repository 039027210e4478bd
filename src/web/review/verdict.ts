import * as z from 'zod';

/** What can be said of an action; the page that one comes back to says that it was recorded. */
export const verdict = z.enum(['confirm', 'retract', 'correct']);

export type Verdict = z.infer<typeof verdict>;
