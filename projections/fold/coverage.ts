import { getOrMake } from '../getOrMake.ts';
import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import { slice } from './fold.ts';

type Observed = EffectiveActionOf<'docket.observed'>;

export interface CoverageDraft {
  /** The observation of each docket that tells most. */
  readonly observed: Map<string, Observed>;
  /** All views that say from which entry to which they show everything. */
  readonly ranges: Map<string, Observed[]>;
  readonly numbers: Map<string, Map<number, EffectiveActionOf<'entry.recorded'>>>;
}

const saysHowFar = ({ data: { throughEntry, throughOn } }: Observed): boolean =>
  throughEntry !== undefined || throughOn !== undefined;

/**
 * Whether an observation tells more of the entries than the one before it: one that shows none tells nothing, one that ends at
 * an earlier entry was of a part of the docket, else the later counts.
 */
const reachesFurther = (next: Observed, before: Observed): boolean => {
  if (saysHowFar(next) !== saysHowFar(before)) return saysHowFar(next);
  const [here = null, there = null] = [next.data.throughEntry, before.data.throughEntry];
  if (here !== null && there !== null && here !== there) return here > there;
  return before.data.capturedOn <= next.data.capturedOn;
};

/** What of each docket was looked at, and which entries were seen: what is not known must show. */
export const coverage = slice<CoverageDraft>({
  initial: () => ({ observed: new Map(), ranges: new Map(), numbers: new Map() }),
  evolve: {
    'docket.observed': ({ observed, ranges }, action) => {
      if (action.data.fromEntry !== undefined) getOrMake(ranges, action.docket, () => []).push(action);
      const before = observed.get(action.docket);
      if (!before || reachesFurther(action, before)) observed.set(action.docket, action);
    },
    'entry.recorded': ({ numbers }, action) => {
      if (action.entry === undefined) return;
      getOrMake(numbers, action.docket, () => new Map()).set(action.entry.number, action);
    },
  },
});
