/** A ratio holds where it is at least, or at most, this. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

/** What one interleaved pair measured, both in the measurement's unit. */
export interface Pair {
  readonly value: number;
  readonly reference: number;
}

export interface Outcome {
  readonly pairs: readonly Pair[];
  /** What was really done, where the name does not say it. */
  readonly note?: string;
}

export interface Measurement {
  /** Subject first, in words that a filter finds. */
  readonly name: string;
  readonly unit: string;
  /** What the reference is. */
  readonly against: string;
  /** Absent where nothing was promised. */
  readonly bar?: Bar;
  /** Reads the docket log, which is made in `folder` before the first such measurement. */
  readonly readsDockets?: true;
  /** Given a folder of this run, to write in at will. */
  readonly run: (folder: string) => Promise<Outcome>;
}

/** One measurement as it is printed. `ratio` is the median of the pairs' ratios, `min` and `max` their spread. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: number;
  readonly ratio: number;
  readonly bar: number | null;
  readonly sense: 'at least' | 'at most' | null;
  readonly holds: boolean | null;
  readonly min: number;
  readonly max: number;
  readonly pairs: number;
  readonly against: string;
  readonly note: string | null;
}

export const usualPairs = 9;

/**
 * Of the young: a full collection also shrinks their space to what no running server has, and whoever keeps what he reads
 * then pays for its growth (a fifth of a cold answer, docs/benchmarks.md).
 */
const collectGarbage = (): void =>
  (globalThis as { gc?: (options: { type: 'minor' }) => void }).gc?.({ type: 'minor' });

/**
 * Measures one after the other, A B A B …, after a warm-up of both, so that what slows the machine slows both. The
 * garbage of one is collected before the other begins (node --expose-gc).
 */
export const interleaved = async (
  measure: { readonly value: () => Promise<number>; readonly reference: () => Promise<number> },
  count = usualPairs,
  warmUps = 1,
): Promise<readonly Pair[]> => {
  const pairs: Pair[] = [];
  for (let round = 1 - warmUps; round <= count; round++) {
    collectGarbage();
    const value = await measure.value();
    collectGarbage();
    const reference = await measure.reference();
    if (round > 0) pairs.push({ value, reference });
    process.stderr.write('.');
  }
  process.stderr.write('\n');
  return pairs;
};

/** Seconds that the work took. */
export const secondsOf = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
};

/** How often a second the work was done, told how many times it does it. */
export const rateOf = async (times: number, work: () => unknown): Promise<number> => times / (await secondsOf(work));

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const rounded = (value: number): number => Number(value.toPrecision(4));

export const figureOf = ({ name, unit, against, bar }: Measurement, { pairs, note }: Outcome): Figure => {
  const ratios = pairs.map(({ value, reference }) => value / reference);
  const ratio = median(ratios);
  const sense = bar && ('atLeast' in bar ? 'at least' : 'at most');
  const limit = bar && ('atLeast' in bar ? bar.atLeast : bar.atMost);
  return {
    name,
    value: rounded(median(pairs.map(({ value }) => value))),
    unit,
    reference: rounded(median(pairs.map(({ reference }) => reference))),
    ratio: rounded(ratio),
    bar: limit ?? null,
    sense: sense ?? null,
    holds: limit === undefined ? null : sense === 'at least' ? ratio >= limit : ratio <= limit,
    min: rounded(Math.min(...ratios)),
    max: rounded(Math.max(...ratios)),
    pairs: pairs.length,
    against,
    note: note ?? null,
  };
};

const verdict = ({ bar, sense, holds }: Figure): string =>
  bar === null ? 'no bar' : `${sense} ${bar}: ${holds ? 'holds' : 'DOES NOT HOLD'}`;

/** A figure as people read it. */
export const paragraphOf = (figure: Figure): string => {
  const { name, value, unit, reference, ratio, min, max, pairs, against, note } = figure;
  const spread = pairs > 1 ? ` (${min} to ${max}, ${pairs} pairs)` : '';
  return `${name}\n  ratio ${ratio}${spread}   ${verdict(figure)}\n  ${value} ${unit}; ${against}: ${reference} ${unit}\n${note ? `  ${note}\n` : ''}`;
};
