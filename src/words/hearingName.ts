import type { Hearing } from '../../projections/state/shape.ts';
import { phrases } from './phrases.ts';
import { type Language, sayKind } from './words.ts';

/** What a hearing is called where its day is told beside it. */
export const sittingName = ({ title, kind }: Hearing, lang: Language): string =>
  title ?? sayKind(lang, 'hearing', kind);

/** What a hearing is called wherever it stands now: by its title, else by its kind and the day on which it was set. */
export const hearingName = (hearing: Hearing, lang: Language): string => {
  const name = sittingName(hearing, lang);
  return hearing.title === null && hearing.setOn ? phrases[lang].setOn(name, hearing.setOn) : name;
};
