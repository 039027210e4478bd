import type { RecordedEvent } from '../../events/event.ts';
import { type CaseReader, eventsOf } from './askCase.ts';
import type { Views } from './views.ts';

const about = (event: RecordedEvent): string | undefined =>
  event.type === 'action.corrected' || event.type === 'action.retracted' || event.type === 'action.confirmed'
    ? event.data.actionId
    : undefined;

/** An action as recorded, with the corrections, retractions and confirmations that name it, oldest first. */
export const findAction = async (reader: CaseReader, views: Views, id: string) => {
  let place = views.store.findAction(id);
  if (!place) {
    await views.catchUp();
    place = views.store.findAction(id);
  }
  if (!place) return undefined;
  const events = await eventsOf(reader, place.caseId);
  const event = events[place.revision];
  if (event?.id !== id) return undefined;
  return { event, amendments: events.filter(other => about(other) === id), head: events.length - 1 };
};
