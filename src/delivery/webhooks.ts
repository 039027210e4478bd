import type { Endpoint, EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import { InvalidInputError, parseInput } from '../commands/caseFile.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { CaseReader } from '../views/askCase.ts';
import { urlFault } from './address.ts';
import type { Deliveries } from './deliveries.ts';
import { succeeded } from './deliveryRecords.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  disableEndpoint,
  enableEndpoint,
  endpointsOf,
  replayTo,
  rotateSecret,
} from './endpoints.ts';
import { laneIdOf } from './laneId.ts';
import { fingerprintOf } from './masterKey.ts';
import { placeAsked } from './placeAsked.ts';
import { verifiedWith } from './signingKeys.ts';
import { changed, newWebhook, replay, rotation } from './webhookBodies.ts';
import { TooManyReplaysError, UnknownEndpointError, UnsentPositionError } from './webhookErrors.ts';
import { attemptsShown, webhookShown } from './webhookShown.ts';

export interface WebhooksParts {
  readonly log: EventLog;
  readonly reader: CaseReader;
  readonly store: DeliveryStore;
  readonly deliveries: Pick<Deliveries, 'ping' | 'hurry'>;
  readonly master: Buffer;
  /** Whether they may go to this machine, as to try things out. */
  readonly allowLoopback: boolean;
}

/** Who asks: each sees and changes the webhooks that it made, and some all. */
export interface Subscriber {
  readonly name: string;
  readonly seesAll: boolean;
}

/** Replays to one webhook at a time. */
const mostReplays = 5;

/** Webhooks as those who have them ask for them, at any door. All reject with UnknownEndpointError, also of another's. */
export class Webhooks {
  readonly #parts: WebhooksParts;

  constructor(parts: WebhooksParts) {
    this.#parts = parts;
  }

