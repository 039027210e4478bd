import * as z from 'zod';
import { courtDate } from './courtDate.ts';
import { line, text } from './family.ts';

/** Where an action is known from. `sha256` and `retrievedAt` only where the source was really fetched. */
export const source = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'is not an http(s) URL' })
      .max(2_000)
      .optional(),
    citation: line.optional(),
    quote: text.optional(),
    publishedOn: courtDate.optional(),
    sha256: z.hash('sha256').optional(),
    retrievedAt: z.iso.datetime().optional(),
  })
  .refine(({ url, citation }) => url !== undefined || citation !== undefined, { error: 'needs a url or a citation' });

export type Source = z.infer<typeof source>;
