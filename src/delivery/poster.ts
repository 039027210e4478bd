import { createHash, randomUUID } from 'node:crypto';
import type { Endpoint } from '../../projections/endpoints/endpointBook.ts';
import type { Clock } from './clock.ts';
import { type Message, succeeded, type Tried } from './deliveryRecords.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import type { PostOptions, Sender } from './sender.ts';
import { signed } from './signature.ts';
import { signingKeys } from './signingKeys.ts';

export interface PosterParts {
  readonly store: DeliveryStore;
  readonly sender: Pick<Sender, 'post'>;
  readonly master: Buffer;
  readonly version: string;
  readonly clock: Clock;
  readonly home: () => string;
  /** Told of each attempt, by whoever counts. */
  readonly onAttempt?: ((outcome: Outcome, seconds: number) => void) | undefined;
}

/** `failed` where an answer was no; where there was none, why. */
export type Outcome = 'succeeded' | 'failed' | 'refused' | 'timeout' | 'unreachable';

/**
 * The same for every attempt at one message, also when it is replayed, so that receivers can drop what they had: by what is
 * told, since a log that was restored gives its positions to others.
 */
export const messageIdOf = (
  endpoint: string,
  { firstEventId, eventId }: Pick<Message, 'firstEventId' | 'eventId'>,
): string => {
  const name = firstEventId === null ? `${endpoint} ${eventId}` : `${endpoint} ${firstEventId} ${eventId}`;
  return `msg_${createHash('sha256').update(name).digest('base64url').slice(0, 27)}`;
};

/** Milliseconds that somebody waits who asked for a ping. */
const pingWithin = 5_000;

/** Signs messages, and posts them once. */
export class Poster {
  readonly #parts: PosterParts;

  constructor(parts: PosterParts) {
    this.#parts = parts;
  }

  /** Undefined where it was broken off from this side. */
  async post(
    endpoint: Endpoint,
    lane: string,
    message: Message,
    body: string,
    signal: AbortSignal,
  ): Promise<Tried | undefined> {
    const tried = await this.#send(endpoint, messageIdOf(endpoint.id, message), body, { line: lane, signal });
    return signal.aborted && tried.failure !== null ? undefined : tried;
  }

  /** Posts a message about the webhook itself, and notes the attempt. */
  async ping(endpoint: Endpoint, type: 'webhook.ping' | 'webhook.test') {
    const { clock, store, home } = this.#parts;
    const at = clock.now();
    const { id, settings } = endpoint;
    const links = { webhook: `${home()}/api/v1/webhooks/${id}` };
    const data = { webhook: id, ...(settings.description && { description: settings.description }), links };
    const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
    const { status, failure, reply } = await this.#send(endpoint, `msg_${randomUUID()}`, body, {
      line: `${id} ping`,
      within: pingWithin,
    });
    const tookMs = clock.now() - at;
    const attempt = {
      ...{ endpoint: id, position: '', eventId: '', type, stream: '', revision: 0, caseId: '' },
      ...{ first: null, firstEventId: null, since: null },
      ...{ number: 1, at, tookMs, status, failure, reply },
    };
    await store.note(attempt);
    return attempt;
  }

  async #send(endpoint: Endpoint, id: string, body: string, options: PostOptions): Promise<Tried> {
    const { master, version, clock, sender, onAttempt } = this.#parts;
    const now = clock.now();
    const keys = signingKeys(master, endpoint, new Date(now));
    const headers = {
      ...signed(keys, { id, timestamp: Math.floor(now / 1_000), body }),
      'content-type': 'application/json; charset=utf-8',
      'user-agent': `Lis/${version}`,
    };
    const reply = await sender.post(endpoint.settings.url, headers, body, options);
    const outcome = 'failure' in reply ? reply.failure : succeeded(reply) ? 'succeeded' : 'failed';
    onAttempt?.(outcome, (clock.now() - now) / 1_000);
    if ('failure' in reply) return { status: null, failure: reply.failure, reply: null };
    const { status, body: text, retryAfter } = reply;
    return { status, failure: null, reply: text, retryAfter };
  }
}
