import type { CaseQuery } from './askCase.ts';

type Name = 'from' | 'to' | 'fromAt' | 'toAt' | 'asOf' | 'docketedBy' | 'at';

/** What a diff can be asked by, at any door. */
export type DiffAsked = { readonly [name in Name]?: string | undefined };

/** Two dates at one revision, or two revisions on one date; undefined where what was asked is neither. */
export const diffSides = (asked: DiffAsked): readonly [CaseQuery, CaseQuery] | undefined => {
  const { from, to, fromAt, toAt, asOf, docketedBy, at } = asked;
  const given = (...values: readonly (string | undefined)[]) => values.some(value => value !== undefined);
  if (from !== undefined && to !== undefined && !given(fromAt, toAt, asOf)) {
    return [
      { asOf: from, docketedBy, at },
      { asOf: to, docketedBy, at },
    ];
  }
  if (fromAt !== undefined && toAt !== undefined && !given(from, to, at)) {
    return [
      { asOf, docketedBy, at: fromAt },
      { asOf, docketedBy, at: toAt },
    ];
  }
  return undefined;
};
