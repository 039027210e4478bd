import type { ParsedDocket } from '../../src/ingest/docket.ts';
import { type Reading, readSource } from '../../src/ingest/readSource.ts';
import { sourceOf } from '../../src/ingest/source.ts';

/** What Lis reads in a file of this content. */
export const readingOf = (content: string | Uint8Array, name = 'file'): Promise<Reading> =>
  readSource(sourceOf(name, typeof content === 'string' ? new TextEncoder().encode(content) : content));

export const docketsIn = async (content: string, name?: string): Promise<readonly ParsedDocket[]> =>
  (await readingOf(content, name)).dockets;

export const docketIn = async (content: string, name?: string): Promise<ParsedDocket> => {
  const [docket] = await docketsIn(content, name);
  if (!docket) throw new Error('It shows no docket.');
  return docket;
};
