import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(dirname(import.meta.dirname));

/** The folder of real data, beside the checkout unless LIS_SHARED names it; undefined where it is absent. */
export const sharedFolder = (): string | undefined =>
  [process.env.LIS_SHARED, join(dirname(root), 'shared')].find(
    folder => folder !== undefined && existsSync(join(folder, 'data')),
  );

export const jsonLines = <T>(file: string): readonly T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);

/** A table as Markdown has it. */
export const table = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

export const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(4));
