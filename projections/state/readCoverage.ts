import type { CaseFold } from '../fold/caseFold.ts';
import type { Coverage } from './shape.ts';

/** What is known of a docket, and what is not: the gaps that no sighting has filled since. */
export const coverageOf = ({ coverage }: CaseFold, docket: string): Coverage => {
  const observed = coverage.observed.get(docket);
  if (!observed) return { capturedOn: null, throughEntry: null, throughOn: null, gaps: [], because: [] };
  const seen = coverage.numbers.get(docket);
  const { capturedOn, throughEntry = null, throughOn = null, missing = [] } = observed.data;
  return {
    capturedOn,
    throughEntry,
    throughOn,
    gaps: missing.filter(number => !seen?.has(number)),
    because: [observed.id],
  };
};
