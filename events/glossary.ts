import { en } from './glossary/en.ts';
import { ko } from './glossary/ko.ts';

export type Language = 'en' | 'ko';

const words: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: new Map(Object.entries(en)),
  ko: new Map(Object.entries(ko)),
};

/** The word for a type of action, a status, a flag or a label; undefined where the glossary has none. */
export const term = (language: Language, name: string): string | undefined => words[language].get(name);
