import { isDeepStrictEqual } from 'node:util';
import type { RecordedEvent } from '../../events/event.ts';
import type { Endpoint, Replay } from '../../projections/endpoints/endpointBook.ts';
import type { EventLog } from '../log/eventLog.ts';
import { caseOf } from '../log/streamCache.ts';
import type { CaseReader } from '../views/askCase.ts';
import { Concerns } from '../views/concerns.ts';
import { fits } from '../views/eventFilter.ts';
import type { Clock } from './clock.ts';
import type { Message } from './deliveryRecords.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import { disableEndpoint, endpointsOf, noteExhausted, noteFailing } from './endpoints.ts';
import { isImported } from './gatherings.ts';
import { Lane } from './lane.ts';
import { laneIdOf } from './laneId.ts';
import { fingerprintOf } from './masterKey.ts';
import { isNoticeFor } from './notices.ts';
import { Poster, type PosterParts } from './poster.ts';
import { Runs } from './runs.ts';
import { Scribe } from './scribe.ts';
import type { Sender } from './sender.ts';
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
  readonly #concerns: Concerns;
  readonly #scribe: Scribe;
  readonly #poster: Poster;
  readonly #breaking = new AbortController();
  #book: ReadonlyMap<string, Endpoint> = new Map();
  readonly #lanes = new Map<string, Standing>();
  readonly #runs = new Runs();

  constructor(options: DeliveriesOptions) {
    const { log, reader, home } = options;
    this.#options = options;
    this.#switchboard = new Switchboard(log);
    this.#concerns = new Concerns(reader);
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
    await this.#switchboard.open();
    await this.#reconcile();
    await this.#switchboard.run(signal, async events => {
      if (events.some(({ type }) => type.startsWith('endpoint.'))) await this.#reconcile();
    });
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
    const names = [...this.#lanes].flatMap(([name, { wish }]) => (wish.endpoint.id === endpoint ? name : []));
    await Promise.all([laneIdOf(endpoint), ...names].map(name => this.#end(name)));
    await this.#options.store.forget(endpoint);
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

  /** Lets lanes note how far they have come, and forgets attempts of long ago. */
  async #keepTime(signal: AbortSignal): Promise<void> {
    const { clock, store, onError } = this.#options;
    while (!signal.aborted) {
      await clock.until(clock.now() + tickEvery, new Promise(() => {}), signal);
      this.#switchboard.tick();
      await store.forgetBefore(clock.now() - kept, mostForgotten).catch(onError);
    }
  }

  #isWanted(endpoint: Endpoint, event: RecordedEvent): boolean {
    if (caseOf(event.stream) === undefined) {
      const isOfSameOwner = (id: string) => this.#book.get(id)?.createdBy === endpoint.createdBy;
      return isNoticeFor(endpoint, event, isOfSameOwner);
    }
    return fits(endpoint.settings, event);
  }

  async #concern({ settings }: Endpoint, event: RecordedEvent): Promise<boolean> {
    if (caseOf(event.stream) === undefined) return true;
    // Words stand in the lines of a docket: whoever looks for some wants these. Of an import only their number is told.
    const lines = settings.types !== undefined || settings.q !== undefined || isImported(settings, event);
    if (!lines && (await this.#concerns.isNoise(event))) return false;
    return this.#concerns.concerns(settings, event);
  }

  #laneFor(wish: Wish): Lane {
    const { log, reader, store, clock, chance = Math.random } = this.#options;
    const { endpoint, replay } = wish;
    const { id, settings } = endpoint;
    const wants = (event: RecordedEvent) => this.#isWanted(endpoint, event);
    const concerns = (event: RecordedEvent) => this.#concern(endpoint, event);
    const isWanted = async (event: RecordedEvent) => wants(event) && (await concerns(event));
    const keeper = { log, now: reader.now };
    return new Lane({
      ...{ id: nameOf(wish), endpoint: id, store, clock, chance, concerns },
      settings: replay ? { ...settings, perSecond: replay.perSecond } : settings,
      isBeyond: replay && (position => log.comparePositions(position, replay.upTo) > 0),
      follow: (after, signal) => this.#switchboard.follow({ cases: settings.cases, wants }, after, signal),
      write: message => this.#scribe.write(message, isWanted),
      post: (message, body) => this.#poster.post(endpoint, message, body, this.#breaking.signal),
      disable: async why => void (await disableEndpoint(keeper, id, why, 'lis')),
      tellFailing: async since => void (await noteFailing(keeper, id, new Date(since).toISOString())),
      tellExhausted: async ({ position, caseId }: Message, holds) =>
        void (await noteExhausted(keeper, { endpoint: id, position, caseId, holds })),
    });
  }
}
