import type { RecordedEvent } from '../../events/event.ts';
import { type CaseReader, eventsOf } from './askCase.ts';
import { publicEvent } from './publicEvent.ts';
import type { ActionPlace } from './viewStore.ts';
import type { Views } from './views.ts';

/** An action as recorded, with the corrections, retractions and confirmations that name it, oldest first. */
export interface FoundAction {
  readonly event: RecordedEvent;
  readonly amendments: readonly RecordedEvent[];
  readonly head: number;
}

const about = (event: RecordedEvent): string | undefined =>
  event.type === 'action.corrected' || event.type === 'action.retracted' || event.type === 'action.confirmed'
    ? event.data.actionId
    : undefined;

/** The action that stands at a place; undefined where the case has none there. */
export const actionAt = async (
  reader: CaseReader,
  { caseId, revision }: ActionPlace,
): Promise<FoundAction | undefined> => {
  const events = await eventsOf(reader, caseId);
  const event = events[revision];
  if (!event) return undefined;
  return { event, amendments: events.filter(other => about(other) === event.id), head: events.length - 1 };
};

/** The action of that id, also where the lists lag; undefined where no case has it. */
export const findAction = async (reader: CaseReader, views: Views, id: string): Promise<FoundAction | undefined> => {
  let place = views.store.findAction(id);
  if (!place) {
    await views.catchUp();
    place = views.store.findAction(id);
  }
  const found = place && (await actionAt(reader, place));
  return found?.event.id === id ? found : undefined;
};

/** An action as readers get it, at any door. */
export const actionBody = ({ event, amendments }: FoundAction) => ({
  ...publicEvent(event),
  amendments: amendments.map(publicEvent),
});
