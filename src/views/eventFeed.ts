import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { Positioned } from '../log/recent.ts';
import { caseOf } from '../log/streamCache.ts';
import { Tail } from '../log/tail.ts';
import { type CaseReader, eventsOf } from './askCase.ts';
import { type ShownEvent, shownEvents } from './shownEvents.ts';

export interface FeedFilter {
  readonly types?: readonly string[] | undefined;
  readonly cases?: readonly string[] | undefined;
}

/** An event as a feed carries it: `json` is what `shownEvents` makes of it, undefined where it may not be shown. */
export interface FeedItem extends Positioned {
  readonly type: string;
  /** Undefined for what is no case's. */
  readonly caseId: string | undefined;
  readonly json: string | undefined;
}

type Kind = Pick<FeedItem, 'type' | 'caseId'>;

/** Only cases are shown in feeds (DESIGN section 4). */
export const isWanted = ({ type, caseId }: Kind, { types, cases }: FeedFilter): boolean =>
  caseId !== undefined && (!types || types.includes(type)) && (!cases || cases.includes(caseId));

export const kindOf = ({ stream, type }: RecordedEvent): Kind => ({ type, caseId: caseOf(stream) });

const itemOf = (event: RecordedEvent, shown: ShownEvent | undefined): FeedItem => {
  const json = shown && JSON.stringify(shown);
  return { position: event.position, ...kindOf(event), json, bytes: 200 + 2 * (json?.length ?? 0) };
};

const itemsOf = async (reader: CaseReader, events: readonly RecordedEvent[]): Promise<readonly FeedItem[]> => {
  const ofCases = events.filter(event => caseOf(event.stream) !== undefined);
  const shown = new Map((await shownEvents(reader, ofCases)).map(event => [event.position, event]));
  return events.map(event => itemOf(event, shown.get(event.position)));
};

/** What changes which events may be shown: seals, what mends or moves one, and what gives a case the seals of another. */
const outdating =
  /^(?:entry\.(?:un)?sealed|action\.(?:corrected|retracted)|case\.(?:absorbed|joined|separated|restored)|docket\.renumbered)$/;

/** So many events are turned into JSON at once: whoever is slow has no more of them waiting. */
const page = 100;

/** What a case has after a position: its own stream is read, not the whole log. */
async function* ofCase(log: EventLog, reader: CaseReader, caseId: string, after: string | undefined) {
  const events = await eventsOf(reader, caseId);
  const isNew = ({ position }: RecordedEvent) => after === undefined || log.comparePositions(position, after) > 0;
  const first = events.findIndex(isNew);
  if (first < 0) return;
  for (let from = first; from < events.length; from += page)
    yield await itemsOf(reader, events.slice(from, from + page));
}

/**
 * All events of all cases as they come, for whoever follows them over HTTP. Each is read, and turned into JSON, once for all
 * who are up to date.
 */
export class EventFeed {
  readonly #log: EventLog;
  readonly #reader: CaseReader;
  readonly #tail: Tail<FeedItem>;

  constructor(log: EventLog, reader: CaseReader) {
    this.#log = log;
    this.#reader = reader;
    this.#tail = new Tail({
      log,
      prepare: events => itemsOf(reader, events),
      outdates: ({ type }) => outdating.test(type),
    });
  }

  get followers(): number {
    return this.#tail.followers;
  }

  /** Every item after `after`, those of housekeeping among them: whoever reads them knows how far the feed has come. */
  all(after: string | undefined, signal: AbortSignal): AsyncGenerator<readonly FeedItem[]> {
    return this.#tail.follow({ after, signal });
  }

  /** The same, of what stands already that of one case alone. Throws UnknownCaseError. */
  ofCase(caseId: string, after: string | undefined, signal: AbortSignal): AsyncGenerator<readonly FeedItem[]> {
    const catchUp = (from: string | undefined) => ofCase(this.#log, this.#reader, caseId, from);
    return this.#tail.follow({ after, signal, catchUp });
  }
}

/** The events after a position up to the end of the log, a line of JSON each. */
export async function* eventLines(
  log: EventLog,
  reader: CaseReader,
  after: string | undefined,
  filter: FeedFilter,
): AsyncGenerator<string> {
  for await (const batch of log.readAll(after)) {
    const wanted = batch.filter(event => isWanted(kindOf(event), filter));
    const lines = (await shownEvents(reader, wanted)).map(event => `${JSON.stringify(event)}\n`);
    if (lines.length > 0) yield lines.join('');
  }
}
