import type { AllStreamResolvedEvent, Position, ReadAllOptions, ReadStreamOptions } from '@eventstore/db-client';
import type { RecordedEvent } from '../../../events/event.ts';
import { upcast } from '../../../events/upcast.ts';
import type { Form } from '../eventLog.ts';
import { readable } from '../readable.ts';
import { UnknownPositionError } from '../unknownPositionError.ts';
import { batches } from './batches.ts';
import { isOutage, isUnknownPosition, typeOf } from './outage.ts';
import { Patience } from './patience.ts';
import { isAfter, positionText } from './position.ts';
import { patiently, refusal, type Store, unavailable, withCredentials } from './store.ts';
import { isOurs, type Resolved, readBack } from './storedEvent.ts';

type Batch = readonly AllStreamResolvedEvent[];

const collected = async (store: Store, name: string, options: ReadStreamOptions): Promise<readonly Resolved[]> => {
  const stream = store.client.readStream(name, {
    ...options,
    ...withCredentials(store),
    // A follower may lag: what was just acknowledged must be seen, and a state folded from the log is never stale.
    requiresLeader: true,
  });
  const all: Resolved[] = [];
  try {
    for await (const batch of batches<Resolved>(stream, {
      cancel: () => stream.cancel(),
      silenceMs: store.timing.attemptMs,
    }))
      all.push(...batch);
  } catch (error) {
    if (typeOf(error) === 'stream-not-found') return [];
    throw error;
  }
  return all;
};

const ours = (batch: readonly Resolved[]): readonly RecordedEvent[] => batch.filter(isOurs).map(readBack);

const current = (resolved: Resolved): RecordedEvent => upcast(readBack(resolved));

/** Our events of a batch of $all; what stands before a damaged one is handed on before its error comes. */
export function* eventsIn(batch: readonly Resolved[], form?: Form): Generator<readonly RecordedEvent[]> {
  let rest = batch.filter(isOurs);
  while (rest.length > 0) {
    const events = readable(rest, form === 'stored' ? readBack : current);
    yield events;
    rest = rest.slice(events.length);
  }
}

/** The events of one stream from revision `from` on, as stored. */
export const eventsOf = (store: Store, name: string, from: number): Promise<readonly RecordedEvent[]> =>
  patiently(store, async () => ours(await collected(store, name, { fromRevision: BigInt(from) })));

/** The event at that revision, asked for once: callers have a patience of their own. */
export const eventAt = async (store: Store, name: string, revision: number): Promise<RecordedEvent | undefined> => {
  const [resolved] = await collected(store, name, { fromRevision: BigInt(revision), maxCount: 1 });
  const event = resolved && isOurs(resolved) ? readBack(resolved) : undefined;
  return event?.revision === revision ? event : undefined;
};

const rawAll = (store: Store, options: ReadAllOptions): AsyncGenerator<Batch> => {
  const stream = store.client.readAll({ ...options, ...withCredentials(store) });
  return batches<AllStreamResolvedEvent>(stream, { cancel: () => stream.cancel(), silenceMs: store.timing.attemptMs });
};

const one = async (store: Store, options: ReadAllOptions): Promise<AllStreamResolvedEvent | undefined> => {
  for await (const [first] of rawAll(store, { ...options, maxCount: 1 })) return first;
  return undefined;
};

/** The position of the very last event in $all, whoever wrote it. */
export const endOf = async (store: Store, budgetMs = store.timing.readMs): Promise<Position | undefined> => {
  const last = await patiently(store, () => one(store, { direction: 'backwards', fromPosition: 'end' }), budgetMs);
  return last?.event?.position;
};

/**
 * Rejects with UnknownPositionError where nothing stands at `after`: a subscription from beyond the end is confirmed
 * and then silently passes over what is written before that place (measured on 23.10.8). Asked for once, as above.
 */
export const checkPosition = async (store: Store, after: Position): Promise<void> => {
  // A follower that lags behind the node which gave us the position deserves a moment.
  const patience = new Patience(store.timing.confirmMs, store.timing.backoffMs, store.closing);
  try {
    do if (await one(store, { fromPosition: after })) return;
    while (await patience.waits());
  } catch (error) {
    if (!isUnknownPosition(error)) throw error;
  }
  throw new UnknownPositionError(positionText(after));
};

/** Everything in $all after `after` and up to `end`, in batches, over any outage that `readMs` outlasts. */
export async function* allBetween(store: Store, after: Position | undefined, end: Position): AsyncGenerator<Batch> {
  const patience = new Patience(store.timing.readMs, store.timing.backoffMs, store.closing);
  let seen = after;
  const isDue = ({ event }: Resolved) =>
    event?.position !== undefined && !(seen && !isAfter(event.position, seen)) && !isAfter(event.position, end);
  for (;;) {
    try {
      for await (const batch of rawAll(store, { fromPosition: seen ?? 'start' })) {
        patience.succeed();
        const due = batch.filter(isDue);
        if (due.length > 0) yield due;
        seen = batch.at(-1)?.event?.position ?? seen;
        if (seen && !isAfter(end, seen)) return;
      }
      return;
    } catch (error) {
      if (!isOutage(error)) throw refusal(store, error);
      if (!(await patience.waits())) throw unavailable(store, error);
    }
  }
}
