import { setTimeout as delay } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { upcast } from '../../events/upcast.ts';
import { AppendRefusedError } from './appendRefusedError.ts';
import { checkAppend } from './checkAppend.ts';
import type { EventLog, Form } from './eventLog.ts';
import { addressOf } from './eventStore/address.ts';
import { appendTo } from './eventStore/appending.ts';
import { type Timing, usualTiming } from './eventStore/patience.ts';
import { comparePositions, isPosition, parsedPosition, positionText } from './eventStore/position.ts';
import { allBetween, checkPosition, endOf, eventsIn, eventsOf } from './eventStore/reading.ts';
import { takeSharedStream } from './eventStore/sharedStream.ts';
import { slots } from './eventStore/slots.ts';
import { patiently, type Store } from './eventStore/store.ts';
import { isOurs, type Resolved } from './eventStore/storedEvent.ts';
import { allAfter } from './eventStore/subscribing.ts';
import { nothingFound } from './inspection.ts';
import { knownHeads } from './knownHeads.ts';
import { UnusableLogError } from './unusableLogError.ts';

export interface EventStoreOptions {
  readonly readonly?: boolean;
  readonly timing?: Partial<Timing>;
  /** Hears, once each, that the store is away and that it is back. */
  readonly warn?: (message: string) => void;
}

/** More at a time gained nothing (8,100 appends/s at 64: research, section 5) and would wait inside their deadlines. */
const appendsAtATime = 64;

const clientFor = async (connectionString: string): Promise<EventStoreDBClient> => {
  const { EventStoreDBClient } = await import('@eventstore/db-client');
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch (error) {
    throw new UnusableLogError(`LIS_LOG: ${(error as Error).message}`);
  }
};

const storeAt = async (
  url: string,
  { readonly, timing, warn = () => {} }: EventStoreOptions,
  closing: AbortSignal,
): Promise<Store> => {
  const address = addressOf(url);
  const client = await clientFor(address.connectionString);
  const leaveSharedStream = readonly ? undefined : takeSharedStream();
  return {
    client,
    address,
    closing,
    warn,
    timing: { ...usualTiming, ...timing },
    heads: knownHeads(),
    leaveSharedStream,
  };
};

/** Batches of $all after `after` up to where it ended when this was called. */
const allSoFar = (store: Store, after: string | undefined) => {
  const end = endOf(store);
  end.catch(() => {});
  const from = after === undefined ? undefined : parsedPosition(after);
  return (async function* () {
    const to = await end;
    if (from) await patiently(store, () => checkPosition(store, from));
    if (to) yield* allBetween(store, from, to);
  })();
};

const changedSince = async (store: Store, after: string | undefined) => {
  const streams = new Set<string>();
  let position = after;
  for await (const batch of allSoFar(store, after)) {
    for (const { event } of batch.filter(isOurs)) {
      streams.add(event!.streamId);
      position = positionText(event!.position);
    }
  }
  return { streams: [...streams], position };
};

/**
 * A log in EventStoreDB or KurrentDB (23.10 or newer). Rejects with LogUnavailableError where the server is away and
 * with UnusableLogError where it refuses us. Positions are `<commit>-<prepare>` of $all.
 */
export const openEventStoreLog = async (url: string, options: EventStoreOptions = {}): Promise<EventLog> => {
  const closing = new AbortController();
  const store = await storeAt(url, options, closing.signal);
  const inTurn = slots(appendsAtATime);

  async function* readAll(batches: AsyncIterable<readonly Resolved[]>, form?: Form) {
    for await (const batch of batches) yield* eventsIn(batch, form);
  }

  const close = async () => {
    closing.abort();
    await Promise.race([store.client.dispose(), delay(1_000, undefined, { ref: false })]);
    store.leaveSharedStream?.();
  };

  await endOf(store, store.timing.openMs).catch(async error => {
    await close();
    throw error;
  });

  return {
    append: async (stream, head, events) => {
      if (options.readonly || closing.signal.aborted)
        throw new AppendRefusedError(`The log is ${options.readonly ? 'open for reading only' : 'closed'}.`);
      checkAppend(events);
      return inTurn(() => appendTo(store, stream, head, events));
    },
    readStream: async (stream, from = 0, form) => {
      const events = await eventsOf(store, stream, from);
      if (events.length > 0) store.heads.see(stream, events.at(-1)!);
      return form === 'stored' ? events : events.map(upcast);
    },
    readAll: (after, form) => readAll(allSoFar(store, after), form),
    subscribe: (after, signal) => allAfter(store, after, signal),
    end: async () => {
      const end = await endOf(store);
      return end && positionText(end);
    },
    changedSince: after => changedSince(store, after),
    inspect: async () => nothingFound,
    comparePositions,
    isPosition,
    close,
  };
};
