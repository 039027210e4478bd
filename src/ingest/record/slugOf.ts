import { longestSlug } from '../../../events/reference.ts';

/** A name as a slug; `fallback` where it has no Latin letter or digit. */
export const slugOf = (name: string, fallback: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug - 10)
    .replace(/^-+|-+$/g, '') || fallback;
