import { clean } from '../words/clean.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 has no place for, not even escaped: halves of surrogate pairs, and two that are no characters. */
const illegal = /[\ufffe\uffff]|\p{Cs}/gu;

/** Text in one line as HTML and XML may hold it. Whatever stands in a docket is never markup. */
export const feedText = (text: string): string =>
  clean(text)
    .replace(illegal, '')
    .replace(/[&<>"]/g, character => escapes[character]!);

/** Characters of a title: readers show a line of it, and the whole stands in the entry. */
const longestTitle = 200;

/** A title in one line, which the feed's writer escapes. */
export const feedTitle = (text: string): string => {
  const characters = Array.from(clean(text).replace(illegal, ''));
  return characters.length <= longestTitle ? characters.join('') : `${characters.slice(0, longestTitle - 1).join('')}…`;
};
