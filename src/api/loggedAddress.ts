import { slug } from '../../events/reference.ts';
import { parameterWords } from './openApi/parameterWords.ts';

/** What Lis itself gives out or reads: days, revisions, types, ids. A key is none. */
const harmless = /^[A-Za-z0-9][A-Za-z0-9.,:-]{0,39}$/;

/** A path of nothing else, as most are: seen at one look, for every request pays for it. */
const harmlessPath = /^(?:\/|[A-Za-z0-9][A-Za-z0-9.,:-]{0,39}(?=\/|$))*$/;

/** What people look for is their own. */
const searched: ReadonlySet<string> = new Set(['q', 'party', 'judge']);

const shown = (part: string): string =>
  part === '' || harmless.test(part) || slug.safeParse(part).success ? part : '…';

const shownPath = (path: string): string => (harmlessPath.test(path) ? path : path.split('/').map(shown).join('/'));

const shownPair = (pair: string): string => {
  const [name = '', value] = pair.split('=', 2);
  if (!Object.hasOwn(parameterWords, name)) return '…';
  if (value === undefined) return name;
  return `${name}=${searched.has(name) ? '…' : shown(value)}`;
};

/**
 * The address of a request as the log may hold it. Keys are pasted in the wrong places, and searches are private: every
 * part that is not plainly harmless is left out.
 */
export const loggedAddress = (url: string): string => {
  const [path = '', query] = url.split('?', 2);
  return query === undefined ? shownPath(path) : `${shownPath(path)}?${query.split('&').map(shownPair).join('&')}`;
};
