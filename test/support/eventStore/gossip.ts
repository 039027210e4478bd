import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { handleUnaryCall } from '@grpc/grpc-js';

/** One node that says it is the leader, at the port that clients are to use. */
export const gossipHandler =
  (port: () => number): handleUnaryCall<unknown, gossip.ClusterInfo> =>
  (_, reply) =>
    reply(
      null,
      new gossip.ClusterInfo().setMembersList([
        new gossip.MemberInfo()
          .setInstanceId(
            new shared.UUID().setStructured(
              new shared.UUID.Structured()
                .setMostSignificantBits('8851074833327869887')
                .setLeastSignificantBits('-5652933452200800810'),
            ),
          )
          .setTimeStamp(`${Date.now()}0000`)
          .setState(gossip.MemberInfo.VNodeState.LEADER)
          .setIsAlive(true)
          .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port())),
      ]),
    );
