import { slug } from '../../events/reference.ts';

/** What Lis itself gives out or reads: days, revisions, types, ids. A key, or what somebody searched for, is none. */
const harmless = /^[A-Za-z0-9][A-Za-z0-9.,:-]{0,39}$/;

const shown = (part: string): string =>
  part === '' || harmless.test(part) || slug.safeParse(part).success ? part : '…';

/**
 * The address of a request as the log may hold it. Keys are pasted in the wrong places, and what people look for is their
 * own: every part that is not plainly harmless is left out.
 */
export const loggedAddress = (url: string): string => {
  const [path = '', query] = url.split('?', 2);
  const place = path.split('/').map(shown).join('/');
  if (query === undefined) return place;
  return `${place}?${query
    .split('&')
    .map(pair => pair.split('=').map(shown).join('='))
    .join('&')}`;
};
