import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type handleBidiStreamingCall, status } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import wellKnown from 'google-protobuf/google/protobuf/empty_pb.js';
import { type Expected, type Ledger, maxAppendSize, type Outcome, type Proposal } from './ledger.ts';
import { expectedOf, identifier, nameOf, proposalOf } from './messages.ts';

const empty = () => new wellKnown.Empty();

const refusal = (code: number, name: string, detail: { serializeBinary(): Uint8Array }): statuses.Status => {
  const details = new any.Any();
  details.pack(detail.serializeBinary(), `event_store.client.${name}`);
  return new statuses.Status().setCode(code).setMessage(name).setDetails(details);
};

const conflict = (expected: Expected, actual: bigint): statuses.Status => {
  const detail = new shared.WrongExpectedVersion();
  if (actual === -1n) detail.setCurrentNoStream(empty());
  else detail.setCurrentStreamRevision(String(actual));
  if (expected === 'any') detail.setExpectedAny(empty());
  else if (expected === 'exists') detail.setExpectedStreamExists(empty());
  else if (expected === -1n) detail.setExpectedNoStream(empty());
  else detail.setExpectedStreamPosition(String(expected));
  return refusal(status.ALREADY_EXISTS, 'WrongExpectedVersion', detail);
};

const badRequest = (message: string) =>
  refusal(status.INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message));

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Batch {
  readonly options: streams.BatchAppendReq.Options;
  readonly proposals: Proposal[];
}

const fault = ({ options, proposals }: Batch): statuses.Status | undefined => {
  if (nameOf(options.getStreamIdentifier()) === '') return badRequest("Value cannot be null. (Parameter 'value')");
  if (proposals.some(({ id }) => !uuid.test(id))) return badRequest('Unrecognized Guid format.');
  if (proposals.some(({ type }) => type === '')) return badRequest("Empty eventType provided. (Parameter 'eventType')");
  const deadline = options.getDeadline()?.toDate() ?? new Date(Date.now() + 1_000);
  return deadline.getTime() <= Date.now()
    ? refusal(status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout())
    : undefined;
};

const success = (revision: bigint, position: bigint | undefined): streams.BatchAppendResp.Success => {
  const place = String(position);
  const written = new streams.BatchAppendResp.Success();
  if (position === undefined) written.setNoPosition(empty());
  else written.setPosition(new shared.AllStreamPosition().setCommitPosition(place).setPreparePosition(place));
  return revision === -1n ? written.setNoStream(empty()) : written.setCurrentRevision(String(revision));
};

const errorOf = (name: string, expected: Expected, outcome: Exclude<Outcome, { kind: 'written' }>): statuses.Status => {
  switch (outcome.kind) {
    case 'conflict':
      return conflict(expected, outcome.actual);
    case 'deleted':
      return refusal(
        status.NOT_FOUND,
        'StreamDeleted',
        new shared.StreamDeleted().setStreamIdentifier(identifier(name)),
      );
    case 'tooLarge':
      return refusal(
        status.INVALID_ARGUMENT,
        'MaximumAppendSizeExceeded',
        new shared.MaximumAppendSizeExceeded().setMaxappendsize(maxAppendSize),
      );
  }
};

const answerTo = (ledger: Ledger, batch: Batch): streams.BatchAppendResp => {
  const { options, proposals } = batch;
  const answer = new streams.BatchAppendResp().setStreamIdentifier(options.getStreamIdentifier());
  const refused = fault(batch);
  if (refused) return answer.setError(refused);
  const name = nameOf(options.getStreamIdentifier());
  const expected = expectedOf(options, () => options.getStreamPosition());
  const outcome = ledger.append(name, expected, proposals);
  if (outcome.kind === 'written') return answer.setSuccess(success(outcome.revision, outcome.position));
  return answer.setError(errorOf(name, expected, outcome));
};

/** Streams/BatchAppend: many appends over one long call; a refused one is answered in band and the call goes on. */
export const batchAppendHandler =
  (ledger: Ledger): handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> =>
  call => {
    const open = new Map<string, Batch>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId()!.getString();
      const batch = open.get(correlation) ?? { options: request.getOptions()!, proposals: [] };
      batch.proposals.push(...request.getProposedMessagesList().map(proposalOf));
      open.set(correlation, batch);
      if (!request.getIsFinal()) return;
      open.delete(correlation);
      call.write(answerTo(ledger, batch).setCorrelationId(request.getCorrelationId()));
    });
    call.on('end', () => call.end());
  };
