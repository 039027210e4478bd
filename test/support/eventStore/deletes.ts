import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type handleUnaryCall, status } from '@grpc/grpc-js';
import { type CallFailure, failure, streamDeleted } from './grpcAnswers.ts';
import type { Expected, Ledger } from './ledger.ts';
import { expectedOf, nameOf } from './messages.ts';

const number = (expected: Expected): bigint => (expected === 'any' ? -2n : expected === 'exists' ? -4n : expected);

const conflict = (name: string, expected: Expected, actual: bigint): CallFailure => {
  const [wanted, found] = [String(number(expected)), String(actual)];
  return failure(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${name}, Expected version: ${wanted}, Actual version: ${found}`,
    { exception: 'wrong-expected-version', 'stream-name': name, 'expected-version': wanted, 'actual-version': found },
  );
};

type Request = streams.DeleteReq | streams.TombstoneReq;

/** The position of the mark that the deletion left in $all. Throws what the call fails with. */
const removed = (ledger: Ledger, request: Request, forGood: boolean): string => {
  const options = request.getOptions()!;
  const name = nameOf(options.getStreamIdentifier());
  const expected = expectedOf(options, () => options.getRevision());
  const outcome = ledger.delete(name, expected, forGood);
  if (outcome.kind === 'conflict') throw conflict(name, expected, outcome.actual);
  if (outcome.kind !== 'written') throw streamDeleted(name);
  return String(outcome.position);
};

const answered = <Answer>(reply: (error: Error | null, answer?: Answer) => void, work: () => Answer): void => {
  try {
    reply(null, work());
  } catch (error) {
    reply(error as Error);
  }
};

export const deleteHandler =
  (ledger: Ledger): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> =>
  ({ request }, reply) =>
    answered<streams.DeleteResp>(reply, () => {
      const place = removed(ledger, request, false);
      const position = new streams.DeleteResp.Position().setCommitPosition(place).setPreparePosition(place);
      return new streams.DeleteResp().setPosition(position);
    });

export const tombstoneHandler =
  (ledger: Ledger): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> =>
  ({ request }, reply) =>
    answered<streams.TombstoneResp>(reply, () => {
      const place = removed(ledger, request, true);
      const position = new streams.TombstoneResp.Position().setCommitPosition(place).setPreparePosition(place);
      return new streams.TombstoneResp().setPosition(position);
    });
