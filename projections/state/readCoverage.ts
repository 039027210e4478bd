import type { CaseFold } from '../fold/caseFold.ts';
import type { Coverage } from './shape.ts';

const nothing: Coverage = {
  capturedOn: null,
  throughEntry: null,
  throughOn: null,
  missing: 0,
  gaps: [],
  because: [],
};

/** The numbers from 1 up to `last` that were not seen, in ranges. */
const gapsIn = (seen: ReadonlySet<number>, last: number): Coverage['gaps'] => {
  const gaps: { from: number; to: number }[] = [];
  let next = 1;
  for (const number of [...[...seen].filter(one => one >= 1 && one <= last).sort((a, b) => a - b), last + 1]) {
    if (number > next) gaps.push({ from: next, to: number - 1 });
    next = number + 1;
  }
  return gaps;
};

/** As ranges of one, where nobody says how far the docket was looked at. */
const listed = (numbers: readonly number[], seen: ReadonlySet<number>): Coverage['gaps'] =>
  numbers.filter(number => !seen.has(number)).map(number => ({ from: number, to: number }));

/**
 * What of a docket was looked at, and which of its entries are not here: a silent gap is the worst lie. Asked about a day
 * before it was looked at, only the numbers below the last one of that day are known to be missing.
 */
export const coverageOf = ({ coverage }: CaseFold, docket: string, day: string): Coverage => {
  const observed = coverage.observed.get(docket);
  if (!observed) return nothing;
  const seen = new Set(coverage.numbers.get(docket)?.keys());
  const { capturedOn, throughEntry = null, throughOn = null, missing = [] } = observed.data;
  const highest = [...seen].reduce((most, number) => Math.max(most, number), 0);
  const last =
    throughEntry !== null && day < (throughOn ?? capturedOn) ? Math.min(throughEntry, highest) : throughEntry;
  const gaps = last === null ? listed(missing, seen) : gapsIn(seen, last);
  return {
    capturedOn,
    throughEntry,
    throughOn,
    missing: gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    gaps,
    because: [observed.id],
  };
};
