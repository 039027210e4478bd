import { slice } from './fold.ts';

export interface RelatedDraft {
  readonly court: string;
  readonly docketNumber: string;
  readonly caseId: string | null;
  readonly relation: string;
  readonly because: string[];
}

/** Other lawsuits that this one is linked with, whether a docket of the case says so or somebody outside it. */
export const related = slice<RelatedDraft[]>({
  initial: () => [],
  evolve: {
    'case.related': (draft, { id, data: { court, docketNumber, caseId = null, relation } }) => {
      const known = draft.find(
        one => one.court === court && one.docketNumber === docketNumber && one.relation === relation,
      );
      if (known) known.because.push(id);
      else draft.push({ court, docketNumber, caseId, relation, because: [id] });
    },
  },
});
