import type { ParsedDocket } from './docket.ts';
import { formats } from './formats.ts';
import type { Source } from './source.ts';

/** What a file is and shows; `format` null where it is nothing that is known here. */
export interface Reading {
  readonly format: string | null;
  readonly dockets: readonly ParsedDocket[];
}

export const readSource = async (source: Source): Promise<Reading> => {
  const format = formats.find(({ recognises }) => recognises(source));
  return { format: format?.name ?? null, dockets: (await format?.read(source)) ?? [] };
};
