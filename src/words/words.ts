import { fieldTerm, kindTerm, type Language, term } from '../../events/glossary.ts';

export type { Language };

const asWritten = (name: string): string => name.replaceAll('_', ' ');

/** The word for a term in the reader's language; a term without one is its own word. */
export const say = (lang: Language, name: string): string => term(lang, name) ?? asWritten(name);

/** The word for what a source names in its own way, as a role or a kind of motion; else as the source has it. */
export const sayKind = (lang: Language, vocabulary: string, spelling: string): string =>
  kindTerm(lang, vocabulary, spelling) ?? asWritten(spelling);

/** The word for a field, as it stands before a colon. */
export const sayField = (lang: Language, field: string): string => fieldTerm(lang, field) ?? field;
