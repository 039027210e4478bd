import type { CaseItem } from '../views/listCases.ts';
import { phrases } from '../words/phrases.ts';
import { type Language, say } from '../words/words.ts';

/** With the number of entries that are not here: a silent gap is the worst lie. */
const docketOf = ({ court, writtenAs, coverage: { missing } }: CaseItem['proceedings'][number], lang: Language) =>
  [`${court} ${writtenAs}`, ...(missing > 0 ? [phrases[lang].missing(missing)] : [])].join(': ');

const titleOf = ({ title, proceedings }: CaseItem, lang: Language): string =>
  proceedings.length === 0 ? title : `${title} (${proceedings.map(one => docketOf(one, lang)).join(', ')})`;

/** As precisely as it is known. */
const lastOf = ({ lastOn, lastDay }: CaseItem): string => lastOn ?? (lastDay === null ? '' : `≤ ${lastDay}`);

/** The cases as rows, with a row above them that says what stands where, for a reader who looks on. */
export const caseRows = (
  items: readonly CaseItem[],
  lang: Language,
  { header }: { readonly header: boolean },
): readonly (readonly string[])[] => [
  ...(header && items.length > 0
    ? [[say(lang, 'case'), say(lang, 'status'), say(lang, 'filed'), say(lang, 'last_action'), say(lang, 'title')]]
    : []),
  ...items.map(item => [item.id, say(lang, item.status), item.filedOn ?? '', lastOf(item), titleOf(item, lang)]),
];
