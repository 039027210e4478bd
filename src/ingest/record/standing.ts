import type { Action } from '../../../events/action.ts';
import { isType, type RecordedEvent } from '../../../events/event.ts';
import type { Docket } from '../../../events/reference.ts';
import { docketKeys } from '../../../projections/time/dockets.ts';
import { type KnownEntry, knownEntries } from './knownEntries.ts';

/** A docket as the log knows it: its name, from which ids are made, how its case writes it, and the case that holds it. */
export interface KnownDocket {
  readonly name: string;
  readonly proceeding: Docket;
  readonly caseId: string;
}

/** What a case holds of one docket before an import. */
export interface Standing {
  readonly docket: KnownDocket;
  /** Every action of the case by its id, retracted ones too: what a person took back is not recorded again. */
  readonly byId: ReadonlyMap<string, RecordedEvent>;
  /** What stands under an id: as it was corrected last, else as it was recorded. Undefined where it was taken back. */
  readonly said: (id: string) => Action | undefined;
  /** Of this docket, in the order they were recorded. */
  readonly events: readonly RecordedEvent[];
  readonly entries: readonly KnownEntry[];
}

export const standingIn = (events: readonly RecordedEvent[], docket: KnownDocket): Standing => {
  const keyOf = docketKeys(events);
  const key = keyOf(docket.proceeding);
  const isOfDocket = ({ proceeding }: RecordedEvent): boolean => proceeding !== undefined && keyOf(proceeding) === key;
  const byId = new Map(events.map(event => [event.id, event]));
  const lastWord = new Map<string, Action | undefined>();
  for (const event of events) {
    if (isType(event, 'action.corrected')) lastWord.set(event.data.actionId, event.data.action as unknown as Action);
    if (isType(event, 'action.retracted')) lastWord.set(event.data.actionId, undefined);
  }
  return {
    docket,
    byId,
    said: id => (lastWord.has(id) ? lastWord.get(id) : byId.get(id)),
    events: events.filter(isOfDocket),
    entries: knownEntries(events, isOfDocket),
  };
};
