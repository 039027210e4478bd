import { setTimeout as delay } from 'node:timers/promises';

export interface Timing {
  /** One attempt at an append, a silent server included. */
  readonly attemptMs: number;
  /** From the first failure of an append to OutcomeUnknownError. A frozen leader took 17.7 s to replace (research, section 5). */
  readonly appendMs: number;
  /** From the last answer to LogUnavailableError, for reads that end. A dead connection is noticed after 20 s (keepalive). */
  readonly readMs: number;
  /** The same for opening the log: whoever starts Lis is waiting. */
  readonly openMs: number;
  /** A subscription unconfirmed for so long hangs in an election: cancel it and try again (same place). */
  readonly confirmMs: number;
  /** The first wait between attempts; each next one is twice as long, up to twenty times this. */
  readonly backoffMs: number;
}

export const usualTiming: Timing = {
  attemptMs: 5_000,
  appendMs: 30_000,
  readMs: 30_000,
  openMs: 5_000,
  confirmMs: 4_000,
  backoffMs: 100,
};

/** Waits between attempts, longer each time, until its budget since the last success is spent. */
export class Patience {
  readonly #budgetMs: number;
  readonly #backoffMs: number;
  readonly #signal: AbortSignal;
  #failures = 0;
  #since = 0;

  constructor(budgetMs: number, backoffMs: number, signal: AbortSignal) {
    this.#budgetMs = budgetMs;
    this.#backoffMs = backoffMs;
    this.#signal = signal;
  }

  get failures(): number {
    return this.#failures;
  }

  succeed(): void {
    this.#failures = 0;
  }

  /** False where no further attempt is due: the budget is spent, or the signal aborted. */
  async waits(): Promise<boolean> {
    const now = performance.now();
    if (this.#failures === 0) this.#since = now;
    const step = this.#backoffMs * Math.min(2 ** this.#failures, 20);
    this.#failures += 1;
    if (this.#signal.aborted || now - this.#since + step > this.#budgetMs) return false;
    return delay(step * (0.5 + Math.random() / 2), true, { signal: this.#signal }).catch(() => false);
  }
}
