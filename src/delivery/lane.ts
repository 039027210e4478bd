import type { RecordedEvent } from '../../events/event.ts';
import type { EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import { Pulse } from '../log/follow.ts';
import type { Clock } from './clock.ts';
import { type Attempt, type Message, type Outcome, succeeded, type Tried, type Waiting } from './deliveryRecords.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import { Gatherings } from './gatherings.ts';
import { Ledger } from './ledger.ts';
import { Pace } from './pace.ts';
import { delayAfter } from './schedule.ts';
import type { Passage } from './switchboard.ts';
import { singleOf } from './track.ts';

export interface LaneParts {
  readonly id: string;
  readonly endpoint: string;
  readonly settings: EndpointSettings;
  readonly store: DeliveryStore;
  readonly clock: Clock;
  /** Of a replay: whether a position lies beyond its end. */
  readonly isBeyond?: ((position: string) => boolean) | undefined;
  readonly follow: (after: string | undefined, signal: AbortSignal) => AsyncIterable<Passage>;
  /** Whether an event that fits is told: what takes reading its case. */
  readonly concerns: (event: RecordedEvent) => Promise<boolean>;
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

/** Messages that are begun and not over: so many that those of one case, which follow each other, leave room for others. */
const mostBegun = 1_000;

/** Between two notes of how far a lane has come that had nothing to deliver: all of it is only read again. */
const noteEvery = 5_000;

/** At this attempt a failing endpoint is told of: half an hour after the first. */
const tellsAt = 4;

const day = 86_400_000;

/** An endpoint that failed for so long is disabled; what it misses waits in the log. */
const longestFailing = 5 * day;

const isBusy = (status: number | null): boolean => status === 429 || status === 503;

/**
 * Delivers to one endpoint what it asked for, from its cursor on and then as it is recorded. What fails waits for its next
 * attempt beside the cursor, and all that follows in its track waits with it. A lane shares nothing with others, so that
 * none slows another.
 */
export class Lane {
  readonly #parts: LaneParts;
  readonly #ledger: Ledger;
  readonly #pace: Pace;
  readonly #gatherings: Gatherings;
  readonly #tracks = new Map<string, Promise<void>>();
  readonly #begun = new Set<Promise<void>>();
  /** Beats whenever one of them is over. */
  readonly #room = new Pulse();
  #noted: string | undefined;
  #notedAt: number;
  #isRead = false;
  #break: (error: unknown) => void = () => {};

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#noted = parts.store.cursorOf(parts.id)?.position;
    this.#notedAt = parts.clock.now();
    this.#ledger = new Ledger(this.#noted);
    this.#pace = new Pace(parts.clock, parts.settings.perSecond);
    this.#gatherings = new Gatherings(parts.settings);
  }

  /** Resolves once `signal` is aborted, or a replay is over, and nothing is under way. Rejects with what the log or the store says. */
  async run(signal: AbortSignal): Promise<void> {
    const ending = new AbortController();
    const both = AbortSignal.any([signal, ending.signal]);
    const broken = new Promise<never>((_resolve, reject) => {
      // At once: what follows in the track must not begin before this is known.
      this.#break = error => {
        ending.abort();
        reject(error);
      };
    });
    try {
      await Promise.race([broken, Promise.all([this.#read(both), this.#again(both)])]);
    } finally {
      ending.abort();
      await Promise.allSettled(this.#begun);
    }
    if (this.#isRead && !signal.aborted) await this.#parts.store.end(this.#parts.id);
  }

  /** The receiver is back, as somebody knows: what waits is due now. */
  async hurry(): Promise<void> {
    this.#pace.reset();
    await this.#parts.store.hurry(this.#parts.id, this.#parts.clock.now());
  }

  /** What the log holds for this lane, in its order. */
  async #read(signal: AbortSignal): Promise<void> {
    const { follow, isBeyond, store, id } = this.#parts;
    for await (const { events, upTo } of follow(this.#ledger.done, signal)) {
      for (const event of events) {
        if (signal.aborted || isBeyond?.(event.position)) break;
        await this.#take(event, signal);
      }
      if (signal.aborted) return;
      if (upTo !== undefined) this.#ledger.open(upTo)();
      await this.#note();
      if (upTo !== undefined && isBeyond?.(upTo)) break;
    }
    if (signal.aborted) return;
    this.#isRead = true;
    store.pulseOf(id).beat();
  }

  async #take(event: RecordedEvent, signal: AbortSignal): Promise<void> {
    const { id, settings, store, clock } = this.#parts;
    if (store.waits(id, event.position)) return;
    if (this.#gatherings.takes(event)) {
      this.#gatherings.add(event, this.#ledger.last, clock.now(), () => this.#ledger.open(event.position));
      store.pulseOf(id).beat();
      return;
    }
    await this.#tell(this.#gatherings.before(event.caseId), signal);
    const close = this.#ledger.open(event.position);
    await this.#begin(singleOf(settings, event), close, signal, event);
  }

  async #tell(gathered: ReturnType<Gatherings['due']>, signal: AbortSignal): Promise<void> {
    for (const { message, close } of gathered) await this.#begin(message, close, signal);
  }

  /** Begins a first attempt once there is room, after what came before in its track. */
  async #begin(message: Message, close: () => void, signal: AbortSignal, event?: RecordedEvent): Promise<void> {
    while (this.#begun.size >= mostBegun) await this.#room.beyond(this.#room.beats);
    const { track } = message;
    const mine = (this.#tracks.get(track) ?? Promise.resolve()).then(async () => {
      if (signal.aborted) return;
      if (event && !(await this.#parts.concerns(event))) close();
      else if (this.#parts.store.holds(this.#parts.id, track)) await this.#queue(message, close);
      else await this.#try(message, 0, signal, close);
    });
    const ended = mine
      .catch(error => this.#break(error))
      .finally(() => {
        this.#begun.delete(ended);
        this.#room.beat();
        if (this.#tracks.get(track) === ended) this.#tracks.delete(track);
      });
    this.#tracks.set(track, ended);
    this.#begun.add(ended);
  }

  async #queue(message: Message, close: () => void): Promise<void> {
    close();
    await this.#record({ queued: this.#waiting(message, 0, this.#parts.clock.now()) });
  }

  #waiting(message: Message, attempts: number, dueAt: number | null, notBefore = 0): Waiting {
    const { position, type, stream, revision, caseId, track, first, since } = message;
    const { id: lane } = this.#parts;
    return { lane, position, type, stream, revision, caseId, track, first, since, attempts, dueAt, notBefore };
  }

  /** One attempt, and what comes of it. `close` is of a first one: what it closes, the cursor passes. */
  async #try(message: Message, before: number, signal: AbortSignal, close?: () => void): Promise<void> {
    const { store, clock, write, post } = this.#parts;
    if (!(await this.#pace.enter(signal))) return;
    let tried: Tried | undefined;
    let isBack = false;
    const at = clock.now();
    try {
      const body = await write(message);
      if (body === undefined) {
        close?.();
        return await this.#record(close ? {} : this.#settled(message));
      }
      tried = await post(message, body);
    } finally {
      isBack = this.#pace.leave(
        tried && { ok: succeeded(tried), isBusy: isBusy(tried.status), retryAfter: tried.retryAfter },
      );
    }
    if (!tried) return;
    close?.();
    await this.#ended(message, before + 1, at, tried, close === undefined);
    if (isBack) await store.hurry(this.#parts.id, clock.now());
  }

  #settled({ position, track }: Message): Pick<Outcome, 'settled' | 'next'> {
    return { settled: position, next: { track, dueAt: this.#parts.clock.now() } };
  }

  async #ended(message: Message, number: number, at: number, tried: Tried, waited: boolean): Promise<void> {
    const { endpoint, clock, chance, settings, isBeyond } = this.#parts;
    const { position, type, stream, revision, caseId, first, since } = message;
    const { status, failure, reply, retryAfter } = tried;
    const now = clock.now();
    const attempt: Attempt = {
      ...{ endpoint, position, type, stream, revision, caseId, first, since },
      ...{ number, at, tookMs: now - at, status, failure, reply },
    };
    if (succeeded(attempt)) return this.#record({ attempt, ...(waited && this.#settled(message)) });
    const delay = delayAfter(number, chance(), retryAfter);
    const isLast = delay === undefined;
    const holds = settings.mode !== 'parallel' && settings.onExhausted !== 'skip' && !isBeyond;
    const notBefore = retryAfter === undefined ? 0 : now + retryAfter;
    await this.#record(
      isLast && !holds
        ? { attempt, ...this.#settled(message) }
        : { attempt, waiting: this.#waiting(message, number, isLast ? null : now + delay, notBefore) },
    );
    if (isLast) await this.#parts.tellExhausted(message, holds);
    await this.#failed(status, number);
  }

  async #failed(status: number | null, number: number): Promise<void> {
    const { id, store, clock, disable, tellFailing } = this.#parts;
    if (status === 410) return disable('gone');
    const { failingSince = null, isTold = true } = store.cursorOf(id) ?? {};
    if (failingSince === null) return;
    if (clock.now() - failingSince > longestFailing) return disable('failing');
    if (number < tellsAt || isTold) return;
    await store.told(id);
    await tellFailing(failingSince);
  }

  /** Further attempts, and what was gathered, when they are due. */
  async #again(signal: AbortSignal): Promise<void> {
    const { id, store, clock } = this.#parts;
    const pulse = store.pulseOf(id);
    while (!signal.aborted) {
      const { beats } = pulse;
      await this.#tell(this.#isRead ? this.#gatherings.all() : this.#gatherings.due(clock.now()), signal);
      const due = store.due(id, clock.now(), mostBegun);
      await Promise.all(due.map(waiting => this.#try(waiting, waiting.attempts, signal)));
      if (due.length > 0) continue;
      if (this.#isRead && this.#begun.size === 0 && store.nextDue(id) === undefined) return;
      if (this.#isRead && this.#begun.size > 0) await this.#room.beyond(this.#room.beats);
      else await clock.until(this.#nextMoment(), pulse.beyond(beats), signal);
    }
  }

  #nextMoment(): number | undefined {
    const { id, store } = this.#parts;
    const moments = [store.nextDue(id), this.#gatherings.nextDue].filter(moment => moment !== undefined);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  async #record(outcome: Omit<Outcome, 'lane' | 'cursor'>): Promise<void> {
    const { done } = this.#ledger;
    const moved = done !== undefined && done !== this.#noted;
    this.#noted = done;
    this.#notedAt = this.#parts.clock.now();
    await this.#parts.store.record({ lane: this.#parts.id, ...outcome, ...(moved && { cursor: done }) });
  }

  async #note(): Promise<void> {
    const isDue = this.#parts.clock.now() - this.#notedAt >= noteEvery;
    if (isDue && this.#ledger.done !== this.#noted) await this.#record({});
  }
}
