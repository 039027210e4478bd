import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from './eventLog.ts';
import { Pulse } from './follow.ts';
import { type Positioned, Recent, type Room } from './recent.ts';
import { UnknownPositionError } from './unknownPositionError.ts';

export interface TailOptions<T> {
  readonly log: EventLog;
  /** Makes of events what followers get, one item for each, in order: of what is new once for all of them. */
  readonly prepare: (events: readonly RecordedEvent[]) => Promise<readonly T[]>;
  /** Whether, once this event is known, what was prepared before it must be prepared again. */
  readonly outdates?: (event: RecordedEvent) => boolean;
  /** How much is kept for followers who are a little behind. */
  readonly room?: Room;
}

export interface Following<T> {
  /** From here on; undefined is the beginning of the log. */
  readonly after: string | undefined;
  readonly signal: AbortSignal;
  /** Reads what this follower lacks up to the end of the log, where that is cheaper than reading all of it. */
  readonly catchUp?: (after: string | undefined) => AsyncIterable<readonly T[]>;
}

interface Live<T extends Positioned> {
  readonly recent: Recent<T>;
  readonly pulse: Pulse;
  readonly ending: AbortController;
  failure?: unknown;
}

const someRoom: Room = { items: 2_000, bytes: 8_000_000 };

/**
 * The end of the log for any number of followers: one subscription, and each event prepared once. Each follower pulls at a
 * pace of its own. One who falls further behind than there is room for reads from the log until it has caught up, so that
 * the slow cost neither memory nor the others' time. The subscription lasts as long as anybody follows.
 */
export class Tail<T extends Positioned> {
  readonly #log: EventLog;
  readonly #prepare: TailOptions<T>['prepare'];
  readonly #outdates: (event: RecordedEvent) => boolean;
  readonly #room: Room;
  #live: Promise<Live<T>> | undefined;
  #followers = 0;

  constructor({ log, prepare, outdates = () => false, room = someRoom }: TailOptions<T>) {
    this.#log = log;
    this.#prepare = prepare;
    this.#outdates = outdates;
    this.#room = room;
  }

  /** How many follow now. */
  get followers(): number {
    return this.#followers;
  }

  /**
   * Batches of all items after `after` in the order of the log, each once, on and on until `signal` aborts. The first
   * comes at once, and is empty where there is nothing yet. Throws what the log throws: UnknownPositionError at once,
   * others whenever it fails; who then follows again from the last position that it had misses nothing.
   */
  async *follow({ after, signal, catchUp = from => this.#read(from) }: Following<T>): AsyncGenerator<readonly T[]> {
    this.#followers += 1;
    const wake = new AbortController();
    try {
      const live = await this.#entered();
      signal.addEventListener('abort', () => live.pulse.beat(), { once: true, signal: wake.signal });
      await this.#prove(after);
      let at = after;
      let isFirst = true;
      // The log is read at least once: what is kept here may be from before an event that outdates it.
      let isBehind = true;
      while (!signal.aborted) {
        const { beats } = live.pulse;
        if (live.failure !== undefined) throw live.failure;
        if (isBehind || !live.recent.holds(at)) {
          // Whatever the subscription had seen before the reading began is found by it.
          const { end } = live.recent;
          for await (const batch of catchUp(at)) {
            isFirst = false;
            at = batch.at(-1)!.position;
            yield batch;
          }
          at = this.#later(at, end);
          isBehind = false;
          continue;
        }
        const items = live.recent.after(at);
        if (items.length === 0 && !isFirst) {
          await live.pulse.beyond(beats);
          continue;
        }
        isFirst = false;
        at = items.at(-1)?.position ?? at;
        yield items;
      }
    } finally {
      wake.abort();
      await this.#left();
    }
  }

  async *#read(after: string | undefined): AsyncGenerator<readonly T[]> {
    for await (const batch of this.#log.readAll(after)) yield await this.#prepare(batch);
  }

  #later(a: string | undefined, b: string | undefined): string | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    return this.#log.comparePositions(a, b) < 0 ? b : a;
  }

  /** Beyond the end there may be a node of a cluster that lags: how long to wait for it, the log knows. */
  async #prove(after: string | undefined): Promise<void> {
    if (after === undefined) return;
    const end = await this.#log.end();
    if (end === undefined) throw new UnknownPositionError(after);
    if (this.#log.comparePositions(after, end) <= 0) return;
    for await (const _found of this.#log.readAll(after)) return;
  }

  #entered(): Promise<Live<T>> {
    this.#live ??= this.#started();
    return this.#live;
  }

  async #started(): Promise<Live<T>> {
    try {
      const end = await this.#log.end();
      const recent = new Recent<T>(end, this.#room, this.#log.comparePositions);
      const live = { recent, pulse: new Pulse(), ending: new AbortController() };
      void this.#run(live, this.#live);
      return live;
    } catch (error) {
      this.#live = undefined;
      throw error;
    }
  }

  async #run(live: Live<T>, mine: Promise<Live<T>> | undefined): Promise<void> {
    try {
      for await (const batch of this.#log.subscribe(live.recent.end, live.ending.signal)) {
        const items = await this.#prepare(batch);
        if (batch.some(this.#outdates)) live.recent.forget();
        live.recent.add(items);
        live.pulse.beat();
      }
      live.failure = new Error('The log ended the subscription.');
    } catch (error) {
      live.failure = error;
    }
    // Whoever comes now begins anew; whoever is here is told.
    if (this.#live === mine) this.#live = undefined;
    live.pulse.beat();
  }

  async #left(): Promise<void> {
    this.#followers -= 1;
    if (this.#followers > 0) return;
    const live = this.#live;
    this.#live = undefined;
    (await live?.catch(() => undefined))?.ending.abort();
  }
}
