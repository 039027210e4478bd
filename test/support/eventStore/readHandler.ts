import { once } from 'node:events';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { handleServerStreamingCall } from '@grpc/grpc-js';
import type { Ledger } from './ledger.ts';
import { eventMessage } from './messages.ts';
import { allEntries, streamEntries } from './reads.ts';
import { type ReadCall, subscription } from './subscriptions.ts';

const notFound = (call: ReadCall): streams.ReadResp => {
  const missing = call.request.getOptions()!.getStream()!.getStreamIdentifier();
  return new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(missing));
};

const answer = async (call: ReadCall, ledger: Ledger): Promise<void> => {
  const options = call.request.getOptions()!;
  if (options.hasSubscription()) return subscription(call, ledger);
  const entries = options.hasAll() ? allEntries(ledger, options) : streamEntries(ledger, options);
  if (entries === undefined) call.write(notFound(call));
  for (const entry of entries ?? []) {
    if (call.cancelled) return;
    if (!call.write(eventMessage(entry))) await Promise.race([once(call, 'drain'), once(call, 'cancelled')]);
  }
  call.end();
};

/** Streams/Read: one stream or $all, once or as a subscription. */
export const readHandler =
  (ledger: Ledger): handleServerStreamingCall<streams.ReadReq, streams.ReadResp> =>
  call => {
    answer(call, ledger).catch(error => call.emit('error', error));
  };
