import { getOrMake } from '../getOrMake.ts';
import { slice } from './fold.ts';

export interface RelatedDraft {
  readonly court: string;
  readonly docketNumber: string;
  readonly caseId: string | null;
  readonly relation: string;
  readonly because: string[];
}

export type RelatedDrafts = Map<string, RelatedDraft>;

/** Other lawsuits that this one is linked with, whether a docket of the case says so or somebody outside it. */
export const related = slice<RelatedDrafts>({
  initial: () => new Map(),
  evolve: {
    'case.related': (draft, { id, data: { court, docketNumber, caseId = null, relation } }) => {
      const key = JSON.stringify([court, docketNumber, relation]);
      const fresh = () => ({ court, docketNumber, caseId, relation, because: [] });
      getOrMake(draft, key, fresh).because.push(id);
    },
  },
});
