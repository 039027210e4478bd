import type { RecordedEvent } from '../../events/event.ts';
import { type Withheld, withheldIn } from '../../projections/time/withheld.ts';
import { eventsOfHolders } from '../log/caseEvents.ts';
import { type CaseReader, eventsOf } from './askCase.ts';
import { publicEvent } from './publicEvent.ts';

export type ShownEvent = ReturnType<typeof publicEvent>;

/** What may not be shown of the events of a case, by the seals of today. Rejects with UnknownCaseError. */
export const withheldFrom = async (reader: CaseReader, caseId: string): Promise<Withheld> =>
  withheldIn(await eventsOfHolders(reader.streams, caseId, await eventsOf(reader, caseId)));

/** Events of cases as feeds show them: those of them that may be shown now, whatever was sealed since they were recorded. */
export const shownEvents = async (
  reader: CaseReader,
  events: readonly RecordedEvent[],
): Promise<readonly ShownEvent[]> => {
  const withheld = new Map<string, Withheld>();
  for (const { caseId } of events) if (!withheld.has(caseId)) withheld.set(caseId, await withheldFrom(reader, caseId));
  return events.flatMap(event => {
    const shown = withheld.get(event.caseId)!.show(event);
    return shown ? [publicEvent(shown)] : [];
  });
};
