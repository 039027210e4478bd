import { createHash } from 'node:crypto';
import type { RecordedEvent } from '../../events/event.ts';
import type { Endpoint } from '../../projections/endpoints/endpointBook.ts';
import type { EventLog } from '../log/eventLog.ts';
import { caseStream } from '../log/streamCache.ts';
import type { CaseReader } from '../views/askCase.ts';
import { EventFeed, type FeedItem } from '../views/eventFeed.ts';
import type { Clock } from './clock.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import { disableEndpoint, endpointsOf } from './endpoints.ts';
import { Lane, type Tried } from './lane.ts';
import { messageOf } from './message.ts';
import type { Sender } from './sender.ts';
import { signed } from './signature.ts';

export interface DeliveriesOptions {
  readonly log: EventLog;
  readonly reader: CaseReader;
  readonly store: DeliveryStore;
  readonly sender: Pick<Sender, 'post'>;
  /** The secrets by which messages to an endpoint are signed. */
  readonly secretsOf: (endpoint: Endpoint) => readonly Buffer[];
  /** Where this Lis answers, such as `https://lis.example`: for links. */
  readonly home: string;
  readonly version: string;
  readonly clock: Clock;
  readonly chance?: () => number;
  readonly onError?: (error: unknown, endpoint?: string) => void;
}

interface Running {
  readonly endpoint: Endpoint;
  readonly ending: AbortController;
  readonly ended: Promise<void>;
}

/** Milliseconds after which a lane that broke begins again. */
const pause = 5_000;

/** The same for every attempt at one message, so that receivers can drop what they had. */
export const messageIdOf = (endpoint: string, action: string): string =>
  `msg_${createHash('sha256').update(`${endpoint} ${action}`).digest('base64url').slice(0, 27)}`;

const isFeedItem = (message: FeedItem | RecordedEvent): message is FeedItem => 'json' in message;

/** Delivers to every endpoint, each in a lane of its own, as the endpoints stand in the log. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  readonly #feed: EventFeed;
  readonly #lanes = new Map<string, Running>();
  readonly #ending = new Map<string, Promise<void>>();
  readonly #bodies = new WeakMap<FeedItem, Promise<string | undefined>>();

  constructor(options: DeliveriesOptions) {
    this.#options = options;
    this.#feed = new EventFeed(options.log, options.reader);
  }

  /** Resolves once `signal` is aborted and no attempt is under way. */
  async run(signal: AbortSignal): Promise<void> {
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
      await Promise.all([...this.#lanes.keys(), ...this.#ending.keys()].map(id => this.#stop(id)));
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const end = await this.#options.log.end();
    await this.#reconcile();
    for await (const batch of this.#feed.all(end, signal))
      if (batch.some(({ type }) => type.startsWith('endpoint.'))) await this.#reconcile();
  }

  /** Lanes are what the endpoints say: begun, ended and begun anew. */
  async #reconcile(): Promise<void> {
    const { reader, store, clock } = this.#options;
    const book = await endpointsOf(reader.streams);
    for (const [id, { endpoint }] of this.#lanes) if (book.get(id) !== endpoint) void this.#stop(id);
    for (const id of store.endpoints())
      if (!book.has(id)) void this.#stop(id).then(() => store.forget(id), this.#options.onError);
    for (const endpoint of book.values()) {
      if (this.#lanes.has(endpoint.id)) continue;
      if (endpoint.disabled !== null) {
        await store.rest(endpoint.id);
        continue;
      }
      const { rested } = await store.begin(endpoint.id, endpoint.after);
      if (rested) await store.hurry(endpoint.id, clock.now());
      this.#start(endpoint);
    }
  }

  #start(endpoint: Endpoint): void {
    const ending = new AbortController();
    const before = this.#ending.get(endpoint.id) ?? Promise.resolve();
    const ended = before.then(() => this.#keepUp(endpoint, ending.signal));
    this.#lanes.set(endpoint.id, { endpoint, ending, ended });
  }

  /** Resolves once nothing is under way: until then a lane that begins anew waits, and nobody else does. */
  async #stop(id: string): Promise<void> {
    const lane = this.#lanes.get(id);
    if (!lane) return this.#ending.get(id);
    this.#lanes.delete(id);
    this.#ending.set(id, lane.ended);
    lane.ending.abort();
    await lane.ended;
    if (this.#ending.get(id) === lane.ended) this.#ending.delete(id);
  }

  async #keepUp(endpoint: Endpoint, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#laneFor(endpoint).run(signal);
      } catch (error) {
        this.#options.onError?.(error, endpoint.id);
        await this.#pause(signal);
      }
    }
  }

  #pause(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    return clock.until(clock.now() + pause, new Promise(() => {}), signal);
  }

  #laneFor(endpoint: Endpoint): Lane {
    const { log, reader, store, clock, chance = Math.random } = this.#options;
    return new Lane({
      ...{ endpoint, store, clock, chance },
      follow: (after, signal) => this.#feed.all(after, signal),
      find: async ({ stream, revision }) => (await reader.streams.read(stream))[revision]!,
      deliver: message => this.#deliver(endpoint, message),
      disable: async why => {
        await disableEndpoint({ log, now: reader.now }, endpoint.id, why, 'lis');
      },
    });
  }

  async #deliver(endpoint: Endpoint, message: FeedItem | RecordedEvent): Promise<Tried | undefined> {
    const { sender, secretsOf, clock, version } = this.#options;
    const body = await this.#bodyOf(message);
    if (body === undefined) return undefined;
    const id = messageIdOf(endpoint.id, (JSON.parse(body) as { data: { action: { id: string } } }).data.action.id);
    const headers = {
      ...signed(secretsOf(endpoint), { id, timestamp: Math.floor(clock.now() / 1_000), body }),
      'content-type': 'application/json; charset=utf-8',
      'user-agent': `Lis/${version}`,
    };
    const reply = await sender.post(endpoint.url, headers, body);
    if ('failure' in reply) return { status: null, failure: reply.failure, reply: null };
    const { status, body: text, retryAfter } = reply;
    return { status, failure: null, reply: text, retryAfter };
  }

  /** Made once for all endpoints, unless something was sealed since: then as it may be told now. */
  #bodyOf(message: FeedItem | RecordedEvent): Promise<string | undefined> {
    if (!isFeedItem(message)) return this.#told(message);
    if (!this.#feed.isCurrent(message)) return this.#toldAgain(message);
    const body = this.#bodies.get(message) ?? this.#toldAgain(message);
    this.#bodies.set(message, body);
    return body;
  }

  async #toldAgain({ caseId, json }: FeedItem): Promise<string | undefined> {
    const { revision } = JSON.parse(json!) as { revision: number };
    const events = await this.#options.reader.streams.read(caseStream(caseId!));
    return this.#told(events[revision]!);
  }

  async #told(event: RecordedEvent): Promise<string | undefined> {
    const { reader, home } = this.#options;
    const message = await messageOf(reader, event, home);
    return message && JSON.stringify(message);
  }
}
