import type { ParsedDocket } from '../../../src/ingest/docket.ts';
import { type Reading, readSource } from '../../../src/ingest/readSource.ts';
import { sourceOf } from '../../../src/ingest/source.ts';

/** A file of that text, read as `lis parse` reads it. */
export const readText = (text: string, name = 'a file'): Promise<Reading> =>
  readSource(sourceOf(name, new TextEncoder().encode(text)));

/** The only docket of a file of that text. */
export const docketIn = async (text: string, name?: string): Promise<ParsedDocket> => {
  const { dockets } = await readText(text, name);
  if (dockets.length !== 1) throw new Error(`${dockets.length} dockets, where one was to be`);
  return dockets[0]!;
};

export const readJson = (value: unknown, name?: string): Promise<Reading> => readText(JSON.stringify(value), name);
