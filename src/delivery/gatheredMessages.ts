import type { RecordedEvent } from '../../events/event.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import { holderOf } from '../log/caseEvents.ts';
import type { EventLog } from '../log/eventLog.ts';
import { caseOf, caseStream } from '../log/streamCache.ts';
import { type CaseReader, stateOf } from '../views/askCase.ts';
import { shownEvents } from '../views/shownEvents.ts';
import type { Message } from './deliveryRecords.ts';
import { eventAt } from './sameLog.ts';

/** What gathered messages are written from. */
export interface GatheringParts {
  readonly log: EventLog;
  readonly reader: CaseReader;
  /** Where this Lis answers. */
  readonly home: string;
  /** Whether an event is told to whom the message goes. */
  readonly isWanted: (event: RecordedEvent) => Promise<boolean>;
}

interface Told {
  readonly title: string;
  readonly status: CaseState['status'];
}

/** In bytes of UTF-8: forty of them leave a digest below 20 kB. */
const longestTitle = 150;

const shortened = (title: string): string => {
  if (Buffer.byteLength(title) <= longestTitle) return title;
  let short = '';
  let bytes = Buffer.byteLength('…');
  for (const character of title) {
    bytes += Buffer.byteLength(character);
    if (bytes > longestTitle) break;
    short += character;
  }
  return `${short}…`;
};

const caseTold = async ({ reader }: GatheringParts, caseId: string): Promise<Told> => {
  const { title, status } = await stateOf(reader, await holderOf(reader.streams, caseId), {});
  return { title: shortened(title), status };
};

/** What is wanted of the events of cases between two positions, both included; `since` lies before the first. */
const stretch = async (
  { log, isWanted }: GatheringParts,
  { since, first, position }: Message,
): Promise<RecordedEvent[]> => {
  const found: RecordedEvent[] = [];
  for await (const batch of log.readAll(since ?? undefined)) {
    for (const event of batch) {
      if (log.comparePositions(event.position, position) > 0) return found;
      if (caseOf(event.stream) === undefined || log.comparePositions(event.position, first!) < 0) continue;
      if (await isWanted(event)) found.push(event);
    }
  }
  return found;
};

/** When its last event was recorded; undefined where the log holds it no more. */
const timestampOf = async ({ reader }: GatheringParts, message: Message): Promise<string | undefined> =>
  (await eventAt(reader.streams, message))?.recordedAt;

/** What was recorded since the last digest, in few words each; undefined where nothing of it may be told. */
export const digestOf = async (parts: GatheringParts, message: Message): Promise<object | undefined> => {
  const timestamp = await timestampOf(parts, message);
  if (timestamp === undefined) return undefined;
  const events = await shownEvents(parts.reader, await stretch(parts, message));
  if (events.length === 0) return undefined;
  const cases = new Map<string, Told>();
  for (const { caseId } of events) if (!cases.has(caseId)) cases.set(caseId, await caseTold(parts, caseId));
  const items = events.map(({ position, id, type, caseId, revision, on, recordedAt }) => ({
    ...{ position, id, type, caseId, revision, on: on ?? null, recordedAt },
    case: cases.get(caseId)!,
  }));
  const { first, position } = message;
  const data = {
    first,
    position,
    items,
    next: position,
    links: { events: `${parts.home}/api/v1/events?after=${position}` },
  };
  return { type: 'digest', timestamp, data };
};

/** What an import brought to a case, by number; undefined where nothing of it may be told. */
export const importCompleted = async (parts: GatheringParts, message: Message): Promise<object | undefined> => {
  const { caseId, first, position } = message;
  const { log, reader, home, isWanted } = parts;
  const timestamp = await timestampOf(parts, message);
  if (timestamp === undefined) return undefined;
  const own = await reader.streams.read(caseStream(caseId));
  const brought = own.filter(
    event =>
      event.capture?.kind === 'backfill' &&
      log.comparePositions(event.position, first!) >= 0 &&
      log.comparePositions(event.position, position) <= 0,
  );
  const wanted: RecordedEvent[] = [];
  for (const event of brought) if (await isWanted(event)) wanted.push(event);
  const events = await shownEvents(reader, wanted);
  if (events.length === 0) return undefined;
  const types: Record<string, number> = {};
  for (const { type } of events) types[type] = (types[type] ?? 0) + 1;
  const data = {
    ...{ first, position, caseId, case: await caseTold(parts, caseId), recorded: events.length, types },
    revisions: { from: events[0]!.revision, to: events.at(-1)!.revision },
    links: { case: `${home}/api/v1/cases/${caseId}`, history: `${home}/api/v1/cases/${caseId}/history` },
  };
  return { type: 'import.completed', timestamp, data };
};
