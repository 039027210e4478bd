import type { AllStreamResolvedEvent, AllStreamSubscription, Position } from '@eventstore/db-client';
import type { RecordedEvent } from '../../../events/event.ts';
import { batches } from './batches.ts';
import { isOutage, reasonOf, SilenceError } from './outage.ts';
import { Patience } from './patience.ts';
import { isAfter, parsedPosition } from './position.ts';
import { checkPosition, eventsIn } from './reading.ts';
import { refusal, type Store, withCredentials } from './store.ts';

/** How many events a subscription holds ready; a live consumer further behind is dropped by the server, and we come back. */
const ready = 256;

const opened = (store: Store, from: Position | undefined): AllStreamSubscription => {
  const subscription = store.client.subscribeToAll(
    {
      fromPosition: from ?? 'start',
      filter: { filterOn: 'eventType', regex: '^[^$].*', checkpointInterval: 100 },
      ...withCredentials(store),
    },
    { highWaterMark: ready },
  );
  const hangs = setTimeout(
    () => subscription.destroy(new SilenceError('the subscription was not confirmed')),
    store.timing.confirmMs,
  );
  return subscription.once('confirmation', () => clearTimeout(hangs)).once('close', () => clearTimeout(hangs));
};

/** One subscription until it ends, for whatever reason, or `signal` aborts. */
async function* messages(store: Store, from: Position | undefined, signal: AbortSignal) {
  const subscription = opened(store, from);
  const stop = () => subscription.destroy();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    yield* batches<AllStreamResolvedEvent>(subscription, { cancel: () => subscription.unsubscribe(), eager: true });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Every event of ours after `after`, for ever. The client's subscriptions end with one error and never come back
 * (research, section 5); this one subscribes anew from the last event it has seen, and never goes backwards.
 * Checkpoints are not used: servers have sent bogus ones.
 */
export async function* allAfter(
  store: Store,
  after: string | undefined,
  until: AbortSignal,
): AsyncGenerator<readonly RecordedEvent[]> {
  const signal = AbortSignal.any([until, store.closing]);
  const patience = new Patience(Number.POSITIVE_INFINITY, store.timing.backoffMs, signal);
  let seen = after === undefined ? undefined : parsedPosition(after);
  let checked = seen === undefined;
  while (!signal.aborted) {
    try {
      if (seen && !checked) await checkPosition(store, seen);
      checked = true;
      for await (const batch of messages(store, seen, signal)) {
        if (patience.failures > 0) store.warn(`The event store at ${store.address.hosts} answers again.`);
        patience.succeed();
        const fresh = batch.filter(({ event }) => event && !(seen && !isAfter(event.position, seen)));
        seen = fresh.at(-1)?.event?.position ?? seen;
        yield* eventsIn(fresh);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isOutage(error)) throw refusal(store, error);
      if (patience.failures === 0)
        store.warn(`The event store at ${store.address.hosts} is away (${reasonOf(error)}); reconnecting.`);
    }
    await patience.waits();
  }
}
