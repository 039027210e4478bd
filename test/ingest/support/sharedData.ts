import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Unit {
  readonly kind: string;
  readonly files: readonly string[];
}

const shared = process.env.LIS_SHARED ?? join(dirname(import.meta.dirname), '..', '..', '..', 'shared');

/** Real dockets beside the checkout, with what another parser makes of them; they are no part of the project. */
export const dockets = join(shared, 'data', 'dockets');

export const hasDockets = existsSync(join(dockets, 'INDEX.json'));

/** The units of a kind: the file itself, and what the peer expects of it. */
export const unitsOf = (kind: string): readonly { readonly file: string; readonly expected: unknown }[] => {
  const { items } = JSON.parse(readFileSync(join(dockets, 'INDEX.json'), 'utf8')) as {
    readonly items: readonly Unit[];
  };
  return items
    .filter(item => item.kind === kind)
    .flatMap(({ files }) => {
      const file = files.find(name => !name.endsWith('.json')) ?? files.find(name => name.endsWith('.compare.json'));
      const expected = files.find(name => name.endsWith('.json') && name !== file);
      return file && expected
        ? [
            {
              file: join(dockets, file),
              expected: JSON.parse(readFileSync(join(dockets, expected), 'utf8')) as unknown,
            },
          ]
        : [];
    });
};
