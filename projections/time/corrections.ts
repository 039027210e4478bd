import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import { afterWord, isWord, type LastWord } from '../../events/lastWord.ts';
import type { Amendment } from './effectiveAction.ts';
import type { Question } from './question.ts';

/** What Lis's later actions say of its earlier ones. */
export interface Corrections {
  /** The last correction or retraction of an action: a correction after a retraction revives it. */
  readonly lastWord: ReadonlyMap<string, LastWord>;
  readonly confirmation: ReadonlyMap<string, RecordedEventOf<'action.confirmed'>>;
}

/** A correction that follows the court's own edit counts from the day that edit was public (EVENTS.md section 4). */
const counts = ({ publicOn }: RecordedEvent, { asOf, docketedBy }: Question): boolean =>
  publicOn === undefined ||
  ((asOf === undefined || publicOn <= asOf) && (docketedBy === undefined || publicOn <= docketedBy));

/** The days from which corrections begin to count, where they did not from the first. */
export const correctionDays = (events: readonly RecordedEvent[]): readonly string[] =>
  events.flatMap(event =>
    (isType(event, 'action.corrected') || isType(event, 'action.retracted')) && event.publicOn !== undefined
      ? event.publicOn
      : [],
  );

/** A confirmation vouches for what stood when it was given, not for what a later correction says. */
export const correctionsIn = (events: readonly RecordedEvent[], question: Question): Corrections => {
  const lastWord = new Map<string, LastWord>();
  const confirmation = new Map<string, RecordedEventOf<'action.confirmed'>>();
  for (const event of events) {
    if (isType(event, 'action.confirmed')) confirmation.set(event.data.actionId, event);
    else if (isWord(event) && counts(event, question)) {
      lastWord.set(event.data.actionId, event);
      confirmation.delete(event.data.actionId);
    }
  }
  return { lastWord, confirmation };
};

export const amendmentOf = (
  event: Pick<RecordedEvent, 'id' | 'revision' | 'recordedAt' | 'recordedBy'>,
  reason: string,
): Amendment => ({
  id: event.id,
  revision: event.revision,
  recordedAt: event.recordedAt,
  recordedBy: event.recordedBy,
  reason,
});

/** A legal action after its last word; undefined where it was retracted. */
export const correctedEvent = (event: RecordedEvent, { lastWord }: Corrections): RecordedEvent | undefined =>
  afterWord(event, lastWord.get(event.id));
