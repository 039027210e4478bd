import { Pulse } from '../log/follow.ts';
import type { Clock } from './clock.ts';

/** What came of an attempt, as far as the next one depends on it. */
export interface Echo {
  readonly ok: boolean;
  /** The receiver has too much to do (429, 503). */
  readonly isBusy: boolean;
  /** Milliseconds that it asked for. */
  readonly retryAfter?: number | undefined;
}

/** Attempts under way to one receiver at a time, once it keeps up. */
const widest = 50;
/** With so many a receiver begins of which nothing is known. */
const narrow = 5;

/** So many failures in a row are an outage and no bad message. */
const outage = 3;

const second = 1_000;
/** Milliseconds from one probe of a receiver that is down to the next. */
const longestProbe = 300 * second;
const longestBusy = 60 * second;

const doubled = (first: number, times: number, most: number): number =>
  Math.min(most, first * 2 ** Math.min(times, 20));

/**
 * How many attempts may be under way to a receiver, and when the next may begin. It widens while they succeed. A receiver
 * that is down is probed by one at a time, at growing distances; one that has too much to do is left alone for as long as
 * it asked, and then gets one at a time.
 */
export class Pace {
  readonly #clock: Clock;
  /** Milliseconds between two attempts. */
  readonly #distance: number;
  readonly #pulse = new Pulse();
  #before: Promise<unknown> = Promise.resolve();
  #width = narrow;
  #underWay = 0;
  #notBefore = 0;
  #failed = 0;
  #busy = 0;

  constructor(clock: Clock, perSecond?: number) {
    this.#clock = clock;
    this.#distance = perSecond === undefined ? 0 : second / perSecond;
  }

  /** Whether the last attempts all failed. */
  get isOut(): boolean {
    return this.#failed >= outage;
  }

  /** Resolves once an attempt may begin, first come first served, and counts it: to true; to false where `signal` aborted before. */
  enter(signal: AbortSignal): Promise<boolean> {
    const mine = this.#before.then(() => this.#admitted(signal));
    this.#before = mine;
    return mine;
  }

  /** Only the first of those who wait looks whether it may: a thousand would wake a thousand times for each who leaves. */
  async #admitted(signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      const { beats } = this.#pulse;
      const now = this.#clock.now();
      if (this.#underWay < this.#width && now >= this.#notBefore) {
        this.#underWay += 1;
        if (this.#distance > 0) this.#notBefore = Math.max(now, this.#notBefore) + this.#distance;
        return true;
      }
      const moment = this.#underWay < this.#width ? this.#notBefore : undefined;
      await this.#clock.until(moment, this.#pulse.beyond(beats), signal);
    }
    return false;
  }

  /** An attempt is over. Says whether it was the first success after an outage. */
  leave(echo?: Echo): boolean {
    this.#underWay -= 1;
    const was = this.isOut;
    if (echo) echo.ok ? this.#succeeded() : this.#failedBy(echo);
    this.#pulse.beat();
    return was && echo?.ok === true;
  }

  /** As if nothing had failed. */
  reset(): void {
    this.#failed = 0;
    this.#busy = 0;
    this.#notBefore = 0;
    this.#pulse.beat();
  }

  #succeeded(): void {
    if (this.isOut) this.#notBefore = 0;
    this.#failed = 0;
    this.#busy = 0;
    this.#width = Math.min(widest, this.#width * 2);
  }

  #failedBy({ isBusy, retryAfter = 0 }: Echo): void {
    this.#failed += 1;
    const waits = [
      this.isOut ? doubled(5 * second, this.#failed - outage, longestProbe) : 0,
      isBusy ? Math.max(retryAfter, doubled(second, this.#busy, longestBusy)) : 0,
    ];
    if (isBusy) this.#busy += 1;
    if (isBusy || this.isOut) this.#width = 1;
    this.#notBefore = Math.max(this.#notBefore, this.#clock.now() + Math.max(...waits));
  }
}
