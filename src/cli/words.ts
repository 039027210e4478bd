import { type Language, term } from '../../events/glossary.ts';

export type { Language };

/** The word for a term in the reader's language; a term without one is its own word. */
export const say = (lang: Language, name: string): string => term(lang, name) ?? name.replaceAll('_', ' ');
