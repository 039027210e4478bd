import { getOrMake } from '../getOrMake.ts';
import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import { slice } from './fold.ts';

export interface CoverageDraft {
  readonly observed: Map<string, EffectiveActionOf<'docket.observed'>>;
  readonly numbers: Map<string, Set<number>>;
}

/** What of each docket was looked at, and which entries were seen: what is not known must show. */
export const coverage = slice<CoverageDraft>({
  initial: () => ({ observed: new Map(), numbers: new Map() }),
  evolve: {
    'docket.observed': ({ observed }, action) => {
      const before = observed.get(action.docket);
      if (!before || before.data.capturedOn <= action.data.capturedOn) observed.set(action.docket, action);
    },
    'entry.recorded': ({ numbers }, action) => {
      if (action.entry === undefined) return;
      getOrMake(numbers, action.docket, () => new Set<number>()).add(action.entry.number);
    },
  },
});
