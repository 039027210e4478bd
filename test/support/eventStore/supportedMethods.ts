import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { handleUnaryCall } from '@grpc/grpc-js';

const persistent = ['create', 'update', 'delete', 'read', 'getinfo', 'replayparked', 'list', 'restartsubsystem'];
const users = ['create', 'update', 'delete', 'disable', 'enable', 'details', 'changepassword', 'resetpassword'];
const operations = [
  'startscavenge',
  'stopscavenge',
  'shutdown',
  'mergeindexes',
  'resignnode',
  'setnodepriority',
  'restartpersistentsubscriptions',
];

type Method = readonly [service: string, method: string, features?: readonly string[]];

/** In the real server's order. A client picks BatchAppend because it stands here. */
const methods: readonly Method[] = [
  ...['geteventpositions', 'switchchunks'].map((method): Method => ['redaction.redaction', method]),
  ...persistent.map(
    (method): Method => ['persistent_subscriptions.persistentsubscriptions', method, ['stream', 'all']],
  ),
  ...users.map((method): Method => ['users.users', method]),
  ['streams.streams', 'read', ['position', 'events']],
  ...['append', 'delete', 'tombstone'].map((method): Method => ['streams.streams', method]),
  ['streams.streams', 'batchappend', ['deadline_duration']],
  ...operations.map((method): Method => ['operations.operations', method]),
  ['gossip.gossip', 'read'],
  ['monitoring.monitoring', 'stats'],
  ['server_features.serverfeatures', 'getsupportedmethods'],
];

export const supportedMethodsHandler: handleUnaryCall<unknown, features.SupportedMethods> = (_, reply) =>
  reply(
    null,
    new features.SupportedMethods().setEventStoreServerVersion('23.10.8.0').setMethodsList(
      methods.map(([service, method, of = []]) =>
        new features.SupportedMethod()
          .setServiceName(`event_store.client.${service}`)
          .setMethodName(method)
          .setFeaturesList([...of]),
      ),
    ),
  );
