import shared from '@eventstore/db-client/generated/shared_pb.js';
import { status } from '@grpc/grpc-js';
import { Map as JspbMap, Message } from 'google-protobuf';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import type { Bindings } from './bindings.ts';
import type { Json, JsonObject } from './transcript.ts';

/** One spelling for a field, whichever generator named it. */
const plain = (key: string): string => key.toLowerCase().replace(/[^a-z0-9@]/g, '');

const details: Readonly<Record<string, (bytes: Uint8Array) => Message>> = {
  WrongExpectedVersion: shared.WrongExpectedVersion.deserializeBinary,
  StreamDeleted: shared.StreamDeleted.deserializeBinary,
  MaximumAppendSizeExceeded: shared.MaximumAppendSizeExceeded.deserializeBinary,
  BadRequest: shared.BadRequest.deserializeBinary,
  Timeout: shared.Timeout.deserializeBinary,
};

const valueShown = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return value;
  if (value instanceof JspbMap)
    return Object.fromEntries(value.toArray().map(([key, text]) => [plain(String(key)), text]));
  if (Array.isArray(value)) return value.map(valueShown);
  return value instanceof Message ? shown(value) : value;
};

const isAbsent = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  value === 0 ||
  value === '0' ||
  value === false ||
  ((Array.isArray(value) || value instanceof Uint8Array) && value.length === 0) ||
  (value instanceof JspbMap && value.getLength() === 0);

/** The fields that are present on the wire, as the transcripts show them. */
export const shown = (message: Message): Readonly<Record<string, unknown>> => {
  if (message instanceof any.Any) {
    const name = message.getTypeName().split('.').at(-1)!;
    return { '@type': message.getTypeUrl(), ...shown(details[name]!(message.getValue_asU8())) };
  }
  const call = (method: string): unknown => Reflect.apply(Reflect.get(message, method), message, []);
  const methods = new Set(Object.getOwnPropertyNames(Object.getPrototypeOf(message)));
  const fields: Record<string, unknown> = {};
  for (const method of methods) {
    if (!method.startsWith('get') || /(_asU8|_asB64|Case)$/.test(method)) continue;
    const field = method.slice(3);
    const presence = methods.has(`has${field}`) ? call(`has${field}`) : undefined;
    const value = call(methods.has(`${method}_asU8`) ? `${method}_asU8` : method);
    if (presence === false || (presence === undefined && isAbsent(value))) continue;
    fields[plain(field.replace(/(List|Map)$/, ''))] = valueShown(value);
  }
  return fields;
};

const classes: readonly (readonly [RegExp, RegExp])[] = [
  [/^<ticks>$/, /^\d{17,}$/],
  [/^<server version>$/, /^\d+\.\d+/],
];

const bytesMatch = (expected: string, actual: Uint8Array): boolean => {
  const size = /^<(\d+) bytes>$/.exec(expected)?.[1];
  if (size) return actual.length === Number(size);
  const text = Buffer.from(actual);
  return expected === (expected.startsWith('base64:') ? `base64:${text.toString('base64')}` : text.toString());
};

const textMatches = (key: string, expected: string, actual: string, bindings: Bindings): boolean => {
  if (/^(commit|prepare)position$/.test(key)) return bindings.bindPlace(expected, actual);
  if (expected.startsWith('<uuid-')) return bindings.textFor(expected, actual) === actual;
  const known = classes.find(([placeholder]) => placeholder.test(expected));
  return known ? known[1].test(actual) : expected === actual;
};

/** Where an answer differs from the recorded one; empty where it is the same but for placeholders. */
export const differences = (
  expected: Json,
  actual: unknown,
  bindings: Bindings,
  path = '',
  key = '',
): readonly string[] => {
  const differs = (found: unknown) => [
    `${path || 'answer'}: expected ${JSON.stringify(expected)}, found ${String(found)}`,
  ];
  if (actual instanceof Uint8Array) return bytesMatch(String(expected), actual) ? [] : differs(Buffer.from(actual));
  if (Array.isArray(expected)) {
    const found = Array.isArray(actual) ? actual : [];
    if (found.length !== expected.length) return differs(`${found.length} of them`);
    return expected.flatMap((part, i) => differences(part, found[i], bindings, `${path}[${i}]`, key));
  }
  if (typeof expected === 'object') return objectDifferences(expected as JsonObject, actual, bindings, path);
  if (key === 'code') return status[String(expected) as keyof typeof status] === actual ? [] : differs(actual);
  return textMatches(key, String(expected), String(actual), bindings) ? [] : differs(actual);
};

const objectDifferences = (
  expected: JsonObject,
  actual: unknown,
  bindings: Bindings,
  path: string,
): readonly string[] => {
  const found = (typeof actual === 'object' && actual !== null ? actual : {}) as Readonly<Record<string, unknown>>;
  // The deprecated twins of 20.6 are read by no client of today, and not sent here.
  const wanted = Object.entries(expected)
    .filter(([key]) => !key.endsWith('_20_6_0'))
    .map(([key, value]) => [plain(key), value] as const);
  const surplus = Object.keys(found).filter(key => !wanted.some(([name]) => name === key));
  return [
    ...surplus.map(key => `${path}.${key}: not in the transcript`),
    ...wanted.flatMap(([key, value]) =>
      key in found ? differences(value, found[key], bindings, `${path}.${key}`, key) : [`${path}.${key}: missing`],
    ),
  ];
};
