import type { Named } from '../../../events/glossary/fieldMeaning.ts';
import { kindTerm } from '../../../events/glossary.ts';
import type { CaseState } from '../../../projections/state/shape.ts';

/** What slugs and ids of a case are called, as far as search reads them. */
export interface CaseNames {
  readonly slugs: Readonly<Record<Named, ReadonlyMap<string, string>>>;
  /** What a motion asks or a hearing is for, in both languages, by the id of any action about it. */
  readonly matters: ReadonlyMap<string, readonly string[]>;
}

/** What a source calls a kind, in both languages where the glossary knows it, else as the source has it. */
export const kindWords = (vocabulary: string, spelling: string): readonly string[] => {
  const english = kindTerm('en', vocabulary, spelling);
  return english === undefined ? [spelling.replaceAll('_', ' ')] : [english, kindTerm('ko', vocabulary, spelling)!];
};

const mattersIn = ({ motions, hearings }: CaseState): ReadonlyMap<string, readonly string[]> => {
  const matters = new Map<string, readonly string[]>();
  const add = (ids: readonly string[], words: readonly string[]) => {
    for (const id of ids) if (!matters.has(id)) matters.set(id, words);
  };
  for (const { id, kinds, title, because, rulings } of motions) {
    const words = [...(title === null ? [] : [title]), ...kinds.flatMap(kind => kindWords('motion', kind))];
    add([id, ...because, ...rulings.flatMap(ruling => ruling.because)], words);
  }
  for (const { id, kind, title, because } of hearings)
    add([id, ...because], [...(title === null ? [] : [title]), ...kindWords('hearing', kind)]);
  return matters;
};

export const caseNames = (state: CaseState): CaseNames => ({
  slugs: {
    party: new Map(state.parties.map(({ id, name }) => [id, name])),
    claim: new Map(state.claims.map(({ id, title }) => [id, title])),
    pleading: new Map(state.pleadings.map(({ id, title }) => [id, title])),
    judge: new Map(state.proceedings.flatMap(({ judges }) => judges.map(({ id, name }) => [id, name] as const))),
  },
  matters: mattersIn(state),
});
