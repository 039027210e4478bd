import type { EventLog } from '../log/eventLog.ts';
import { catchUp, forgetForeignViews, type Progress, turnDay } from './catchUp.ts';
import { openViewStore, type ViewStore } from './viewStore.ts';
import { ViewsBehindError } from './viewsBehindError.ts';

const dayCheckMillis = 60_000;
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

  /** Brings the tables to where the log stands at the time of the call; one call after the other. */
  catchUp(onProgress?: (progress: Progress) => void): Promise<void> {
    const next = this.#running.then(() => catchUp(this.#log, this.store, this.#now(), onProgress));
    this.#running = next.catch(() => {});
    return next;
  }

  /** Forgets views that belong to another log, then catches up. */
  async open(onProgress?: (progress: Progress) => void): Promise<void> {
    await forgetForeignViews(this.#log, this.store);
    await this.catchUp(onProgress);
    await turnDay(this.#log, this.store, this.#now());
    this.ready = true;
  }

  /** Forgets all and folds every case again. */
  async rebuild(onProgress?: (progress: Progress) => void): Promise<void> {
    await this.#running;
    this.store.reset();
    await this.open(onProgress);
  }

  /** Follows the log and the calendar until `signal` aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    const daily = setInterval(() => this.#try(turnDay(this.#log, this.store, this.#now())), dayCheckMillis);
    try {
      for await (const _grown of this.#log.subscribe(this.store.checkpoint()?.position, signal))
        await this.#try(this.catchUp());
    } finally {
      clearInterval(daily);
    }
  }

  /** Waits until the tables hold all up to `position`. Rejects with ViewsBehindError where that takes too long. */
  async reached(position: string | undefined): Promise<void> {
    if (position === undefined || this.#holds(position)) return;
    await Promise.race([this.catchUp(), new Promise(resolve => setTimeout(resolve, waitMillis).unref())]);
    if (!this.#holds(position)) throw new ViewsBehindError(position);
  }

  close(): void {
    this.store.close();
  }

  #holds(position: string): boolean {
    const at = this.store.checkpoint()?.position;
    return at !== undefined && this.#log.comparePositions(at, position) >= 0;
  }

  #try(work: Promise<void>): Promise<void> {
    return work.catch(this.#onError);
  }
}
