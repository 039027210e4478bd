import * as z from 'zod';

/** A page of this Lis, never another's: what begins with two slashes is another host. */
export const ownPath = z.string().regex(/^\/(?![/\\])[^\\\p{C}]*$/u, { error: 'is no page of this Lis' });