  get #keeper() {
    const { log, reader } = this.#parts;
    return { log, now: reader.now };
  }

  #shown(endpoint: Endpoint) {
    return webhookShown(this.#parts.store, endpoint, this.#parts.reader.now());
  }

  #withSecret(endpoint: Endpoint) {
    return { ...this.#shown(endpoint), ...verifiedWith(this.#parts.master, endpoint) };
  }

  /** What somebody else made is nothing to whoever asks. */
  async #asked({ name, seesAll }: Subscriber, id: string): Promise<Endpoint> {
    const endpoint = (await endpointsOf(this.#parts.reader.streams)).get(id);
    if (endpoint && (seesAll || endpoint.createdBy === name)) return endpoint;
    throw new UnknownEndpointError(id);
  }

  #refuseUrl(url: string): void {
    const fault = urlFault(url, this.#parts);
    if (fault !== undefined) throw new InvalidInputError([{ pointer: '/url', detail: fault }]);
  }

  /** A receiver that answers is back: what waits for it need not wait on. */
  async #pinged(endpoint: Endpoint, type: 'webhook.ping' | 'webhook.test') {
    const { deliveries } = this.#parts;
    const attempt = await deliveries.ping(endpoint, type);
    if (succeeded(attempt)) await deliveries.hurry(endpoint.id);
    const { status, failure, tookMs, reply } = attempt;
    return { status, failure, tookMs, reply };
  }

  async list({ name, seesAll }: Subscriber) {
    const all = [...(await endpointsOf(this.#parts.reader.streams)).values()];
    return all.filter(({ createdBy }) => seesAll || createdBy === name).map(one => this.#shown(one));
  }

  async get(who: Subscriber, id: string) {
    return this.#shown(await this.#asked(who, id));
  }

  async withSecret(who: Subscriber, id: string) {
    return this.#withSecret(await this.#asked(who, id));
  }

  /** Makes one and pings it. Rejects with InvalidInputError, UnknownPositionError or EndpointExistsError. */
  async make({ name }: Subscriber, body: unknown) {
    const { log, reader, master } = this.#parts;
    const { from, ...given } = parseInput(newWebhook, body);
    const settings = { ...given, ...(from === 'start' && given.capture === undefined && { capture: 'all' as const }) };
    this.#refuseUrl(settings.url);
    const after = await placeAsked(log, 'from', from);
    const id = await createEndpoint(this.#keeper, settings, { after, masterKey: fingerprintOf(master) }, name);
    const endpoint = (await endpointsOf(reader.streams)).get(id)!;
    const ping = await this.#pinged(endpoint, 'webhook.ping');
    return { ...this.#withSecret(endpoint), ping };
  }

  /** Changes what the body names (RFC 7396). Rejects with InvalidInputError. */
  async change(who: Subscriber, id: string, body: unknown) {
    await this.#asked(who, id);
    const change = (before: EndpointSettings): EndpointSettings => {
      const settings = changed(before, body);
      this.#refuseUrl(settings.url);
      return settings;
    };
    await changeEndpoint(this.#keeper, id, change, who.name);
    return this.get(who, id);
  }

  async remove(who: Subscriber, id: string): Promise<void> {
    await this.#asked(who, id);
    await deleteEndpoint(this.#keeper, id, who.name);
  }

  async pause(who: Subscriber, id: string) {
    await this.#asked(who, id);
    await disableEndpoint(this.#keeper, id, 'asked', who.name);
    return this.get(who, id);
  }

  async resume(who: Subscriber, id: string) {
    const { disabled } = await this.#asked(who, id);
    if (disabled === null) await this.#parts.deliveries.hurry(id);
    else await enableEndpoint(this.#keeper, id, who.name);
    return this.get(who, id);
  }

  async test(who: Subscriber, id: string) {
    return this.#pinged(await this.#asked(who, id), 'webhook.test');
  }

  /** Rejects with InvalidInputError or TooManySecretsError. */
  async rotate(who: Subscriber, id: string, body: unknown) {
    await this.#asked(who, id);
    const { overlapHours } = parseInput(rotation, body);
    await rotateSecret(this.#keeper, id, overlapHours, who.name);
    return this.withSecret(who, id);
  }

  /** Rejects with InvalidInputError, UnknownPositionError or TooManyReplaysError. */
  async replay(who: Subscriber, id: string, body: unknown) {
    const { log } = this.#parts;
    const endpoint = await this.#asked(who, id);
    const { from, to, perSecond } = parseInput(replay, body);
    const after = await placeAsked(log, 'from', from);
    const upTo = to === undefined ? await log.end() : await placeAsked(log, 'to', to);
    if (upTo === undefined || (after !== undefined && log.comparePositions(after, upTo) >= 0))
      throw new InvalidInputError([{ pointer: '/from', detail: 'has nothing after it: there is nothing to replay' }]);
    this.#refuseFurtherReplay(endpoint);
    await replayTo(this.#keeper, id, { ...(after !== undefined && { after }), upTo, perSecond }, who.name);
    return this.get(who, id);
  }

  #refuseFurtherReplay({ id, replays }: Endpoint): void {
    const open = replays.filter(({ number }) => this.#parts.store.cursorOf(laneIdOf(id, number))?.isOver !== true);
    if (open.length >= mostReplays) throw new TooManyReplaysError(id, open.length);
  }

  /** Attempts, the newest first, from a cursor that an earlier page gave. */
  async attempts(who: Subscriber, id: string, limit: number, cursor?: number) {
    const { store, reader } = this.#parts;
    await this.#asked(who, id);
    const found = store.attempts(id, limit + 1, cursor);
    const page = found.slice(0, limit);
    const items = await attemptsShown(reader, page);
    return { items, next: found.length > limit ? String(page.at(-1)!.key) : null };
  }

  /** Sends once more what was sent of a position. Rejects with UnsentPositionError. */
  async retry(who: Subscriber, id: string, position: string): Promise<void> {
    const { store, reader } = this.#parts;
    await this.#asked(who, id);
    if (!(await store.retry(id, position, reader.now().getTime()))) throw new UnsentPositionError(id, position);
  }
}
