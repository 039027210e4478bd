import { type Action, action } from '../../events/action.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { parseInput } from '../../src/commands/caseFile.ts';
import { type Recorded, type Recorder, record } from '../../src/commands/record.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { caseStream, StreamCache } from '../../src/log/streamCache.ts';
import { type Told, the } from './story.ts';

/** What is told, as it would be submitted; with the id of its name where it has one, else without. */
export const submitted = (...told: readonly Told[]): Action[] =>
  told.map(({ as, ...one }) => parseInput(action, { ...one, ...(as !== undefined && { id: the(as) }) }));

/** A recorder on a log of its own, whose clock moves a minute at each look. */
export const recorderOn = (log: EventLog = memoryLog(), start = '2026-11-24T12:00:00Z'): Recorder => {
  let minutes = 0;
  return {
    log,
    streams: new StreamCache(log),
    now: () => {
      minutes += 1;
      return new Date(Date.parse(start) + minutes * 60_000);
    },
  };
};

type More = Partial<Omit<Parameters<typeof record>[1], 'caseId' | 'actions'>>;

/** Records what is told into one case, all or none. */
export const recordInto = (
  recorder: Recorder,
  caseId: string,
  told: readonly Told[],
  more: More = {},
): Promise<Recorded> =>
  record(recorder, { caseId, actions: submitted(...told), origin: { recordedBy: 'tester' }, ...more });

export const eventsIn = ({ log }: Recorder, caseId: string): Promise<readonly RecordedEvent[]> =>
  log.readStream(caseStream(caseId));
