import type { Action } from '../../../events/action.ts';
import type { Capture } from './capture.ts';
import { courseActions } from './courseActions.ts';
import { type EntryReading, newEntryId, observeEntry, recordEntry } from './entryActions.ts';
import { headerActions } from './headerFacts.ts';
import { judgeFacts, linkFacts } from './linkFacts.ts';
import { matchEntries } from './matchEntries.ts';
import { observation } from './observation.ts';
import { partActions } from './partActions.ts';
import { partyFacts } from './partyFacts.ts';
import { type Sighting, sightedEntry } from './sightedEntry.ts';
import { titleActions } from './titleActions.ts';

/** What is read from a capture beside what stands. */
export interface CaptureActions {
  readonly actions: readonly Action[];
  readonly readings: readonly EntryReading[];
  /** Lines of which no day is known, by their place in the docket. */
  readonly undated: readonly number[];
}

const entryReadings = (capture: Capture): Pick<CaptureActions, 'readings' | 'undated'> => {
  const { shown, standing, capturedOn } = capture;
  const undated: number[] = [];
  const seen: Sighting[] = [];
  for (const [index, entry] of shown.entries.entries()) {
    const sighting = sightedEntry(entry, shown, capturedOn);
    if (sighting) seen.push(sighting);
    else undated.push(index);
  }
  const matched = matchEntries(seen, standing.entries);
  const taken = new Set<string>();
  const isTaken = (id: string): boolean => taken.has(id) || standing.byId.has(id);
  const readings = seen.map(sighting => {
    const known = matched.get(sighting);
    if (known) return observeEntry(sighting, known, capture);
    const id = newEntryId(standing.docket.name, sighting, isTaken);
    taken.add(id);
    return recordEntry(sighting, id, capture);
  });
  return { readings, undated };
};

/** What a capture adds to its case: the header first, then each entry with what it does, last what was covered. */
export const captureActions = (capture: Capture): CaptureActions => {
  const { facts, dated } = partyFacts(capture);
  const { readings, undated } = entryReadings(capture);
  const parts = readings.map(reading => partActions(reading, capture));
  const judges = judgeFacts(capture, parts.flat());
  const header = headerActions([...facts, ...judges.facts, ...linkFacts(capture)], capture, judges.outdated);
  return {
    actions: [
      ...titleActions(capture),
      ...courseActions(capture),
      ...header,
      ...dated,
      ...readings.flatMap(({ actions }, index) => [...actions, ...parts[index]!]),
      ...observation(capture),
    ],
    readings,
    undated,
  };
};
