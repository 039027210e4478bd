import type { RecordedEvent } from '../../events/event.ts';
import type { Endpoint } from '../../projections/endpoints/endpointBook.ts';
import { Pulse } from '../log/follow.ts';
import type { FeedItem } from '../views/eventFeed.ts';
import type { Clock } from './clock.ts';
import { type Attempt, type DeliveryStore, type Outcome, succeeded, type Waiting } from './deliveryStore.ts';
import { wants } from './filter.ts';
import { Ledger } from './ledger.ts';
import { delayAfter } from './schedule.ts';

/** What came of one attempt. */
export interface Tried {
  readonly status: number | null;
  readonly failure: string | null;
  readonly reply: string | null;
  /** Milliseconds that the receiver asked for. */
  readonly retryAfter?: number | undefined;
}

export interface LaneParts {
  readonly endpoint: Endpoint;
  readonly store: DeliveryStore;
  readonly clock: Clock;
  readonly follow: (after: string | undefined, signal: AbortSignal) => AsyncIterable<readonly FeedItem[]>;
  /** The event of a message that waits. */
  readonly find: (waiting: Waiting) => Promise<RecordedEvent>;
  /** Undefined where there is nothing to tell, as of what is under seal. */
  readonly deliver: (message: FeedItem | RecordedEvent) => Promise<Tried | undefined>;
  /** Asks for the endpoint to be disabled. */
  readonly disable: (why: 'gone' | 'failing') => Promise<void>;
  /** Between 0 and 1. */
  readonly chance: () => number;
}

/** Messages under way to one endpoint at a time. */
const mostUnderWay = 10;

/** Between two notes of how far a lane has come that had nothing to deliver: all of it is only read again. */
const noteEvery = 5_000;

const day = 86_400_000;

/** An endpoint that failed for so long is disabled; what it misses waits in the log. */
const longestFailing = 5 * day;

interface Sent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly caseId: string;
  readonly type: string;
}

/**
 * Delivers to one endpoint what it asked for, from its cursor on and then as it is recorded. What fails waits for its next
 * attempt beside the cursor; in an ordered lane all that follows in its case waits with it. A lane shares nothing with
 * others, so that none slows another.
 */
