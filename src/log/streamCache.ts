import type { RecordedEvent, SealedEvent } from '../../events/event.ts';
import { upcast } from '../../events/upcast.ts';
import { DamagedEventError } from './damagedEventError.ts';
import { type Appended, type EventLog, noStream, type StreamHead } from './eventLog.ts';
import { LogChangedError } from './logChangedError.ts';
import { provenHead } from './provenHead.ts';
import { roughBytes } from './roughBytes.ts';

/** Bytes of events kept in memory, over all streams; the one that was read last may have twice as many. */
const capacity = 80_000_000;

interface Kept {
  readonly events: readonly RecordedEvent[];
  readonly bytes: number;
  /** Up to here the events kept are those whose chain was checked. */
  readonly proven: StreamHead;
}

const nothing: Kept = { events: [], bytes: 0, proven: noStream };

/** Reads whole streams, and of one read lately only what came since: events never change. */
export class StreamCache {
  readonly #log: Pick<EventLog, 'readStream'>;
  readonly #capacity: number;
  readonly #streams = new Map<string, Kept>();
  #bytes = 0;

  constructor(log: Pick<EventLog, 'readStream'>, limit = capacity) {
    this.#log = log;
    this.#capacity = limit;
  }

  async read(stream: string): Promise<readonly RecordedEvent[]> {
    return (await this.#upToDate(stream)).events;
  }

  /** The same for whoever reads all streams in passing: what is not kept is read and not kept either. */
  readPassing(stream: string): Promise<readonly RecordedEvent[]> {
    return this.#streams.has(stream) ? this.read(stream) : this.#log.readStream(stream, 0);
  }

  /**
   * The stream after an append that this process has just made, up to it at least. One event is kept as it was written; of
   * several the log says where the last one stands, so they are read.
   */
  async readAppended(
    stream: string,
    events: readonly SealedEvent[],
    { revision, position }: Appended,
  ): Promise<readonly RecordedEvent[]> {
    const known = this.#streams.get(stream) ?? nothing;
    const [event] = events;
    if (events.length > 1 || event === undefined || known.events.length !== revision) return this.read(stream);
    const kept = this.#grown(known, [{ ...event, stream, revision, position }]);
    this.#keep(stream, kept);
    return kept.events;
  }

  /**
   * The same, read again as stored and its hash chain checked up to `revision`: what is returned is what was checked.
   * That is remembered. Rejects with LogChangedError.
   */
  async readProven(stream: string, revision: number): Promise<readonly RecordedEvent[]> {
    const { events, proven } = await this.#upToDate(stream);
    if (proven.revision >= revision) return events;
    const from = proven.revision + 1;
    const stored = await this.#stored(stream, from);
    const head = provenHead(proven, stored.slice(0, revision + 1 - from));
    if (head.revision < revision) throw new LogChangedError(stream, revision, 'is no longer there');
    const checked = [...events.slice(0, from), ...stored.map(upcast)];
    this.#keep(stream, { events: checked, bytes: roughBytes(checked), proven: head });
    return checked;
  }

  /** Forgets what was read of a stream, as where its events were erased. */
  forget(stream: string): void {
    this.#bytes -= this.#streams.get(stream)?.bytes ?? 0;
    this.#streams.delete(stream);
  }

  async #upToDate(stream: string): Promise<Kept> {
    const known = this.#streams.get(stream) ?? nothing;
    const since = await this.#log.readStream(stream, known.events.length);
    const kept = since.length === 0 ? known : this.#grown(known, since);
    // Somebody has kept more meanwhile, or forgotten what was erased.
    if ((this.#streams.get(stream) ?? nothing) === known) this.#keep(stream, kept);
    return kept;
  }

  #grown(known: Kept, since: readonly RecordedEvent[]): Kept {
    return { ...known, events: [...known.events, ...since], bytes: known.bytes + roughBytes(since) };
  }

  async #stored(stream: string, from: number): Promise<readonly RecordedEvent[]> {
    try {
      return await this.#log.readStream(stream, from, 'stored');
    } catch (error) {
      if (!(error instanceof DamagedEventError)) throw error;
      throw new LogChangedError(stream, error.revision, 'cannot be read');
    }
  }

  #keep(stream: string, kept: Kept): void {
    this.forget(stream);
    if (kept.events.length === 0 || kept.bytes > 2 * this.#capacity) return;
    this.#streams.set(stream, kept);
    this.#bytes += kept.bytes;
    for (const oldest of this.#streams.keys()) {
      if (this.#bytes <= this.#capacity || oldest === stream) return;
      this.forget(oldest);
    }
  }
}

const casePrefix = 'case-';

export const caseStream = (caseId: string): string => casePrefix + caseId;

/** The case of a stream; undefined where it is no case's. */
export const caseOf = (stream: string): string | undefined =>
  stream.startsWith(casePrefix) ? stream.slice(casePrefix.length) : undefined;
