import type { Opening } from './opening.ts';

/** One reading of an entry, as a lawyer would put it. Rules of a family are asked in order; the first that fits names it. */
export interface Rule {
  /** In snake_case; stands in the `basis` of what is recorded by it. */
  readonly name: string;
  readonly label: string;
  readonly sub?: string | ((opening: Opening) => string | null);
  /** Looked for in the head, or in the body where `in` says so. */
  readonly when: RegExp;
  readonly unless?: RegExp;
  /** What the body must say as well. */
  readonly saying?: RegExp;
  readonly in?: 'head' | 'body' | 'own';
  readonly also?: readonly string[];
}

export const fits = ({ when, unless, saying, in: where = 'head' }: Rule, opening: Opening): boolean => {
  const text = opening[where];
  return when.test(text) && !unless?.test(text) && (saying === undefined || saying.test(opening.body));
};
