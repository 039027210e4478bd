import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Entry, Expected, Proposal } from './ledger.ts';

/** An event as Read answers it: ids as text, the moment in ticks of 100 ns. */
export const eventMessage = (entry: Entry): streams.ReadResp => {
  const position = String(entry.position);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(entry.id))
    .setStreamIdentifier(identifier(entry.stream))
    .setStreamRevision(String(entry.revision))
    .setPreparePosition(position)
    .setCommitPosition(position)
    .setCustomMetadata(entry.metadata)
    .setData(entry.data);
  recorded
    .getMetadataMap()
    .set('type', entry.type)
    .set('created', `${entry.created.getTime()}0000`)
    .set('content-type', entry.contentType);
  return new streams.ReadResp().setEvent(
    new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position),
  );
};

export const identifier = (name: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(new TextEncoder().encode(name));

export const nameOf = (stream: shared.StreamIdentifier | undefined): string =>
  new TextDecoder().decode(stream?.getStreamName_asU8());

type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

export const proposalOf = (message: ProposedMessage): Proposal => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

interface Expectation {
  hasAny(): boolean;
  hasStreamExists(): boolean;
  hasNoStream(): boolean;
}

export const expectedOf = (options: Expectation, revision: () => string): Expected => {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'exists';
  return options.hasNoStream() ? -1n : BigInt(revision());
};
