import type { RecordedEvent } from '../../events/event.ts';
import { actionsAbout, isAmendment, withheldIn } from '../../projections/time/withheld.ts';
import { eventsOfHolders, holderOf } from '../log/caseEvents.ts';
import { type CaseReader, eventsOf } from './askCase.ts';
import { publicEvent } from './publicEvent.ts';
import { SealedError } from './sealedError.ts';
import type { ActionPlace } from './viewStore.ts';
import type { Views } from './views.ts';

/** An action as recorded, with the corrections, retractions and confirmations that name it, oldest first. */
export interface FoundAction {
  readonly event: RecordedEvent;
  readonly amendments: readonly RecordedEvent[];
  /** The case that holds it now: the one that it was recorded in, or the one that this was joined into. */
  readonly heldBy: string;
  /** The revision of that case. */
  readonly head: number;
}

/** The action that stands at a place; undefined where the case has none there. Rejects with SealedError. */
export const actionAt = async (
  reader: CaseReader,
  { caseId, revision }: ActionPlace,
): Promise<FoundAction | undefined> => {
  const event = (await eventsOf(reader, caseId))[revision];
  if (!event) return undefined;
  const heldBy = await holderOf(reader.streams, caseId);
  const own = await eventsOf(reader, heldBy);
  const events = await eventsOfHolders(reader.streams, heldBy, own);
  const withheld = withheldIn(events);
  const shown = withheld.show(event);
  if (!shown) throw new SealedError(event.id);
  const amendments = events
    .filter(other => isAmendment(other) && actionsAbout(other).includes(event.id))
    .flatMap(other => withheld.show(other) ?? []);
  return { event: shown, amendments, heldBy, head: own.length - 1 };
};

/** The action of that id, also where the lists lag; undefined where no case has it. Rejects with SealedError. */
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
export const actionBody = ({ event, amendments, heldBy }: FoundAction) => ({
  ...publicEvent(event),
  ...(heldBy !== event.caseId && { heldBy }),
  amendments: amendments.map(publicEvent),
});
