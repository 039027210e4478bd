import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { clean } from './clean.ts';
import { type Language, say } from './words.ts';

/** What a reader must know of an action before believing it; some with a reason, in one line. */
export interface ActionMark {
  readonly name: 'retracted' | 'corrected' | 'struck' | 'inferred' | 'press' | 'unverified' | 'override';
  readonly word: string;
  readonly reason?: string;
}

export const actionMarks = (action: EffectiveAction, lang: Language): readonly ActionMark[] => {
  const { corrected, confirmed, retracted, struckBy, certainty, inferred, data } = action;
  const mark = (name: ActionMark['name'], reason?: string): ActionMark => ({
    ...{ name, word: say(lang, name) },
    ...(reason !== undefined && { reason: clean(reason) }),
  });
  return [
    ...(retracted ? [mark('retracted', retracted.reason)] : []),
    ...(corrected ? [mark('corrected')] : []),
    ...(struckBy ? [mark('struck')] : []),
    ...(inferred && !confirmed ? [mark('inferred')] : []),
    ...(certainty === 'record' ? [] : [mark(certainty)]),
    ...(data.override === undefined ? [] : [mark('override', data.override)]),
  ];
};
