import { setTimeout as delay } from 'node:timers/promises';
import type { EventLog } from '../log/eventLog.ts';
import { UnknownPositionError } from '../log/unknownPositionError.ts';
import { catchUp, forgetForeignViews, type Progress, turnDay } from './catchUp.ts';
import { openViewStore, type ViewStore } from './viewStore.ts';
import { ViewsBehindError } from './viewsBehindError.ts';

const refreshMillis = 60_000;
const waitMillis = 5_000;

export interface ViewsOptions {
  readonly path: string;
  readonly log: EventLog;
  readonly now: () => Date;
  /** Told what went wrong while following; the views go on trying. */
  readonly onError?: (error: unknown) => void;
}

/** The read side, as long as it follows the log. */
export class Views {
  readonly store: ViewStore;
  ready = false;
  readonly #log: EventLog;
  readonly #now: () => Date;
  readonly #onError: (error: unknown) => void;
  #running: Promise<void> = Promise.resolve();

  constructor({ path, log, now, onError = () => {} }: ViewsOptions) {
    this.store = openViewStore(path);
    this.#log = log;
    this.#now = now;
    this.#onError = onError;
  }

  /** Forgets what another log filled. Before this nothing here may be read. */
  forgetForeign(): Promise<void> {
    return this.#inTurn(() => forgetForeignViews(this.#log, this.store));
  }

  /** Brings the tables to where the log stands once its turn has come. */
  catchUp(onProgress?: (progress: Progress) => void): Promise<void> {
    return this.#inTurn(() => catchUp(this.#log, this.store, this.#now(), onProgress));
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
    return this.#inTurn(() => turnDay(this.#log, this.store, this.#now()));
  }

  /** Forgets views that belong to another log, then catches up. */
  async open(onProgress?: (progress: Progress) => void): Promise<void> {
    await this.forgetForeign();
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
      for await (const _grown of this.#log.subscribe(this.store.checkpoint()?.position, signal)) await this.#refresh();
    } catch (error) {
      this.ready = false;
      this.#onError(error);
    } finally {
      clearInterval(regularly);
    }
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
