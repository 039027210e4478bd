import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { Speech } from './names.ts';
import { type Language, say } from './words.ts';

const overrideOf = ({ data }: EffectiveAction): string | undefined => data.override;

/** What a reader must know of an action before believing it, in brackets. */
export const actionMarks = (action: EffectiveAction, lang: Language): string => {
  const { corrected, confirmed, struckBy, certainty, inferred } = action;
  return [
    corrected ? say(lang, 'corrected') : '',
    struckBy ? say(lang, 'struck') : '',
    inferred && !confirmed ? say(lang, 'inferred') : '',
    certainty === 'record' ? '' : say(lang, certainty),
    overrideOf(action) === undefined ? '' : say(lang, 'override'),
  ]
    .filter(Boolean)
    .map(mark => `[${mark}] `)
    .join('');
};

/** Why it was recorded although a rule speaks against it. */
export const overrideNote = (action: EffectiveAction, lang: Language): string => {
  const reason = overrideOf(action);
  return reason === undefined ? '' : ` (${say(lang, 'override')}: ${reason})`;
};

/** The day of an action as precisely as it is known; empty for Lis's own, which have none. */
export const dateOf = ({ on, notAfter }: EffectiveAction): string => on ?? (notAfter ? `≤ ${notAfter}` : '');

/** Before which of several dockets it stands, in few words. */
export const placeOf = ({ docket }: EffectiveAction, { names }: Speech): string =>
  names.places.size === 0 ? '' : (names.places.get(docket) ?? docket);

export const entryOf = ({ entry }: EffectiveAction): string => (entry ? `#${entry.number}` : '');
