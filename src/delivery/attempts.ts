import type { EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import type { Clock } from './clock.ts';
import { type Attempt, type Message, type Outcome, succeeded, type Tried, type Waiting } from './deliveryRecords.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import { Pace } from './pace.ts';
import { delayAfter } from './schedule.ts';

export interface AttemptsParts {
  /** Of the lane. */
  readonly id: string;
  readonly endpoint: string;
  readonly settings: EndpointSettings;
  readonly isReplay: boolean;
  readonly store: DeliveryStore;
  readonly clock: Clock;
  /** The body of a message; undefined where there is nothing to tell, as of what is under seal. */
  readonly write: (message: Message) => Promise<string | undefined>;
  /** Undefined where it was broken off from this side. */
  readonly post: (message: Message, body: string) => Promise<Tried | undefined>;
  /** Asks for the endpoint to be disabled. */
  readonly disable: (why: 'gone' | 'failing') => Promise<void>;
  /** Tells that every attempt failed since a moment. */
  readonly tellFailing: (since: number) => Promise<void>;
  /** Tells that a message failed as often as it is tried. */
  readonly tellExhausted: (message: Message, holds: boolean) => Promise<void>;
  /** Between 0 and 1. */
  readonly chance: () => number;
}

type LaneOutcome = Omit<Outcome, 'lane' | 'cursor'>;

/** What came of the attempts before. */
type Past = Pick<Waiting, 'attempts' | 'early' | 'scheduledAt'>;

const none: Past = { attempts: 0, early: 0, scheduledAt: null };

/** At this attempt a failing endpoint is told of: half an hour after the first. */
const tellsAt = 4;

const day = 86_400_000;

/** An endpoint that failed for so long is disabled; what it misses waits in the log. */
const longestFailing = 5 * day;

const isBusy = (status: number | null): boolean => status === 429 || status === 503;

const isWaiting = (message: Message): message is Waiting => 'attempts' in message;

/** Makes the attempts of one lane, at its pace, and says what follows from each. */
export class Attempts {
  readonly #parts: AttemptsParts;
  readonly #pace: Pace;
  readonly #record: (outcome: LaneOutcome) => Promise<void>;

  /** `record` resolves once an outcome is on disk. */
  constructor(parts: AttemptsParts, record: (outcome: LaneOutcome) => Promise<void>) {
    this.#parts = parts;
    this.#record = record;
    this.#pace = new Pace(parts.clock, parts.settings.perSecond);
  }

  /** As if nothing had failed. */
  reset(): void {
    this.#pace.reset();
  }

  /** One attempt. `close` says that a message which did not wait yet is done with: the cursor may pass it. */
  async make(message: Message | Waiting, signal: AbortSignal, close?: () => void): Promise<void> {
    const { id, store, clock, write, post } = this.#parts;
    if (!(await this.#pace.enter(signal))) return;
    let tried: Tried | undefined;
    let isBack = false;
    const at = clock.now();
    try {
      const body = await write(message);
      if (body === undefined) {
        close?.();
        return await this.#record(isWaiting(message) ? this.#settled(message) : {});
      }
      tried = await post(message, body);
    } finally {
      isBack = this.#pace.leave(
        tried && { ok: succeeded(tried), isBusy: isBusy(tried.status), retryAfter: tried.retryAfter },
      );
    }
    if (!tried) return;
    close?.();
    await this.#ended(message, at, tried);
    if (isBack) await store.bringForward(id, clock.now());
  }

  /** Has a message wait behind those of its track. */
  queue(message: Message): Promise<void> {
    return this.#record({ queued: this.#waiting(message, none, this.#parts.clock.now()) });
  }

  #waiting(message: Message, past: Past, dueAt: number | null, notBefore = 0): Waiting {
    const { position, eventId, type, stream, revision, caseId, track, first, firstEventId, since } = message;
    const told = { position, eventId, type, stream, revision, caseId, track, first, firstEventId, since };
    const { attempts, early, scheduledAt } = past;
    return { lane: this.#parts.id, ...told, attempts, early, dueAt, scheduledAt, notBefore };
  }

  #settled({ position, track }: Message): Pick<Outcome, 'settled' | 'next'> {
    return { settled: position, next: { track, dueAt: this.#parts.clock.now() } };
  }

  async #ended(message: Message | Waiting, at: number, tried: Tried): Promise<void> {
    const { endpoint, clock } = this.#parts;
    const { position, eventId, type, stream, revision, caseId, first, firstEventId, since } = message;
    const past = isWaiting(message) ? message : none;
    const { status, failure, reply } = tried;
    const attempt: Attempt = {
      ...{ endpoint, position, eventId, type, stream, revision, caseId, first, firstEventId, since },
      ...{ number: past.attempts + 1, at, tookMs: clock.now() - at, status, failure, reply },
    };
    if (!succeeded(attempt)) await this.#failed(message, past, attempt, tried.retryAfter);
    else await this.#record({ attempt, ...(isWaiting(message) && this.#settled(message)) });
  }

  async #failed(message: Message, past: Past, attempt: Attempt, retryAfter: number | undefined): Promise<void> {
    const { clock, chance, settings, isReplay, tellExhausted, disable } = this.#parts;
    const now = clock.now();
    const notBefore = retryAfter === undefined ? 0 : now + retryAfter;
    const attempts = attempt.number;
    const { scheduledAt, early } = past;
    if (scheduledAt !== null && scheduledAt > now) {
      const dueAt = Math.max(scheduledAt, notBefore);
      const past = { attempts, early: early + 1, scheduledAt };
      await this.#record({ attempt, waiting: this.#waiting(message, past, dueAt, notBefore) });
    } else {
      const delay = delayAfter(attempts - early, chance(), retryAfter);
      const holds = settings.mode !== 'parallel' && settings.onExhausted !== 'skip' && !isReplay;
      const dueAt = delay === undefined ? null : now + delay;
      const past = { attempts, early, scheduledAt: null };
      await this.#record(
        dueAt === null && !holds
          ? { attempt, ...this.#settled(message) }
          : { attempt, waiting: this.#waiting(message, past, dueAt, notBefore) },
      );
      if (dueAt === null) await tellExhausted(message, holds);
    }
    if (attempt.status === 410) return disable('gone');
    if (await this.#isTooLong()) return;
    if (attempts - early >= tellsAt) await this.#tellFailing();
  }

  /** Time went by: where all that waits is held, no attempt says any more that the receiver still fails. */
  async look(): Promise<void> {
    if (this.#parts.store.nextDue(this.#parts.id) === undefined) await this.#isTooLong();
  }

  async #isTooLong(): Promise<boolean> {
    const { id, store, clock, disable } = this.#parts;
    const failingSince = store.cursorOf(id)?.failingSince ?? null;
    const isTooLong = failingSince !== null && clock.now() - failingSince > longestFailing;
    if (isTooLong) await disable('failing');
    return isTooLong;
  }

  /** Once, until something succeeds. */
  async #tellFailing(): Promise<void> {
    const { id, store, tellFailing } = this.#parts;
    const { failingSince = null, isTold = true } = store.cursorOf(id) ?? {};
    if (failingSince === null || isTold) return;
    await store.told(id);
    await tellFailing(failingSince);
  }
}
