import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { clean } from '../words/clean.ts';
import type { Speech } from '../words/names.ts';
import { type Language, say } from '../words/words.ts';
import { cut } from './columns.ts';

/** Of a reason its beginning: `lis action` tells all of it. */
const longestReason = 60;

/** Why it was recorded whatever a rule might say against it. */
const overrideMark = ({ data }: EffectiveAction, lang: Language): string =>
  data.override === undefined ? '' : `${say(lang, 'override')}: ${cut(clean(data.override), longestReason)}`;

/** What a reader must know of an action before believing it, in brackets. */
export const actionMarks = (action: EffectiveAction, lang: Language): string => {
  const { corrected, confirmed, retracted, struckBy, certainty, inferred } = action;
  return [
    retracted ? `${say(lang, 'retracted')}: ${cut(clean(retracted.reason), longestReason)}` : '',
    corrected ? say(lang, 'corrected') : '',
    struckBy ? say(lang, 'struck') : '',
    inferred && !confirmed ? say(lang, 'inferred') : '',
    certainty === 'record' ? '' : say(lang, certainty),
    overrideMark(action, lang),
  ]
    .filter(Boolean)
    .map(mark => `[${mark}] `)
    .join('');
};

/** The day of an action as precisely as it is known; empty for Lis's own, which have none. */
export const dateOf = ({ on, notAfter }: EffectiveAction): string => on ?? (notAfter ? `≤ ${notAfter}` : '');

/** Before which of several dockets it stands, in few words. */
export const placeOf = ({ docket }: EffectiveAction, { names }: Speech): string =>
  names.places.size === 0 ? '' : (names.places.get(docket) ?? docket);

export const entryOf = ({ entry }: EffectiveAction): string => (entry ? `#${entry.number}` : '');
