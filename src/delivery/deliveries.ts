import { isDeepStrictEqual } from 'node:util';
import type { RecordedEvent } from '../../events/event.ts';
import type { Endpoint, Replay } from '../../projections/endpoints/endpointBook.ts';
import { isAmendment, isSeal } from '../../projections/time/withheld.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { CaseReader } from '../views/askCase.ts';
import { withheldFrom } from '../views/shownEvents.ts';
import type { Clock } from './clock.ts';
import type { Message } from './deliveryRecords.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import { disableEndpoint, endpointsOf, noteExhausted, noteFailing } from './endpoints.ts';
import { Lane } from './lane.ts';
import { laneIdOf } from './laneId.ts';
import { fingerprintOf } from './masterKey.ts';
import { asksForNotices } from './notices.ts';
import { Poster, type PosterParts } from './poster.ts';
import { Runs } from './runs.ts';
import { isWithin, lastShared, type Mark, markOf, stands } from './sameLog.ts';
import { Scribe } from './scribe.ts';
import type { Sender } from './sender.ts';
import { Subscription } from './subscription.ts';
import { Switchboard } from './switchboard.ts';

export interface DeliveriesOptions {
  readonly log: EventLog;
  readonly reader: CaseReader;
  readonly store: DeliveryStore;
  readonly sender: Pick<Sender, 'post'>;
  /** What the secrets are derived from that messages are signed with. */
  readonly master: Buffer;
  /** Where this Lis answers, such as `https://lis.example`: for links. */
  readonly home: () => string;
  readonly version: string;
  readonly clock: Clock;
  readonly chance?: () => number;
  readonly onAttempt?: PosterParts['onAttempt'];
  readonly onError?: (error: unknown, endpoint?: string) => void;
}

/** A lane as it should be: of an endpoint, or of a replay to it. */
interface Wish {
  readonly endpoint: Endpoint;
  readonly replay?: Replay;
}

interface Standing {
  readonly wish: Wish;
  readonly lane: { current?: Lane };
}

/** Milliseconds after which a lane that broke begins again. */
const pause = 5_000;

/** Milliseconds between two notes of how far the lanes have come that have nothing to do. */
const tickEvery = 5_000;

/** Milliseconds that what is under way gets when Lis stops; a receiver that hangs keeps nobody. */
const grace = 2_000;

const day = 86_400_000;
/** Attempts are kept for so long. */
const kept = 90 * day;
const mostForgotten = 5_000;

const nameOf = ({ endpoint, replay }: Wish): string => laneIdOf(endpoint.id, replay?.number);

/** What of an endpoint its lanes are made from. */
const essence = ({ endpoint, replay }: Wish): unknown => {
  const { id, settings, secrets, after, createdBy } = endpoint;
  return { id, settings, secrets, after, createdBy, replay };
};

