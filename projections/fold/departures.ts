import type { CaseFold } from './caseFold.ts';
import type { Ended } from './parties.ts';

/** When a party left a docket for good after `order`: it has gone in every role in which it was there. */
export const leftOf = (fold: CaseFold, docket: string, party: string, order: number): Ended | undefined => {
  const there = (fold.parties.byId.get(party)?.appearances ?? []).filter(one => one.docket === docket);
  const last = there.at(-1)?.left;
  return last && last.order > order && there.every(({ left }) => left !== undefined) ? last : undefined;
};

/** What ended what these parties had pending alone: that the last of them left. */
export const departureOf = (
  fold: CaseFold,
  docket: string,
  parties: readonly string[],
  order: number,
): Ended | undefined => {
  const left = parties.map(party => leftOf(fold, docket, party, order));
  if (left.length === 0 || left.includes(undefined)) return undefined;
  return left.reduce((last, one) => (last && last.order > one!.order ? last : one));
};
