import { en } from './glossary/en.ts';
import { fields } from './glossary/fields.ts';
import { kinds } from './glossary/kinds.ts';
import { ko } from './glossary/ko.ts';

export type Language = 'en' | 'ko';

type Words = ReadonlyMap<string, string>;
type Pairs = Readonly<Record<string, readonly [en: string, ko: string]>>;

const both = (pairs: Pairs): Readonly<Record<Language, Words>> => {
  const column = (index: 0 | 1): Words => new Map(Object.entries(pairs).map(([name, pair]) => [name, pair[index]]));
  return { en: column(0), ko: column(1) };
};

const words: Readonly<Record<Language, Words>> = { en: new Map(Object.entries(en)), ko: new Map(Object.entries(ko)) };
const kindWords = both(kinds);
const fieldWords = both(fields);

/** The word for a type of action, a status, a flag or a label; undefined where the glossary has none. */
export const term = (language: Language, name: string): string | undefined => words[language].get(name);

/** The word for what a source names in its own way, by a vocabulary of kinds.ts: `kindTerm('en', 'role', 'Non-Party')`. */
export const kindTerm = (language: Language, vocabulary: string, spelling: string): string | undefined =>
  kindWords[language].get(`${vocabulary}:${spelling.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_')}`);

/** The word for a field of an action or of a fact. */
export const fieldTerm = (language: Language, field: string): string | undefined => fieldWords[language].get(field);