export class Lane {
  readonly #parts: LaneParts;
  readonly #ledger: Ledger;
  readonly #cases = new Map<string, Promise<void>>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #failed = new Pulse();
  #notedAt = 0;
  #break: (error: unknown) => void = () => {};
  #noted: string | undefined;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.#noted = parts.store.cursorOf(parts.endpoint.id)?.position;
    this.#ledger = new Ledger(this.#noted);
  }

  /** Resolves once `signal` is aborted and nothing is under way. Rejects with what the log or the store says. */
  async run(signal: AbortSignal): Promise<void> {
    const ending = new AbortController();
    const both = AbortSignal.any([signal, ending.signal]);
    const end = () => {
      ending.abort();
      this.#failed.beat();
    };
    signal.addEventListener('abort', end, { once: true });
    const broken = new Promise<never>((_resolve, reject) => {
      this.#break = reject;
    });
    try {
      await Promise.race([broken, Promise.all([this.#first(both).finally(end), this.#again(both).finally(end)])]);
    } finally {
      end();
      signal.removeEventListener('abort', end);
      await Promise.allSettled(this.#underWay);
    }
  }

  /** First attempts, in the order of the log. */
  async #first(signal: AbortSignal): Promise<void> {
    for await (const batch of this.#parts.follow(this.#ledger.done, signal)) {
      for (const item of batch) {
        if (signal.aborted) return;
        await this.#take(item);
      }
      await this.#note();
    }
  }

  async #take(item: FeedItem): Promise<void> {
    const { endpoint, store } = this.#parts;
    const close = this.#ledger.open(item.position);
    if (!isFor(endpoint, item) || store.waits(endpoint.id, item.position)) return close();
    const sent = sentOf(item);
    await this.#start(sent, async () => {
      if (endpoint.mode === 'ordered' && store.holds(endpoint.id, sent.caseId)) return this.#queue(sent, close);
      await this.#try(sent, 0, () => this.#parts.deliver(item), close);
    });
  }

  /** Begins once there is room; in an ordered lane after what came before in its case. */
  async #start({ caseId }: Sent, work: () => Promise<void>): Promise<void> {
    while (this.#underWay.size >= mostUnderWay) await Promise.race(this.#underWay);
    const before = this.#parts.endpoint.mode === 'ordered' ? this.#cases.get(caseId) : undefined;
    const mine = (before ?? Promise.resolve()).then(work);
    const ended = mine
      .catch(error => this.#break(error))
      .finally(() => {
        this.#underWay.delete(ended);
        if (this.#cases.get(caseId) === ended) this.#cases.delete(caseId);
      });
    this.#cases.set(caseId, ended);
    this.#underWay.add(ended);
  }

  async #queue(sent: Sent, close: () => void): Promise<void> {
    close();
    await this.#record({ queued: this.#waiting(sent, 0, this.#parts.clock.now()) });
    this.#failed.beat();
  }

  #waiting({ position, stream, revision, caseId }: Sent, attempts: number, dueAt: number | null): Waiting {
    return { endpoint: this.#parts.endpoint.id, position, stream, revision, caseId, attempts, dueAt };
  }

  async #try(
    sent: Sent,
    attempts: number,
    deliver: () => Promise<Tried | undefined>,
    close?: () => void,
  ): Promise<void> {
    const { clock, chance } = this.#parts;
    const at = clock.now();
    const tried = await deliver();
    const isAgain = close === undefined;
    close?.();
    const next = this.#parts.endpoint.mode === 'ordered' && { next: { caseId: sent.caseId, dueAt: clock.now() } };
    const over = isAgain ? { settled: sent.position, ...next } : {};
    if (!tried) return this.#record(over);
    const { status, failure, reply, retryAfter } = tried;
    const { position, type, caseId } = sent;
    const number = attempts + 1;
    const tookMs = clock.now() - at;
    const attempt: Attempt = {
      ...{ endpoint: this.#parts.endpoint.id, position, number, type, caseId },
      ...{ at, tookMs, status, failure, reply },
    };
    if (succeeded(attempt)) return this.#record({ attempt, ...over });
    const delay = delayAfter(number, chance(), retryAfter);
    // The last of them holds its case: somebody has to look. In a parallel lane it is given up.
    const isGivenUp = delay === undefined && this.#parts.endpoint.mode === 'parallel';
    const waiting = this.#waiting(sent, number, delay === undefined ? null : clock.now() + delay);
    await this.#record(isGivenUp ? { attempt, settled: position } : { attempt, waiting });
    this.#failed.beat();
    if (status === 410) await this.#parts.disable('gone');
    else if (this.#isFailing()) await this.#parts.disable('failing');
  }

  #isFailing(): boolean {
    const { store, endpoint, clock } = this.#parts;
    const since = store.cursorOf(endpoint.id)?.failingSince ?? null;
    return since !== null && clock.now() - since > longestFailing;
  }

  /** Further attempts, when they are due. */
  async #again(signal: AbortSignal): Promise<void> {
    const { endpoint, store, clock, find, deliver } = this.#parts;
    while (!signal.aborted) {
      const { beats } = this.#failed;
      const due = store.due(endpoint.id, clock.now(), mostUnderWay);
      await Promise.all(
        due.map(async waiting => {
          const event = await find(waiting);
          await this.#try({ ...waiting, type: event.type }, waiting.attempts, () => deliver(event));
        }),
      );
      if (due.length > 0) continue;
      const next = store.nextDue(endpoint.id);
      await clock.until(next, this.#failed.beyond(beats), signal);
    }
  }

  async #record(outcome: Omit<Outcome, 'endpoint' | 'cursor'>): Promise<void> {
    const cursor = this.#ledger.done;
    const moved = cursor !== undefined && cursor !== this.#noted;
    this.#noted = cursor;
    this.#notedAt = this.#parts.clock.now();
    await this.#parts.store.record({
      endpoint: this.#parts.endpoint.id,
      ...outcome,
      ...(moved && { cursor }),
    });
  }

  async #note(): Promise<void> {
    const isDue = this.#parts.clock.now() - this.#notedAt >= noteEvery;
    if (isDue && this.#ledger.done !== this.#noted) await this.#record({});
  }
}

interface Shown {
  readonly revision: number;
  readonly proceeding?: { readonly court: string };
}

const shownIn = new WeakMap<FeedItem, Shown>();

const shownOf = (item: FeedItem): Shown => {
  const shown = shownIn.get(item) ?? (JSON.parse(item.json!) as Shown);
  shownIn.set(item, shown);
  return shown;
};

const isFor = (endpoint: Endpoint, item: FeedItem): boolean => {
  const { type, caseId } = item;
  if (caseId === undefined || item.json === undefined) return false;
  return wants(endpoint, { type, caseId, court: shownOf(item).proceeding?.court });
};

const sentOf = (item: FeedItem): Sent => {
  const caseId = item.caseId!;
  return {
    position: item.position,
    stream: `case-${caseId}`,
    revision: shownOf(item).revision,
    caseId,
    type: item.type,
  };
};
