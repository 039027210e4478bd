import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from './eventLog.ts';

/** Events kept in memory at most, over all streams. */
const capacity = 50_000;

/** Reads whole streams, and of one read lately only what came since: events never change. */
export class StreamCache {
  readonly #log: Pick<EventLog, 'readStream'>;
  readonly #capacity: number;
  readonly #streams = new Map<string, readonly RecordedEvent[]>();
  #size = 0;

  constructor(log: Pick<EventLog, 'readStream'>, limit = capacity) {
    this.#log = log;
    this.#capacity = limit;
  }

  async read(stream: string): Promise<readonly RecordedEvent[]> {
    const known = this.#streams.get(stream) ?? [];
    const since = await this.#log.readStream(stream, known.length);
    const events = since.length > 0 ? [...known, ...since] : known;
    this.#keep(stream, events);
    return events;
  }

  #keep(stream: string, events: readonly RecordedEvent[]): void {
    this.#forget(stream);
    if (events.length === 0 || events.length > this.#capacity) return;
    this.#streams.set(stream, events);
    this.#size += events.length;
    for (const oldest of this.#streams.keys()) {
      if (this.#size <= this.#capacity) return;
      this.#forget(oldest);
    }
  }

  #forget(stream: string): void {
    this.#size -= this.#streams.get(stream)?.length ?? 0;
    this.#streams.delete(stream);
  }
}

export const caseStream = (caseId: string): string => `case-${caseId}`;
