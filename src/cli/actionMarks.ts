import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { actionMarks } from '../words/actionMarks.ts';
import type { Speech } from '../words/names.ts';
import type { Language } from '../words/words.ts';
import { cut } from './columns.ts';

/** Of a reason its beginning: `lis action` tells all of it. */
const longestReason = 60;

/** What a reader must know of an action before believing it, in brackets. */
export const marksTold = (action: EffectiveAction, lang: Language): string =>
  actionMarks(action, lang)
    .map(({ word, reason }) => `[${word}${reason === undefined ? '' : `: ${cut(reason, longestReason)}`}] `)
    .join('');

/** The day of an action as precisely as it is known; empty for Lis's own, which have none. */
export const dateOf = ({ on, notAfter }: EffectiveAction): string => on ?? (notAfter ? `≤ ${notAfter}` : '');

/** Before which of several dockets it stands, in few words. */
export const placeOf = ({ docket }: EffectiveAction, { names }: Speech): string =>
  names.places.size === 0 ? '' : (names.places.get(docket) ?? docket);

export const entryOf = ({ entry }: EffectiveAction): string => (entry ? `#${entry.number}` : '');
