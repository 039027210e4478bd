import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { appendHandler } from './eventStore/appends.ts';
import { batchAppendHandler } from './eventStore/batchAppends.ts';
import { deleteHandler, tombstoneHandler } from './eventStore/deletes.ts';
import { gossipHandler } from './eventStore/gossip.ts';
import { Ledger } from './eventStore/ledger.ts';
import { readHandler } from './eventStore/readHandler.ts';
import { supportedMethodsHandler } from './eventStore/supportedMethods.ts';

export interface EventStoreServer {
  readonly port: number;
  readonly url: string;
  readonly ledger: Ledger;
  /** While true, reads and subscriptions get no answer at all, as may happen in an election. */
  hangs: boolean;
  /** How many calls were left without an answer so. */
  readonly hung: number;
  /** As SIGKILL would: every connection is cut. */
  stop(): void;
}

/**
 * A server of EventStoreDB's protocol in this process, in memory, that answers as 23.10.8 does
 * (eventStoreTranscripts.test.ts). With the `ledger` and `port` of one that stopped it is the same server, restarted.
 */
export const startEventStoreServer = async (ledger = new Ledger(), at = 0): Promise<EventStoreServer> => {
  let hung = 0;
  const read = readHandler(ledger);
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(streams.StreamsService, {
    read: (call: Parameters<typeof read>[0]) => {
      if (running.hangs) hung += 1;
      else read(call);
    },
    append: appendHandler(ledger),
    batchAppend: batchAppendHandler(ledger),
    delete: deleteHandler(ledger),
    tombstone: tombstoneHandler(ledger),
  });
  server.addService(features.ServerFeaturesService, { getSupportedMethods: supportedMethodsHandler });
  server.addService(gossip.GossipService, { read: gossipHandler(() => port) });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`127.0.0.1:${at}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const running: EventStoreServer = {
    port,
    url: `esdb://127.0.0.1:${port}?tls=false`,
    ledger,
    hangs: false,
    get hung() {
      return hung;
    },
    stop: () => server.forceShutdown(),
  };
  return running;
};
