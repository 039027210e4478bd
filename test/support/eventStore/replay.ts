import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Client, credentials, type Metadata, type MethodDefinition, type StatusObject } from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import type { Bindings } from './bindings.ts';
import { requestOf } from './requests.ts';
import { differences, shown } from './responses.ts';
import type { JsonObject, RecordedCall } from './transcript.ts';

type Method = MethodDefinition<Message, Message>;

const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  [...Object.values(streamsService.StreamsService), ...Object.values(featuresService.ServerFeaturesService)].map(
    method => [method.path.split('/').at(-1)!.toLowerCase(), method as Method],
  ),
);

/** A raw call with what came back so far. Every method is driven as if both sides were streams: the wire is the same. */
const openCall = (client: Client, { path, requestSerialize, responseDeserialize }: Method) => {
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  const answers: Message[] = [];
  let notify = () => {};
  const ended = new Promise<StatusObject>(resolve => call.on('status', status => resolve(status)));
  call.on('error', () => {});
  call.on('data', (answer: Message) => {
    answers.push(answer);
    notify();
  });
  const answered = (count: number) =>
    new Promise<void>(resolve => {
      notify = () => answers.length >= count && resolve();
      notify();
      void ended.then(() => resolve());
    });
  return { call, answers, ended, answered };
};

export interface Hooks {
  /** Runs before the client's message of that index: what the recording did on another call meanwhile. */
  readonly beforeMessage?: Readonly<Record<number, () => Promise<void> | void>>;
  /** Runs once the server has sent so many messages. */
  readonly afterAnswers?: Readonly<Record<number, () => void>>;
  /** The index of the client's message whose deadline had passed. */
  readonly late?: number;
}

const trailersOf = (metadata: Metadata, wanted: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(wanted).map(key => [key, metadata.get(key)[0]]));

/** Makes a recorded call again and tells where the answers, the status or the trailers differ. */
export const replayed = async (
  client: Client,
  recorded: RecordedCall,
  bindings: Bindings,
  hooks: Hooks = {},
): Promise<readonly string[]> => {
  const rpc = recorded.rpc.split('/')[1]!;
  const { call, answers, ended, answered } = openCall(client, methods[rpc.toLowerCase()]!);
  const streaming = rpc === 'BatchAppend' || rpc === 'Append';
  const expected: JsonObject[] = [];
  let sent = 0;
  for (const { client: from, server } of recorded.log ?? []) {
    if (typeof server === 'object') {
      expected.push(server);
      await answered(expected.length);
      hooks.afterAnswers?.[expected.length]?.();
    } else if (from === '<half-close>') call.end();
    else if (from === '<cancel>') call.cancel();
    else if (typeof from === 'object') {
      await hooks.beforeMessage?.[sent]?.();
      call.write(
        rpc === 'GetSupportedMethods' ? new shared.Empty() : requestOf(rpc, from, bindings, hooks.late === sent),
      );
      sent += 1;
      if (!streaming) call.end();
    }
  }
  const { code, details, metadata } = await ended;
  const found = {
    code: code === recorded.status.code,
    details: recorded.status.details === undefined || details === recorded.status.details,
    trailers: JSON.stringify(trailersOf(metadata, recorded.trailers ?? {})) === JSON.stringify(recorded.trailers ?? {}),
  };
  return [
    ...expected.flatMap((message, i) =>
      answers[i] ? differences(message, shown(answers[i]), bindings, `#${i}`) : [`#${i}: missing`],
    ),
    ...(answers.length > expected.length ? [`${answers.length - expected.length} answers too many`] : []),
    ...Object.entries(found)
      .filter(([, same]) => !same)
      .map(([what]) => `${what}: found ${code} ${details} ${JSON.stringify(metadata.getMap())}`),
  ];
};

export const rawClient = (port: number): Client => new Client(`127.0.0.1:${port}`, credentials.createInsecure());
