import type { Action } from '../../events/action.ts';
import { type DraftEvent, isType, type RecordedEvent } from '../../events/event.ts';
import { canonicalJson } from '../../events/identity.ts';
import type { Withheld } from '../../projections/time/withheld.ts';
import { ConflictError } from './conflictError.ts';

/** All ids known, in order: what stands under them is the answer. A part of them known is a conflict. */
export const standingAnswer = (
  events: readonly RecordedEvent[],
  drafts: readonly DraftEvent[],
): readonly RecordedEvent[] | undefined => {
  const places = new Map(drafts.map(({ id }) => [id, -1]));
  events.forEach(({ id }, index) => {
    if (places.has(id)) places.set(id, index);
  });
  const indexes = [...places.values()];
  const known = indexes.find(index => index >= 0);
  if (known === undefined) return undefined;
  const inOrder = indexes.every((index, i) => index >= 0 && (i === 0 || index > indexes[i - 1]!));
  if (inOrder) return indexes.map(index => events[index]!);
  throw new ConflictError(
    'id_taken',
    `The case already holds an action with the id ${events[known]!.id}, but not all of these actions.`,
  );
};

const saying = [
  'type',
  'data',
  'sources',
  'proceeding',
  'on',
  'notAfter',
  'publicOn',
  'entryId',
  'entry',
  'part',
  'certainty',
  'basis',
  'flags',
] as const;

/** What an action says, however and by whom it was recorded. An entry that names none is its own. */
const said = ({ certainty = 'record', ...action }: Partial<Action>): string => {
  const entryId = action.type === 'entry.recorded' ? undefined : action.entryId;
  const words = { ...action, certainty, entryId };
  return canonicalJson(Object.fromEntries(saying.map(field => [field, words[field]])));
};

/** What was put in the place of each corrected action last. */
const replacements = (events: readonly RecordedEvent[]): ReadonlyMap<string, Partial<Action>> =>
  new Map(
    events.flatMap(event =>
      isType(event, 'action.corrected') ? [[event.data.actionId, event.data.action as Partial<Action>] as const] : [],
    ),
  );

/**
 * The ids of the actions that stand in other words than the drafts of the same ids: as recorded, and as corrected since. Of
 * what is sealed nobody is told whether he guessed it.
 */
export const standingOtherwise = (
  events: readonly RecordedEvent[],
  standing: readonly RecordedEvent[],
  drafts: readonly DraftEvent[],
  withheld: Withheld,
): readonly string[] => {
  const corrected = replacements(events);
  return standing.flatMap((event, index) => {
    if (withheld.hides(event)) return [];
    const words = said(drafts[index]!);
    const replaced = corrected.get(event.id);
    return words === said(event) || (replaced && words === said(replaced)) ? [] : [event.id];
  });
};
