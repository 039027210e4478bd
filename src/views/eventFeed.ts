import type { RecordedEvent } from '../../events/event.ts';
import { joineryIn } from '../log/caseEvents.ts';
import type { EventLog } from '../log/eventLog.ts';
import { inPieces } from '../log/pieces.ts';
import type { Positioned } from '../log/recent.ts';
import { caseOf } from '../log/streamCache.ts';
import { Tail } from '../log/tail.ts';
import { type CaseReader, eventsOf } from './askCase.ts';
import { type Filtered, filtered } from './eventFilter.ts';
import { type ShownEvent, shownEvents, withheldFrom } from './shownEvents.ts';

/** An event as a feed carries it: `json` is what `shownEvents` makes of it, undefined where it may not be shown. */
export interface FeedItem extends Positioned, Filtered {
  readonly json: string | undefined;
  /** Of the tail, when it was prepared. */
  readonly generation: number;
}

const itemOf = (event: RecordedEvent, shown: ShownEvent | undefined, generation: number): FeedItem => {
  const json = shown && JSON.stringify(shown);
  return { position: event.position, ...filtered(event), json, generation, bytes: 200 + 2 * (json?.length ?? 0) };
};

const itemsOf = async (
  reader: CaseReader,
  events: readonly RecordedEvent[],
  generation: number,
): Promise<readonly FeedItem[]> => {
  const ofCases = events.filter(event => caseOf(event.stream) !== undefined);
  const shown = new Map((await shownEvents(reader, ofCases)).map(event => [event.position, event]));
  return events.map(event => itemOf(event, shown.get(event.position), generation));
};

/** What changes which events may be shown: seals, what mends or moves one, and what gives a case the seals of another. */
const outdating =
  /^(?:entry\.(?:un)?sealed|action\.(?:corrected|retracted)|case\.(?:absorbed|joined|separated|restored)|docket\.renumbered)$/;

/** By these the entry of a seal is found under a further name: more is covered. */
const naming = /^entry\.(?:recorded|observed)$/;

const areOutdating = async (reader: CaseReader, events: readonly RecordedEvent[]): Promise<boolean> => {
  if (events.some(({ type }) => outdating.test(type))) return true;
  const named = new Set(events.filter(({ type }) => naming.test(type)).map(({ caseId }) => caseId));
  for (const caseId of named) if (!(await withheldFrom(reader, caseId)).none) return true;
  return false;
};

/** The position of the event that closed the case to recording, where it was joined into another. Rejects with UnknownCaseError. */
export const closedAt = async (reader: CaseReader, caseId: string): Promise<string | undefined> =>
  joineryIn(await eventsOf(reader, caseId)).absorption?.position;

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
      prepare: events => this.#itemsOf(events),
      outdates: events => areOutdating(reader, events),
    });
  }

  get followers(): number {
    return this.#tail.followers;
  }

  /** Whether an item still says what may be shown: what was sealed since may not. Where not, follow again from before it. */
  isCurrent({ generation }: FeedItem): boolean {
    return generation === this.#tail.generation;
  }

  /** Every item after `after`, those of housekeeping among them: whoever reads them knows how far the feed has come. */
  all(after: string | undefined, signal: AbortSignal): AsyncGenerator<readonly FeedItem[]> {
    return this.#tail.follow({ after, signal });
  }

  /**
   * The same, of what stands already that of one case alone. Ends with what joined the case into another. Throws
   * UnknownCaseError.
   */
  async *ofCase(caseId: string, after: string | undefined, signal: AbortSignal): AsyncGenerator<readonly FeedItem[]> {
    const catchUp = (from: string | undefined) => this.#caughtUp(caseId, from);
    for await (const batch of this.#tail.follow({ after, signal, catchUp })) {
      const last = batch.findLastIndex(item => item.type === 'case.absorbed' && item.caseId === caseId);
      const isClosed = last >= 0 && batch[last]!.position === (await closedAt(this.#reader, caseId));
      yield isClosed ? batch.slice(0, last + 1) : batch;
      if (isClosed) return;
    }
  }

  /** What a case has after a position: its own stream is read, not the whole log. */
  async *#caughtUp(caseId: string, after: string | undefined): AsyncGenerator<readonly FeedItem[]> {
    const events = await eventsOf(this.#reader, caseId);
    const isNew = ({ position }: RecordedEvent) =>
      after === undefined || this.#log.comparePositions(position, after) > 0;
    const first = events.findIndex(isNew);
    if (first >= 0) for (const piece of inPieces(events.slice(first))) yield await this.#itemsOf(piece);
  }

  #itemsOf(events: readonly RecordedEvent[]): Promise<readonly FeedItem[]> {
    return itemsOf(this.#reader, events, this.#tail.generation);
  }
}

/**
 * The events after a position up to the end of the log, a line of JSON each. A piece is made when it is asked for: who takes
 * long over the one before is told nothing of what was sealed meanwhile.
 */
export async function* eventLines(
  log: EventLog,
  reader: CaseReader,
  after: string | undefined,
  isWanted: (event: RecordedEvent) => Promise<boolean>,
): AsyncGenerator<string> {
  for await (const batch of log.readAll(after)) {
    const wanted: RecordedEvent[] = [];
    for (const event of batch) if (await isWanted(event)) wanted.push(event);
    for (const piece of inPieces(wanted)) {
      const lines = (await shownEvents(reader, piece)).map(event => `${JSON.stringify(event)}\n`);
      if (lines.length > 0) yield lines.join('');
    }
  }
}
