import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Message } from 'google-protobuf';
import wellKnown from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { Bindings } from './bindings.ts';
import type { Json, JsonObject } from './transcript.ts';

interface Shape {
  readonly make: () => Message;
  readonly fields?: Readonly<Record<string, Shape>>;
}

const shape = (make: () => Message, fields: Readonly<Record<string, Shape>> = {}): Shape => ({ make, fields });

const empty = shape(() => new shared.Empty());
const uuid = shape(() => new shared.UUID());
const name = shape(() => new shared.StreamIdentifier());
const expectations = { streamIdentifier: name, any: empty, noStream: empty, streamExists: empty };
const wellKnownEmpty = shape(() => new wellKnown.Empty());
const expression = shape(() => new streams.ReadReq.Options.FilterOptions.Expression());
const position = shape(() => new streams.ReadReq.Options.Position());

const read = shape(() => new streams.ReadReq(), {
  options: shape(() => new streams.ReadReq.Options(), {
    stream: shape(() => new streams.ReadReq.Options.StreamOptions(), {
      streamIdentifier: name,
      start: empty,
      end: empty,
    }),
    all: shape(() => new streams.ReadReq.Options.AllOptions(), { position, start: empty, end: empty }),
    subscription: shape(() => new streams.ReadReq.Options.SubscriptionOptions()),
    filter: shape(() => new streams.ReadReq.Options.FilterOptions(), {
      streamIdentifier: expression,
      eventType: expression,
    }),
    noFilter: empty,
    uuidOption: shape(() => new streams.ReadReq.Options.UUIDOption(), { string: empty }),
  }),
});

const append = shape(() => new streams.AppendReq(), {
  options: shape(() => new streams.AppendReq.Options(), expectations),
  proposedMessage: shape(() => new streams.AppendReq.ProposedMessage(), { id: uuid }),
});

const batchAppend = shape(() => new streams.BatchAppendReq(), {
  correlationId: uuid,
  options: shape(() => new streams.BatchAppendReq.Options(), {
    streamIdentifier: name,
    any: wellKnownEmpty,
    noStream: wellKnownEmpty,
    streamExists: wellKnownEmpty,
  }),
  proposedMessages: shape(() => new streams.BatchAppendReq.ProposedMessage(), { id: uuid }),
});

const shapes: Readonly<Record<string, Shape>> = {
  Read: read,
  Append: append,
  BatchAppend: batchAppend,
  Delete: shape(() => new streams.DeleteReq(), { options: shape(() => new streams.DeleteReq.Options(), expectations) }),
  Tombstone: shape(() => new streams.TombstoneReq(), {
    options: shape(() => new streams.TombstoneReq.Options(), expectations),
  }),
};

const bytesOf = (text: string): Uint8Array => {
  const size = /^<(\d+) bytes>$/.exec(text)?.[1];
  if (size) return new Uint8Array(Number(size));
  return text.startsWith('base64:') ? Buffer.from(text.slice(7), 'base64') : Buffer.from(text);
};

const scalar = (key: string, value: Json, bindings: Bindings): unknown => {
  if (key === 'data' || key === 'customMetadata' || key === 'streamName') return bytesOf(String(value));
  if (key.endsWith('Position') && key !== 'streamPosition') return bindings.placeFor(String(value));
  if (typeof value === 'string' && value.startsWith('<uuid-')) return bindings.textFor(value, randomUUID());
  return value === 'Backwards' ? 1 : value;
};

const setter = (message: Message, key: string, isList: boolean): ((value: unknown) => void) => {
  const wanted =
    `set${key === 'proposedMessages' ? 'proposedmessageslist' : isList ? `${key}list` : key}`.toLowerCase();
  const method = Object.getOwnPropertyNames(Object.getPrototypeOf(message)).find(own => own.toLowerCase() === wanted);
  if (method === undefined) throw new Error(`no field ${key}`);
  return value => Reflect.apply(Reflect.get(message, method), message, [value]);
};

const built = ({ make, fields = {} }: Shape, json: JsonObject, bindings: Bindings): Message => {
  const message = make();
  for (const [key, value] of Object.entries(json)) {
    const field = fields[key];
    if (key === 'deadline21100') continue;
    if (key === 'metadata') {
      const map = (message as streams.AppendReq.ProposedMessage).getMetadataMap();
      for (const [entry, text] of Object.entries(value as Readonly<Record<string, string>>)) map.set(entry, text);
    } else {
      const child = (part: Json) => (field ? built(field, part as JsonObject, bindings) : scalar(key, part, bindings));
      setter(message, key, Array.isArray(value))(Array.isArray(value) ? value.map(child) : child(value));
    }
  }
  return message;
};

/** The message that a recorded request was; deadlines lie ten seconds ahead unless `late`. */
export const requestOf = (rpc: string, json: JsonObject, bindings: Bindings, late = false): Message => {
  const message = built(shapes[rpc]!, json, bindings);
  if (message instanceof streams.BatchAppendReq)
    message.getOptions()?.setDeadline(timestamps.Timestamp.fromDate(new Date(Date.now() + (late ? -1 : 10_000))));
  return message;
};
