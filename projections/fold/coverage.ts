import { getOrMake } from '../getOrMake.ts';
import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import { slice } from './fold.ts';

type Observed = EffectiveActionOf<'docket.observed'>;

export interface CoverageDraft {
  readonly observed: Map<string, Observed>;
  readonly numbers: Map<string, Set<number>>;
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
  initial: () => ({ observed: new Map(), numbers: new Map() }),
  evolve: {
    'docket.observed': ({ observed }, action) => {
      const before = observed.get(action.docket);
      if (!before || reachesFurther(action, before)) observed.set(action.docket, action);
    },
    'entry.recorded': ({ numbers }, action) => {
      if (action.entry === undefined) return;
      getOrMake(numbers, action.docket, () => new Set<number>()).add(action.entry.number);
    },
  },
});
