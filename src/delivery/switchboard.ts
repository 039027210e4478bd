import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from '../log/eventLog.ts';
import { Pulse } from '../log/follow.ts';

/** Which events a lane is handed. */
export interface Interest {
  /** Only of these cases. */
  readonly cases?: readonly string[] | undefined;
  readonly wants: (event: RecordedEvent) => boolean;
}

/** What came of the log: what is of interest, and up to where all of it was looked at. */
export interface Passage {
  readonly events: readonly RecordedEvent[];
  readonly upTo: string | undefined;
  /** Whether that is all that was recorded until then. */
  readonly isLevel: boolean;
}

interface Line extends Interest {
  readonly pulse: Pulse;
  queue: RecordedEvent[];
  /** All up to here is known without being handed over. */
  passed: string | undefined;
  isFull: boolean;
}

/** Events that wait for one lane. Beyond, it reads them again when it comes to them. */
const room = 1_000;

/**
 * Hands the events of the log to whom they are of interest, as they are recorded. Each is looked at once for all lanes that
 * are up to date, and only those that it is for are woken. A lane that is behind reads the log by itself until it is level.
 */
export class Switchboard {
  readonly #log: EventLog;
  #position: string | undefined;
  readonly #byCase = new Map<string, Set<Line>>();
  readonly #others = new Set<Line>();
  readonly #all = new Set<Line>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Begins at the end of the log: before any lane is followed. */
  async open(): Promise<void> {
    this.#position ??= await this.#log.end();
  }

  /** Hands on what is recorded until `signal` aborts; `seen` is told first of what came. Rejects as the log does. */
  async run(signal: AbortSignal, seen: (events: readonly RecordedEvent[]) => Promise<void>): Promise<void> {
    for await (const batch of this.#log.subscribe(this.#position, signal)) {
      await seen(batch);
      for (const event of batch) this.#hand(event);
      this.#position = batch.at(-1)!.position;
      for (const line of this.#all) if (line.queue.length > 0 || line.isFull) line.pulse.beat();
    }
  }

  /** Wakes every lane, that it may note how far it has come. */
  tick(): void {
    for (const { pulse } of this.#all) pulse.beat();
  }

  /** All of interest after a position, on and on until `signal` aborts. */
  async *follow(interest: Interest, after: string | undefined, signal: AbortSignal): AsyncGenerator<Passage> {
    let at = after;
    while (!signal.aborted) {
      while (!this.#isLevel(at)) {
        // Whatever was handed on before the reading began is found by it.
        const end = this.#position;
        for await (const batch of this.#log.readAll(at)) {
          at = batch.at(-1)!.position;
          yield { events: batch.filter(interest.wants), upTo: at, isLevel: false };
          if (signal.aborted) return;
        }
        at = this.#later(at, end);
      }
      const line: Line = { ...interest, pulse: new Pulse(), queue: [], passed: at, isFull: false };
      const wake = () => line.pulse.beat();
      signal.addEventListener('abort', wake, { once: true });
      this.#join(line);
      try {
        while (!signal.aborted) {
          const { beats } = line.pulse;
          const events = line.queue;
          line.queue = [];
          const upTo = line.isFull ? (events.at(-1)?.position ?? at) : this.#later(at, this.#position);
          yield { events, upTo, isLevel: !line.isFull };
          at = upTo;
          if (line.isFull) break;
          if (line.queue.length === 0) await line.pulse.beyond(beats);
        }
      } finally {
        this.#leave(line);
        signal.removeEventListener('abort', wake);
      }
    }
  }

  #hand(event: RecordedEvent): void {
    for (const line of this.#others) this.#put(line, event);
    for (const line of this.#byCase.get(event.caseId) ?? []) this.#put(line, event);
  }

  #put(line: Line, event: RecordedEvent): void {
    if (line.isFull || !line.wants(event)) return;
    if (line.passed !== undefined && this.#log.comparePositions(event.position, line.passed) <= 0) return;
    if (line.queue.length === room) line.isFull = true;
    else line.queue.push(event);
  }

  #sets({ cases }: Line): readonly Set<Line>[] {
    if (!cases) return [this.#others, this.#all];
    const ofCases = [...new Set(cases)].map(caseId => {
      const lines = this.#byCase.get(caseId) ?? new Set();
      this.#byCase.set(caseId, lines);
      return lines;
    });
    return [...ofCases, this.#all];
  }

  #join(line: Line): void {
    for (const lines of this.#sets(line)) lines.add(line);
  }

  #leave(line: Line): void {
    for (const lines of this.#sets(line)) lines.delete(line);
    for (const caseId of line.cases ?? []) if (this.#byCase.get(caseId)?.size === 0) this.#byCase.delete(caseId);
  }

  #isLevel(at: string | undefined): boolean {
    if (this.#position === undefined) return true;
    return at !== undefined && this.#log.comparePositions(at, this.#position) >= 0;
  }

  #later(a: string | undefined, b: string | undefined): string | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    return this.#log.comparePositions(a, b) < 0 ? b : a;
  }
}
