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

/** The history as rows: date, entry, what happened, in short. */
export const showHistory = (items: readonly EffectiveAction[], lang: Language, room: number): string =>
  columns(
    items.map(item => [
      item.on ?? (item.notAfter ? `≤ ${item.notAfter}` : ''),
      item.entry ? `#${item.entry.number}` : '',
      say(lang, item.type),
      marks(item, lang) + gist(item),
    ]),
    room,
  );
