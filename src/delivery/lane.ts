import type { RecordedEvent } from '../../events/event.ts';
import { Pulse } from '../log/follow.ts';
import { Attempts, type AttemptsParts } from './attempts.ts';
import type { Message, Outcome, Waiting } from './deliveryRecords.ts';
import { type Gathering, Gatherings } from './gatherings.ts';
import { Ledger } from './ledger.ts';
import type { Passage } from './switchboard.ts';
import { singleOf } from './track.ts';

export interface LaneParts extends Omit<AttemptsParts, 'isReplay'> {
  /** Of a replay: whether a position lies beyond its end. */
  readonly isBeyond?: ((position: string) => boolean) | undefined;
  readonly follow: (after: string | undefined, signal: AbortSignal) => AsyncIterable<Passage>;
  /** Whether an event that fits is told: what takes reading its case. */
  readonly concerns: (event: RecordedEvent) => Promise<boolean>;
}

/** Messages that are begun and not over: so many that those of one case, which follow each other, leave room for others. */
const mostBegun = 1_000;

/** Further attempts under way, or waiting for their turn: no more are fetched. */
const mostAgain = 200;

/** Between two notes of how far a lane has come that had nothing to deliver: all of it is only read again. */
const noteEvery = 5_000;

/**
 * Delivers to one endpoint what it asked for, from its cursor on and then as it is recorded. What fails waits for its next
 * attempt beside the cursor, and all that follows in its track waits with it. A lane shares nothing with others, so that
 * none slows another.
 */
export class Lane {
  readonly #parts: LaneParts;
  readonly #ledger: Ledger;
  readonly #attempts: Attempts;
  readonly #gatherings: Gatherings;
  readonly #tracks = new Map<string, Promise<void>>();
  readonly #begun = new Set<Promise<void>>();
  /** The positions of those that waited before. */
  readonly #again = new Set<string>();
  /** Beats whenever one of them is over. */
  readonly #room = new Pulse();
  #noted: string | undefined;
  #notedAt: number;
  /** Whether all that was recorded until now was looked at. */
  #isLevel = false;
  /** Whether there is nothing more to read. */
  #isRead = false;
  #break: (error: unknown) => void = () => {};

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#noted = parts.store.cursorOf(parts.id)?.position;
    this.#notedAt = parts.clock.now();
    this.#ledger = new Ledger(this.#noted);
    this.#attempts = new Attempts({ ...parts, isReplay: parts.isBeyond !== undefined }, outcome =>
      this.#record(outcome),
    );
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
      await Promise.race([broken, Promise.all([this.#read(both), this.#keepTime(both)])]);
    } finally {
      ending.abort();
      await Promise.allSettled(this.#begun);
    }
    if (this.#isRead && !signal.aborted) await this.#parts.store.end(this.#parts.id);
  }

  /** The receiver is back, as somebody knows: what waits is due now. */
  async hurry(): Promise<void> {
    this.#attempts.reset();
    await this.#parts.store.beginAgain(this.#parts.id, this.#parts.clock.now());
  }

  /** Time went by. */
  look(): Promise<void> {
    return this.#attempts.look();
  }

  /** What the log holds for this lane, in its order. */
  async #read(signal: AbortSignal): Promise<void> {
    const { follow, isBeyond, store, id } = this.#parts;
    for await (const { events, upTo, isLevel } of follow(this.#ledger.done, signal)) {
      this.#isLevel = false;
      for (const event of events) {
        if (signal.aborted || isBeyond?.(event.position)) break;
        await this.#take(event, signal);
      }
      if (signal.aborted) return;
      if (upTo !== undefined) this.#ledger.open(upTo)();
      await this.#note();
      this.#isLevel = isLevel;
      if (this.#gatherings.nextDue !== undefined) store.pulseOf(id).beat();
      if (upTo !== undefined && isBeyond?.(upTo)) break;
    }
    if (signal.aborted) return;
    this.#isRead = true;
    store.pulseOf(id).beat();
  }

  async #take(event: RecordedEvent, signal: AbortSignal): Promise<void> {
    const { id, settings, store } = this.#parts;
    this.#tell(this.#gatherings.before(event), signal);
    const since = this.#ledger.last;
    const close = this.#ledger.open(event.position);
    if (this.#gatherings.takes(event)) return this.#gatherings.add(event, since, close);
    if (store.waits(id, event.position)) return close();
    while (this.#begun.size >= mostBegun) await this.#room.beyond(this.#room.beats);
    this.#begin(singleOf(settings, event), close, signal, event);
  }

  #tell(gathered: readonly Gathering[], signal: AbortSignal): void {
    for (const { message, close } of gathered)
      if (this.#parts.store.waits(this.#parts.id, message.position)) close();
      else this.#begin(message, close, signal);
  }

  /** Begins a first attempt, after what came before in its track. */
  #begin(message: Message, close: () => void, signal: AbortSignal, event?: RecordedEvent): void {
    const { track } = message;
    const mine = (this.#tracks.get(track) ?? Promise.resolve()).then(async () => {
      if (signal.aborted) return;
      if (event && !(await this.#parts.concerns(event))) close();
      else if (this.#parts.store.holds(this.#parts.id, track)) await this.#queue(message, close);
      else await this.#attempts.make(message, signal, close);
    });
    const ended = this.#follow(mine, () => {
      if (this.#tracks.get(track) === ended) this.#tracks.delete(track);
    });
    this.#tracks.set(track, ended);
  }

  #beginAgain(waiting: Waiting, signal: AbortSignal): void {
    const { position } = waiting;
    this.#again.add(position);
    void this.#follow(this.#attempts.make(waiting, signal), () => this.#again.delete(position));
  }

  #follow(work: Promise<void>, over: () => void): Promise<void> {
    const ended: Promise<void> = work
      .catch(error => this.#break(error))
      .finally(() => {
        over();
        this.#begun.delete(ended);
        this.#room.beat();
      });
    this.#begun.add(ended);
    return ended;
  }

  async #queue(message: Message, close: () => void): Promise<void> {
    close();
    await this.#attempts.queue(message);
  }

  /** Further attempts, and what was gathered, when they are due. */
  async #keepTime(signal: AbortSignal): Promise<void> {
    const { id, store, clock } = this.#parts;
    const pulse = store.pulseOf(id);
    while (!signal.aborted) {
      const { beats } = pulse;
      const over = this.#room.beats;
      const now = clock.now();
      if (this.#isRead) this.#tell(this.#gatherings.all(), signal);
      else if (this.#isLevel) this.#tell(this.#gatherings.due(now), signal);
      if (this.#again.size <= mostAgain / 2)
        for (const waiting of store.due(id, now, mostAgain))
          if (!this.#again.has(waiting.position)) this.#beginAgain(waiting, signal);
      if (this.#isRead && this.#begun.size === 0 && store.nextDue(id) === undefined) return;
      const more = this.#again.size > 0 || this.#isRead ? this.#room.beyond(over) : new Promise<void>(() => {});
      await clock.until(this.#nextMoment(now), Promise.race([pulse.beyond(beats), more]), signal);
    }
  }

  /** What is due already is under way, or begun once something of that is over. */
  #nextMoment(now: number): number | undefined {
    const { id, store } = this.#parts;
    const gathered = this.#isLevel ? this.#gatherings.nextDue : undefined;
    const moments = [store.nextDue(id, now), gathered].filter(moment => moment !== undefined);
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
