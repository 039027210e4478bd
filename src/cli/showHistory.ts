import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { columns } from './columns.ts';
import { gist } from './gist.ts';
import { type Language, say } from './words.ts';

const marks = ({ corrected, struckBy, certainty, inferred }: EffectiveAction, lang: Language): string =>
  [
    corrected ? say(lang, 'corrected') : '',
    struckBy ? say(lang, 'struck') : '',
    inferred ? say(lang, 'inferred') : '',
    certainty === 'record' ? '' : say(lang, certainty),
  ]
    .filter(Boolean)
    .map(mark => `[${mark}] `)
    .join('');

const rows = (items: readonly EffectiveAction[], lang: Language): readonly (readonly string[])[] =>
  items.map(item => [
    item.on ?? (item.notAfter ? `≤ ${item.notAfter}` : ''),
    item.entry ? `#${item.entry.number}` : '',
    say(lang, item.type),
    marks(item, lang) + gist(item),
  ]);

/** The history as rows: date, entry, what happened, in short. Lis's own actions, which have no date, come last. */
export const showHistory = (items: readonly EffectiveAction[], lang: Language, room: number): string => {
  const legal = items.filter(({ day }) => day !== '');
  const own = items.filter(({ day }) => day === '');
  return columns(rows([...legal, ...own], lang), room);
};
