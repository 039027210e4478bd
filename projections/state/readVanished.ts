import type { CaseFold } from '../fold/caseFold.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import type { Flag } from './shape.ts';

type Entry = EffectiveActionOf<'entry.recorded'>;

/** One look at a docket, which shows all entries from one number to another but those that it misses. */
interface Range {
  readonly id: string;
  readonly capturedOn: string;
  readonly from: number;
  readonly to: number;
  readonly missing: ReadonlySet<number>;
}

const rangeOf = ({ id, data }: EffectiveActionOf<'docket.observed'>): Range => ({
  id,
  capturedOn: data.capturedOn,
  from: data.fromEntry ?? 1,
  to: data.throughEntry ?? 0,
  missing: new Set(data.missing),
});

const covers = ({ from, to }: Range, number: number): boolean => from <= number && number <= to;

/** The days between which the entries lie that a look shows: one with a number far off stretches the range, but not these. */
const daysOf = (range: Range, entries: ReadonlyMap<number, Entry>) => {
  let [first, last] = ['~', ''];
  for (const [number, { data }] of entries) {
    if (!covers(range, number) || range.missing.has(number)) continue;
    if (data.filedOn < first) first = data.filedOn;
    if (data.filedOn > last) last = data.filedOn;
  }
  return { first, last };
};

const latestOf = (ranges: readonly Range[]): Range | undefined =>
  ranges.reduce<Range | undefined>(
    (latest, next) => (latest && latest.capturedOn >= next.capturedOn ? latest : next),
    undefined,
  );

/** The look that misses an entry seen before, where none of its day or later shows it. */
const missedBy = (number: number, { data, struckBy }: Entry, ranges: readonly Range[]): Range | undefined => {
  if (struckBy !== undefined) return undefined;
  const covering = ranges.filter(range => covers(range, number));
  const latest = latestOf(covering.filter(({ missing }) => missing.has(number)));
  if (!latest || latest.capturedOn <= data.capturedOn) return undefined;
  const isShown = covering.some(({ missing, capturedOn }) => !missing.has(number) && capturedOn >= latest.capturedOn);
  return isShown ? undefined : latest;
};

/**
 * Entries that were seen, and that a later look at their place in the docket does not show: each stays, and is flagged. Of a
 * docket; by `day` the look must have been.
 */
export const vanishedFrom = ({ coverage }: CaseFold, docket: string, day: string): readonly Flag[] => {
  const entries = coverage.numbers.get(docket);
  const ranges = (coverage.ranges.get(docket) ?? []).map(rangeOf).filter(({ capturedOn }) => capturedOn <= day);
  if (!entries) return [];
  const days = new Map<Range, ReturnType<typeof daysOf>>();
  const missing = [...new Set(ranges.flatMap(range => [...range.missing]))].sort((a, b) => a - b);
  return missing.flatMap((number): Flag[] => {
    const entry = entries.get(number);
    const range = entry && missedBy(number, entry, ranges);
    if (!range) return [];
    const { first, last } = getOrMake(days, range, () => daysOf(range, entries));
    const { filedOn } = entry.data;
    return filedOn < first || filedOn > last ? [] : [{ flag: 'entry_vanished', because: [entry.id, range.id] }];
  });
};

export const allVanished = (fold: CaseFold, day: string): readonly Flag[] =>
  [...fold.coverage.ranges.keys()].flatMap(docket => vanishedFrom(fold, docket, day));
