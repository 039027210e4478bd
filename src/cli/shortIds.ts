/** Digits that a short id has at least, without hyphens: as many as a UUID's first group. */
export const leastDigits = 8;

const inCommon = (a: string, b: string | undefined): number => {
  if (b === undefined) return 0;
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
};

/**
 * How each of these ids may be shortened: to the beginning that no other of them has, as git shortens hashes. Ids made in one
 * moment begin alike (uuidv7), so that theirs are longer.
 */
export const shortIds = (ids: readonly string[]): ReadonlyMap<string, string> => {
  const sorted = [...new Set(ids)].sort();
  return new Map(
    sorted.map((id, index) => {
      const common = Math.max(inCommon(id, sorted[index - 1]), inCommon(id, sorted[index + 1]));
      return [id, id.slice(0, Math.max(leastDigits, common + 1)).replace(/-$/, '')];
    }),
  );
};
