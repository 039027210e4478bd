import { setTimeout as delay } from 'node:timers/promises';
import type { EventLog } from '../log/eventLog.ts';
import { passDamaged } from '../log/passDamaged.ts';
import type { StreamCache } from '../log/streamCache.ts';
import { throughCache } from '../log/throughCache.ts';
import { UnknownPositionError } from '../log/unknownPositionError.ts';
import { catchUp, forgetForeignViews, type Progress, retryDamaged, turnDay } from './catchUp.ts';
import { type DamagedStream, openViewStore, type ViewStore } from './viewStore.ts';
import { ViewsBehindError } from './viewsBehindError.ts';

const refreshMillis = 60_000;
const waitMillis = 5_000;

export interface ViewsOptions {
  readonly path: string;
  readonly log: EventLog;
  /** What this process keeps of the streams of the log: cases that are there are not read again. */
  readonly streams?: StreamCache;
  readonly now: () => Date;
  /** Told what went wrong while following; the views go on trying. */
  readonly onError?: (error: unknown) => void;
  /** Told once of each stream that cannot be read; the others are kept up. */
  readonly onDamaged?: (damaged: DamagedStream) => void;
}

/** The read side, as long as it follows the log. */
export class Views {
  readonly store: ViewStore;
  ready = false;
  readonly #log: EventLog;
  readonly #now: () => Date;
  readonly #onError: (error: unknown) => void;
  readonly #onDamaged: (damaged: DamagedStream) => void;
  #told: ReadonlySet<string> = new Set();
  #running: Promise<void> = Promise.resolve();

  constructor({ path, log, streams, now, onError = () => {}, onDamaged = () => {} }: ViewsOptions) {
    this.store = openViewStore(path);
    this.#log = streams ? throughCache(log, streams) : log;
    this.#now = now;
    this.#onError = onError;
    this.#onDamaged = onDamaged;
  }

  /** Forgets what another log filled. Before this nothing here may be read. */
  forgetForeign(): Promise<void> {
    return this.#inTurn(() => forgetForeignViews(this.#log, this.store));
  }

  /** Brings the tables to where the log stands once its turn has come. */
  catchUp(onProgress?: (progress: Progress) => void): Promise<void> {
    return this.#inTurn(async () => {
      await catchUp(this.#log, this.store, this.#now(), onProgress);
      this.#tellDamaged();
    });
  }

  /** Leaves nothing in the tables, nor in the bytes of their file, of what was erased; false where a reader keeps them. */
  async forgetErased(): Promise<boolean> {
    await this.catchUp();
    return this.store.scrub();
  }

  /** Catches up and turns the day; ready as long as that goes well. */
  async #refresh(): Promise<void> {
    try {
      await this.catchUp();
      await this.turnDay();
      this.ready = true;
    } catch (error) {
      this.ready = false;
      this.#onError(error);
    }
  }

  /** Folds again what the day alone changes. */
  turnDay(): Promise<void> {
    return this.#inTurn(async () => {
      await turnDay(this.#log, this.store, this.#now());
      this.#tellDamaged();
    });
  }

  /** Forgets views that belong to another log, looks again at what could not be read, then catches up. */
  async open(onProgress?: (progress: Progress) => void): Promise<void> {
    await this.forgetForeign();
    await this.#inTurn(() => retryDamaged(this.#log, this.store, this.#now()));
    await this.catchUp(onProgress);
    await this.turnDay();
    this.ready = true;
  }

  /** Forgets all and folds every case again. */
  async rebuild(onProgress?: (progress: Progress) => void): Promise<void> {
    await this.#inTurn(async () => this.store.reset());
    await this.open(onProgress);
  }

  /**
   * Follows the log, and the calendar, until `signal` aborts; what failed is tried again every minute. Where the log ends
   * it first, the views are ready no more.
   */
  async follow(signal: AbortSignal): Promise<void> {
    const regularly = setInterval(() => void this.#refresh(), refreshMillis);
    try {
      for await (const _grown of this.#growth(signal)) await this.#refresh();
    } catch (error) {
      this.ready = false;
      this.#onError(error);
    } finally {
      clearInterval(regularly);
    }
  }

  /** What cannot be read is told by catching up; here it must not end the waiting for what comes after it. */
  #growth(signal: AbortSignal): AsyncIterable<unknown> {
    return passDamaged(
      after => this.#log.subscribe(after, signal),
      this.store.checkpoint()?.position,
      () => {},
    );
  }

  #tellDamaged(): void {
    const damaged = this.store.damaged();
    for (const one of damaged) if (!this.#told.has(one.stream)) this.#onDamaged(one);
    this.#told = new Set(damaged.map(({ stream }) => stream));
  }

  /**
   * Waits until the tables hold all up to `position`. Rejects with ViewsBehindError where that takes too long, and with
   * UnknownPositionError where the log has none such.
   */
  async reached(position: string | undefined): Promise<void> {
    if (position === undefined || this.#holds(position)) return;
    const caughtUp = await Promise.race([this.catchUp().then(() => true), delay(waitMillis, false, { ref: false })]);
    if (this.#holds(position)) return;
    throw caughtUp ? new UnknownPositionError(position) : new ViewsBehindError(position);
  }

  close(): void {
    this.store.close();
  }

  /** One after the other: two that read a case at once could write the older answer last. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#running.then(work);
    this.#running = done.catch(() => {});
    return done;
  }

  #holds(position: string): boolean {
    const at = this.store.checkpoint()?.position;
    return at !== undefined && this.#log.comparePositions(at, position) >= 0;
  }
}
