import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = (folder: string): readonly string[] =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(new URL(`../../${join(folder, name)}`, import.meta.url), 'utf8'));

/** The names that a pattern finds in the sources of a folder of the project, each once. */
export const foundIn = (folder: string, pattern: RegExp): readonly string[] => [
  ...new Set(sources(folder).flatMap(source => [...source.matchAll(pattern)].map(([, name]) => name!))),
];

/** Every flag that a fold raises. */
export const flagsRaised = (): readonly string[] => foundIn('projections', /\b(?:flag|code): '(\w+)'/g);
