import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { WholeCase } from '../views/askCase.ts';
import { namesIn, type Speech } from '../words/names.ts';
import type { Language } from '../words/words.ts';

/** A case for a question, as it is written for other programs. */
export interface CaseTold extends WholeCase {
  readonly lang: Language;
  /** Only actions of these types; left out: all. */
  readonly types?: readonly string[] | undefined;
  /** Where this Lis answers, such as `http://127.0.0.1:8080`: for links. */
  readonly home: string;
}

export const speechOf = ({ state, lang }: CaseTold): Speech => ({ lang, names: namesIn(state) });

const ofTypes = (
  actions: readonly EffectiveAction[],
  types: readonly string[] | undefined,
): readonly EffectiveAction[] => (types ? actions.filter(({ type }) => types.includes(type)) : actions);

/** The actions that were asked for, as JSON has them. */
export const itemsOf = ({ history: { items }, types }: CaseTold): readonly EffectiveAction[] => ofTypes(items, types);

/** Those of them that were taken back. */
export const retractedOf = ({ history: { retracted }, types }: CaseTold): readonly EffectiveAction[] =>
  ofTypes(retracted, types);
