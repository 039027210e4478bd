import type { Hearing } from '../../projections/state/shape.ts';
import { phrases } from './phrases.ts';
import { type Language, sayKind } from './words.ts';

/** What a hearing is called wherever it stands now: by its title, else by its kind and the day on which it was set. */
export const hearingName = ({ title, kind, setOn }: Hearing, lang: Language): string => {
  if (title !== null) return title;
  const name = sayKind(lang, 'hearing', kind);
  return setOn ? phrases[lang].setOn(name, setOn) : name;
};
