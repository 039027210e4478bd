import { once } from 'node:events';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { type Filter, filterOf } from './filters.ts';
import { streamDeleted, tooSlow, unhandled } from './grpcAnswers.ts';
import type { Entry, Ledger } from './ledger.ts';
import { eventMessage, nameOf } from './messages.ts';
import { placeOf } from './reads.ts';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Events that a live consumer may lag behind before the server gives up on it (64 to 81 measured). */
const mostBehind = 64;

interface Source {
  /** The events from index `from` of the log on that belong to the subscription, with the index after the last. */
  readonly since: (from: number) => readonly Entry[];
  readonly start: number;
  /** A subscription to a missing stream is confirmed, but never told that it has caught up. */
  readonly catchesUp: boolean;
  readonly filter: Filter | undefined;
}

const allSource = (ledger: Ledger, options: streams.ReadReq.Options): Source => {
  const from = options.getAll()!;
  const place = placeOf(ledger, from, unhandled);
  const later = ledger.all.findIndex(({ position }) => place === undefined || position > place);
  const start = from.hasEnd() || later === -1 ? ledger.all.length : later;
  return { since: index => ledger.all.slice(index), start, catchesUp: true, filter: filterOf(options) };
};

const streamSource = (ledger: Ledger, options: streams.ReadReq.Options): Source => {
  const from = options.getStream()!;
  const name = nameOf(from.getStreamIdentifier());
  if (ledger.isTombstoned(name)) throw streamDeleted(name);
  const after = from.hasRevision() ? BigInt(from.getRevision()) : -1n;
  const due = (entry: Entry) => entry.stream === name && entry.revision > after;
  return {
    since: index =>
      ledger.all.map((entry, i) => (i >= index && due(entry) ? entry : undefined)).filter(entry => entry !== undefined),
    start: from.hasEnd() ? ledger.all.length : 0,
    catchesUp: ledger.stream(name) !== undefined,
    filter: undefined,
  };
};

const checkpoint = (position: bigint): streams.ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );

/** Sends what passes the filter, and a checkpoint after every so many events examined. */
const sender = (filter: Filter | undefined) => {
  let examined = 0;
  let lastSent = 0n;
  return (entry: Entry, live: boolean): readonly streams.ReadResp[] => {
    const messages: streams.ReadResp[] = [];
    if (filter === undefined || filter.passes(entry)) {
      messages.push(eventMessage(entry));
      lastSent = entry.position;
    }
    examined += 1;
    // While it catches up a real server names the last event it sent, also commit/0 where there was none (research, section 5).
    if (filter && examined % filter.interval === 0) messages.push(checkpoint(live ? entry.position : lastSent));
    return messages;
  };
};

const follow = async (call: ReadCall, ledger: Ledger, source: Source): Promise<void> => {
  const send = sender(source.filter);
  let next = source.start;
  const write = async (message: streams.ReadResp) => {
    if (!call.write(message) && !call.cancelled) await once(call, 'drain');
  };
  await write(
    new streams.ReadResp().setConfirmation(
      new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()),
    ),
  );
  while (next < ledger.all.length && !call.cancelled) {
    const entries = source.since(next);
    next = ledger.all.length;
    for (const entry of entries) for (const message of send(entry, false)) await write(message);
  }
  if (source.catchesUp) await write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
  const live = () => {
    const entries = source.since(next);
    next = ledger.all.length;
    for (const entry of entries) for (const message of send(entry, true)) call.write(message);
    if (call.writableLength <= mostBehind) return;
    stop();
    call.emit('error', tooSlow());
  };
  const stop = ledger.listen(live);
  call.on('cancelled', stop);
  if (call.cancelled) stop();
  else live();
};

/** A Read that never ends. Throws what the call fails with at once. */
export const subscription = (call: ReadCall, ledger: Ledger): void => {
  const options = call.request.getOptions()!;
  const source = options.hasAll() ? allSource(ledger, options) : streamSource(ledger, options);
  follow(call, ledger, source).catch(error => call.emit('error', error));
};
