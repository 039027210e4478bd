import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type handleClientStreamingCall, status } from '@grpc/grpc-js';
import { failure, streamDeleted, unhandled } from './grpcAnswers.ts';
import { type Expected, type Ledger, maxAppendSize, type Outcome, type Proposal } from './ledger.ts';
import { expectedOf, nameOf, proposalOf } from './messages.ts';

const empty = () => new shared.Empty();

type Refused = streams.AppendResp.WrongExpectedVersion;

/** A real server also sends the deprecated twins of 20.6, which no client of today reads. */
const expectedIn = (refused: Refused, expected: Expected): Refused => {
  if (expected === 'any') return refused.setExpectedAny(empty());
  if (expected === 'exists') return refused.setExpectedStreamExists(empty());
  if (expected === -1n) return refused.setExpectedNoStream(empty());
  return refused.setExpectedRevision(String(expected));
};

const conflict = (expected: Expected, actual: bigint): streams.AppendResp => {
  const refused = new streams.AppendResp.WrongExpectedVersion();
  if (actual === -1n) refused.setCurrentNoStream(empty());
  else refused.setCurrentRevision(String(actual));
  return new streams.AppendResp().setWrongExpectedVersion(expectedIn(refused, expected));
};

const success = (revision: bigint, position: bigint | undefined): streams.AppendResp => {
  const place = String(position);
  const written = new streams.AppendResp.Success();
  if (position === undefined) written.setNoPosition(empty());
  else written.setPosition(new streams.AppendResp.Position().setCommitPosition(place).setPreparePosition(place));
  if (revision === -1n) written.setNoStream(empty());
  else written.setCurrentRevision(String(revision));
  return new streams.AppendResp().setSuccess(written);
};

const answerTo = (name: string, expected: Expected, outcome: Outcome): streams.AppendResp => {
  switch (outcome.kind) {
    case 'written':
      return success(outcome.revision, outcome.position);
    case 'conflict':
      return conflict(expected, outcome.actual);
    case 'deleted':
      throw streamDeleted(name);
    case 'tooLarge':
      throw failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${maxAppendSize} Exceeded.`, {
        exception: 'maximum-append-size-exceeded',
        'maximum-append-size': String(maxAppendSize),
      });
  }
};

/** Streams/Append: the options, then one event a message; a conflict is an ordinary answer. */
export const appendHandler =
  (ledger: Ledger): handleClientStreamingCall<streams.AppendReq, streams.AppendResp> =>
  (call, reply) => {
    let options: streams.AppendReq.Options | undefined;
    const proposals: Proposal[] = [];
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message) proposals.push(proposalOf(message));
    });
    call.on('end', () => {
      const name = nameOf(options!.getStreamIdentifier());
      const expected = expectedOf(options!, () => options!.getRevision());
      try {
        if (name === '' || proposals.some(({ type }) => type === '')) throw unhandled();
        reply(null, answerTo(name, expected, ledger.append(name, expected, proposals)));
      } catch (error) {
        reply(error as Error);
      }
    });
  };
