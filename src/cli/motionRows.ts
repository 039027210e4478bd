import type { CaseState, Motion } from '../../projections/state/shape.ts';
import type { Speech } from '../words/names.ts';
import { listed, phrases } from '../words/phrases.ts';
import { say, sayField, sayKind } from '../words/words.ts';

/** What a ruling left of a motion, for which it is pending still. */
const restOf = ({ ruling, ruledOn, remaining }: Motion, lang: Speech['lang']): string => {
  if (ruling === null || remaining === null) return '';
  const outcome = say(lang, ruling);
  const told = ruling === 'granted_in_part' ? outcome : phrases[lang].inPart(outcome);
  return `: ${[told, ruledOn].filter(Boolean).join(' ')}; ${sayField(lang, 'remaining')}: ${remaining}`;
};

/** The motions that nobody has ruled on whole, each with the docket whose number it has. */
export const pendingMotions = ({ motions }: CaseState, { lang, names }: Speech): readonly (readonly string[])[] =>
  motions
    .filter(({ status }) => status === 'pending')
    .map(motion => {
      const { entry, filedOn, kinds, title, proceeding } = motion;
      const kindsTold = kinds.map(kind => sayKind(lang, 'motion', kind));
      return [
        names.places.get(proceeding) ?? '',
        entry ? `#${entry.number}` : '',
        filedOn ?? '?',
        (title ?? listed(lang, kindsTold)) + restOf(motion, lang),
      ];
    });
