import { isOwn } from '../../events/catalogue.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { CaseFold } from '../fold/caseFold.ts';
import { foldCase } from '../fold/foldCase.ts';
import { type EffectiveHistory, effectiveHistory } from '../time/effectiveHistory.ts';
import { never } from '../time/legalDate.ts';
import type { Question } from '../time/question.ts';
import { caseState } from './caseState.ts';
import type { CaseState } from './shape.ts';
import { decidingProceeding, stayEndsAfter } from './status.ts';

/** The calendar day it is before a court now; its zone where the court is unknown is UTC. */
export type Today = (court: string | undefined) => string;

export interface Answer {
  /** The day that was asked for, or today before the court that decides the status. */
  readonly asOf: string;
  readonly state: CaseState;
  readonly history: EffectiveHistory;
  /** The next day on which the same events will fold to another answer, if any. */
  readonly changesOn: string | null;
}

const courtOf = (fold: CaseFold): string | undefined => decidingProceeding(fold.proceedings)?.court;

/** The first day after `asOf` on which an action takes effect, a stay runs out, or a correction waits for an edit to be public. */
const firstAfter = (
  events: readonly RecordedEvent[],
  history: EffectiveHistory,
  fold: CaseFold,
  asOf: string,
): string | null => {
  let first = history.find(({ day }) => day > asOf)?.day ?? never;
  const unstayed = stayEndsAfter(fold.proceedings, asOf) ?? never;
  if (unstayed < first) first = unstayed;
  for (const { type, publicOn } of events)
    if (publicOn !== undefined && publicOn > asOf && publicOn < first && isOwn(type)) first = publicOn;
  return first < never ? first : null;
};

/**
 * A case for a question. Which day is today comes from the case without a cut by date (EVENTS.md section 4). `all` are the
 * events in which seals are looked for.
 */
export const answer = (
  events: readonly RecordedEvent[],
  question: Question,
  today: Today,
  all: readonly RecordedEvent[] = events,
): Answer => {
  if (question.asOf !== undefined) {
    const history = effectiveHistory(events, question, all);
    return {
      asOf: question.asOf,
      state: caseState(foldCase(history), history, question.asOf, question.docketedBy),
      history,
      changesOn: null,
    };
  }
  const whole = effectiveHistory(events, question, all);
  const fold = foldCase(whole);
  const asOf = today(courtOf(fold));
  const changesOn = firstAfter(events, whole, fold, asOf);
  if (changesOn === null && whole.every(({ day }) => day <= asOf))
    return { asOf, state: caseState(fold, whole, asOf, question.docketedBy), history: whole, changesOn };
  const history = effectiveHistory(events, { ...question, asOf }, all);
  return { asOf, state: caseState(foldCase(history), history, asOf, question.docketedBy), history, changesOn };
};
