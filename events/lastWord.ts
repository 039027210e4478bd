import type { Action } from './action.ts';
import { isOwn } from './catalogue.ts';
import { isSightingType } from './entries.ts';
import { isType, type RecordedEvent, type RecordedEventOf } from './event.ts';

export type LastWord = RecordedEventOf<'action.corrected'> | RecordedEventOf<'action.retracted'>;

/** Corrects or retracts an earlier action: of several the last counts, and a correction after a retraction revives it. */
export const isWord = (event: RecordedEvent): event is RecordedEvent & LastWord =>
  isType(event, 'action.corrected') || isType(event, 'action.retracted');

/**
 * A legal action after its last word: replaced whole under its own id, or undefined where it was retracted. An entry stays
 * the entry that its parts name.
 */
export const afterWord = (event: RecordedEvent, word: LastWord | undefined): RecordedEvent | undefined => {
  if (!word) return event;
  if (word.type === 'action.retracted') return undefined;
  if (isOwn(event.type)) return event;
  const { id, v, caseId, turn, recordedBy, recordedAt, salt, contentHash, hash, stream, revision, position } = event;
  const kept = {
    id,
    v,
    caseId,
    turn,
    recordedBy,
    recordedAt,
    salt,
    contentHash,
    hash,
    stream,
    revision,
    position,
  };
  const action = word.data.action as unknown as Action;
  const entryId = action.entryId ?? (isSightingType(action.type) ? event.entryId : undefined);
  return { ...kept, certainty: 'record', ...action, ...(entryId !== undefined && { entryId }), id } as RecordedEvent;
};

/** What stands of these events today, each after its last word, without what was erased. */
export const standingIn = (events: readonly RecordedEvent[]): readonly RecordedEvent[] => {
  const whole = events.filter(({ erasedBy }) => erasedBy === undefined);
  const lastWord = new Map(whole.filter(isWord).map(word => [word.data.actionId, word]));
  return whole.flatMap(event => afterWord(event, lastWord.get(event.id)) ?? []);
};
