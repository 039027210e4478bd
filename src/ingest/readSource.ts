import type { ParsedDocket } from './docket.ts';
import type { Refused } from './format.ts';
import { formats } from './formats.ts';
import { type Source, UnreadableError } from './source.ts';

/** What a file is and shows; `format` null where it is nothing that is known here. */
export interface Reading {
  readonly format: string | null;
  readonly dockets: readonly ParsedDocket[];
  /** Why a file of a known format could not be read. */
  readonly fault?: string;
  readonly refused?: readonly Refused[];
}

export const readSource = async (source: Source): Promise<Reading> => {
  const format = formats.find(({ recognises }) => recognises(source));
  if (!format) return { format: null, dockets: [] };
  try {
    const refused = format.refuses?.(source) ?? [];
    return { format: format.name, dockets: await format.read(source), ...(refused.length > 0 && { refused }) };
  } catch (error) {
    if (error instanceof UnreadableError) return { format: format.name, dockets: [], fault: error.message };
    throw error;
  }
};
