import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DraftEvent, Erasure, Place, SealedEvent } from './event.ts';

const namespace = Buffer.from('6f1d6c1e4f0a5d1f9a3ec0de1b15c0a5', 'hex');

/** RFC 8785 JSON: one spelling for one value. Absent fields are omitted. */
export const canonicalJson = (value: unknown): string => canonicalize(value)!;

const asUuid = (bytes: Buffer, version: number): string => {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** The id that a name always has: uuidv5 of its canonical JSON (RFC 9562). */
export const idOf = (name: readonly unknown[]): string =>
  asUuid(createHash('sha1').update(namespace).update(canonicalJson(name)).digest(), 5);

/** A fresh uuidv7, ordered by `now`. */
export const newId = (now: Date): string => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  return asUuid(bytes, 7);
};

export const newSalt = (): string => randomBytes(16).toString('hex');

const saltedHash = (salt: string, value: unknown): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalJson(value)).digest('hex');

/** Proves `data` and `sources` without keeping them readable once salt and content are erased. */
export const contentHashOf = ({ salt, data, sources }: Pick<DraftEvent, 'salt' | 'data' | 'sources'>): string =>
  saltedHash(salt, { data, sources });

/** Recognises a repeated request without storing what it said. */
export const commandHashOf = (salt: string, command: readonly unknown[]): string => saltedHash(salt, command);

/** The link of the chain: the previous event's hash (for the first event the stream's name), then the envelope. */
export const eventHashOf = (
  previous: string,
  event: Omit<SealedEvent, 'hash'> & Partial<Place & Erasure & Pick<SealedEvent, 'hash'>>,
): string => {
  const {
    data: _data,
    sources: _sources,
    salt: _salt,
    hash: _hash,
    stream: _stream,
    revision: _revision,
    position: _position,
    erasedBy: _erasure,
    ...envelope
  } = event;
  return createHash('sha256').update(previous).update(canonicalJson(envelope)).digest('hex');
};