/** Delivers to every endpoint, each in a lane of its own, as the endpoints stand in the log. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  readonly #switchboard: Switchboard;
  readonly #subscription: Subscription;
  readonly #scribe: Scribe;
  readonly #poster: Poster;
  readonly #breaking = new AbortController();
  #book: ReadonlyMap<string, Endpoint> = new Map();
  readonly #lanes = new Map<string, Standing>();
  readonly #runs = new Runs();
  #seen: Mark | undefined;

  constructor(options: DeliveriesOptions) {
    const { log, reader, home } = options;
    this.#options = options;
    this.#switchboard = new Switchboard(log);
    this.#subscription = new Subscription(reader);
    this.#scribe = new Scribe({ log, reader, home });
    this.#poster = new Poster(options);
  }

  /** Resolves once `signal` is aborted and no attempt is under way. */
  async run(signal: AbortSignal): Promise<void> {
    const keepingTime = this.#keepTime(signal);
    try {
      while (!signal.aborted) {
        try {
          await this.#follow(signal);
        } catch (error) {
          this.#options.onError?.(error);
          await this.#pause(signal);
        }
      }
    } finally {
      const timer = setTimeout(() => this.#breaking.abort(), grace);
      await Promise.all([this.#runs.endAll(), keepingTime]);
      clearTimeout(timer);
      await this.#mark();
    }
  }

  /** Posts a message about the webhook itself, once, and notes what was answered. */
  ping(endpoint: Endpoint, type: 'webhook.ping' | 'webhook.test') {
    return this.#poster.ping(endpoint, type);
  }

  /** A receiver is back, as somebody knows: what waits for it is due now. */
  async hurry(endpoint: string): Promise<void> {
    for (const { wish, lane } of this.#lanes.values()) if (wish.endpoint.id === endpoint) await lane.current?.hurry();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    await this.#recognise();
    await this.#switchboard.open();
    await this.#reconcile();
    await this.#switchboard.run(signal, async events => {
      this.#seen = markOf(events.at(-1)!);
      await this.#silence(events);
      if (events.some(({ type }) => type.startsWith('endpoint.'))) await this.#reconcile();
    });
  }

  /** A log that was restored from an older copy holds less than was delivered: each lane goes on behind what it still knows. */
  async #recognise(): Promise<void> {
    const { log, reader, store, onError } = this.#options;
    const end = await log.end();
    const mark = store.mark();
    const isSame = mark === undefined || (await stands(reader.streams, mark));
    const book = await endpointsOf(reader.streams);
    for (const { lane, endpoint, position } of store.lanes()) {
      if (position === null || (isSame && isWithin(log, position, end))) continue;
      const most = isWithin(log, position, end) ? position : end;
      const after = book.get(endpoint)?.after;
      const start = after !== undefined && isWithin(log, after, end) ? after : end;
      const shared = most && (await lastShared(log, reader.streams, store.everyAttempt(endpoint), most));
      await store.rewind(lane, shared ?? start);
      onError?.(
        new Error(
          `The log is not the one that was delivered from up to ${position}, as if an older copy was restored: ${lane} goes on after ${shared ?? start ?? 'its start'}. What it was told of what is gone stays told.`,
        ),
        endpoint,
      );
    }
    if (mark && isSame) for await (const events of log.readAll(mark.position)) await this.#silence(events);
  }

  /** What receivers answered may say again what is under seal now. */
  async #silence(events: readonly RecordedEvent[]): Promise<void> {
    const cases = new Set(events.flatMap(event => (isSeal(event) || isAmendment(event) ? event.caseId : [])));
    for (const caseId of cases)
      if (!(await withheldFrom(this.#options.reader, caseId)).none) await this.#options.store.silence(caseId);
  }

  /** Notes what was seen last. */
  async #mark(): Promise<void> {
    const seen = this.#seen;
    this.#seen = undefined;
    if (seen) await this.#options.store.setMark(seen).catch(this.#options.onError);
  }

  /** Lanes are what the endpoints say: begun, ended and begun anew. */
  async #reconcile(): Promise<void> {
    const { reader, store } = this.#options;
    const book = await endpointsOf(reader.streams);
    this.#book = book;
    const wishes = await this.#wishes(book);
    for (const [name, { wish }] of this.#lanes) {
      const now = wishes.get(name);
      if (!now || !isDeepStrictEqual(essence(now), essence(wish))) void this.#end(name);
    }
    for (const id of store.endpoints()) if (!book.has(id)) this.#forget(id).catch(this.#options.onError);
    for (const [name, wish] of wishes) if (!this.#runs.has(name)) await this.#begin(name, wish);
  }

  async #wishes(book: ReadonlyMap<string, Endpoint>): Promise<ReadonlyMap<string, Wish>> {
    const { store, master, onError } = this.#options;
    const ours = fingerprintOf(master);
    const wishes = new Map<string, Wish>();
    for (const endpoint of book.values()) {
      if (endpoint.masterKey !== ours)
        onError?.(new Error('Its secret is derived from another master key.'), endpoint.id);
      else if (endpoint.disabled !== null) await store.rest(endpoint.id);
      else
        for (const wish of [{ endpoint }, ...endpoint.replays.map(replay => ({ endpoint, replay }))])
          if (!store.cursorOf(nameOf(wish))?.isOver) wishes.set(nameOf(wish), wish);
    }
    return wishes;
  }

  async #begin(name: string, wish: Wish): Promise<void> {
    const { store, clock } = this.#options;
    const { endpoint, replay } = wish;
    const { rested } = await store.begin(name, endpoint.id, replay ? replay.after : endpoint.after);
    if (rested) await store.wake(name, clock.now());
    const lane = {};
    this.#lanes.set(name, { wish, lane });
    this.#runs.begin(name, signal => this.#keepUp(wish, lane, signal));
  }

  #end(name: string): Promise<void> {
    this.#lanes.delete(name);
    return this.#runs.end(name);
  }

  /** Of an endpoint that was deleted nothing is kept, once nothing is under way to it. */
  async #forget(endpoint: string): Promise<void> {
    const { store } = this.#options;
    await Promise.all(store.lanesOf(endpoint).map(name => this.#end(name)));
    await store.forget(endpoint);
  }

  /** Until it is stopped, or, of a replay, over. */
  async #keepUp(wish: Wish, running: { current?: Lane }, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        running.current = this.#laneFor(wish);
        await running.current.run(signal);
        if (!signal.aborted) this.#lanes.delete(nameOf(wish));
        return;
      } catch (error) {
        this.#options.onError?.(error, wish.endpoint.id);
        await this.#pause(signal);
      }
    }
  }

  #pause(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    return clock.until(clock.now() + pause, new Promise(() => {}), signal);
  }

  /** Lets lanes note how far they have come and how long they fail, and forgets attempts of long ago. */
  async #keepTime(signal: AbortSignal): Promise<void> {
    const { clock, store, onError } = this.#options;
    while (!signal.aborted) {
      await clock.until(clock.now() + tickEvery, new Promise(() => {}), signal);
      this.#switchboard.tick();
      await this.#mark();
      for (const { wish, lane } of this.#lanes.values())
        await lane.current?.look().catch(error => onError?.(error, wish.endpoint.id));
      await store.forgetBefore(clock.now() - kept, mostForgotten).catch(onError);
    }
  }

  #laneFor(wish: Wish): Lane {
    const { log, reader, store, clock, chance = Math.random } = this.#options;
    const { endpoint, replay } = wish;
    const { id, settings } = endpoint;
    const isOfSameOwner = (other: string) => this.#book.get(other)?.createdBy === endpoint.createdBy;
    const wants = (event: RecordedEvent) => this.#subscription.mayTell(endpoint, event, isOfSameOwner);
    const concerns = (event: RecordedEvent) => this.#subscription.tells(endpoint, event);
    const isWanted = async (event: RecordedEvent) => wants(event) && (await concerns(event));
    const keeper = { log, now: reader.now };
    return new Lane({
      ...{ id: nameOf(wish), endpoint: id, store, clock, chance, concerns },
      settings: replay
        ? { ...settings, perSecond: Math.min(replay.perSecond, settings.perSecond ?? Infinity) }
        : settings,
      isBeyond: replay && (position => log.comparePositions(position, replay.upTo) > 0),
      follow: (after, signal) =>
        this.#switchboard.follow(
          { cases: asksForNotices(settings) ? undefined : settings.cases, wants },
          after,
          signal,
        ),
      write: message => this.#scribe.write(message, isWanted),
      post: (message, body) => this.#poster.post(endpoint, nameOf(wish), message, body, this.#breaking.signal),
      disable: async why => void (await disableEndpoint(keeper, id, why, 'lis')),
      tellFailing: async since => void (await noteFailing(keeper, id, new Date(since).toISOString())),
      tellExhausted: async ({ position, caseId }: Message, holds) =>
        void (await noteExhausted(keeper, { endpoint: id, position, caseId, holds })),
    });
  }
}
