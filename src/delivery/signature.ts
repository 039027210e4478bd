import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

/** What Standard Webhooks signs: its id, the second it was sent in (Unix time), and the bytes that were sent. */
export interface Signable {
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
}

export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** A text that is no secret of a webhook. */
export class SecretFormatError extends Error {
  readonly code = 'secret_format';
  constructor() {
    super('A secret is whsec_, a public key whpk_, and then base64: copy all of it from where the webhook was made.');
  }
}

/** What messages to one endpoint are signed with: a secret (v1), or a private key of Ed25519 (v1a). */
export type SigningKey = KeyObject;

/** Node takes five times as long to sign with the bytes themselves. */
export const secretFrom = (secret: Buffer): SigningKey => createSecretKey(secret);

const prefix = 'whsec_';

export const spellSecret = (secret: SigningKey): string => prefix + secret.export().toString('base64');

/** DER around the 32 bytes of a public key of Ed25519 (RFC 8410, section 4). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** A secret, or a public key, as it was shown. Throws SecretFormatError. */
export const readSecret = (text: string): SigningKey => {
  const raw = Buffer.from(/^\s*whpk_([A-Za-z0-9+/]{43}=)\s*$/.exec(text)?.[1] ?? '', 'base64');
  if (raw.length === 32) return createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
  const encoded = text.trim().replace(prefix, '');
  if (!/^[A-Za-z0-9+/]{16,}={0,2}$/.test(encoded)) throw new SecretFormatError();
  return secretFrom(Buffer.from(encoded, 'base64'));
};

const signatureOf = (secret: KeyObject, { id, timestamp, body }: Signable): string =>
  createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64');

/** PKCS #8 around the 32 bytes that an Ed25519 key is made from (RFC 8410, section 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export const ed25519From = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });

/** The public half, as receivers keep it: `whpk_` and 32 bytes in base64. */
export const spellPublicKey = (key: KeyObject): string => {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return `whpk_${spki.subarray(-32).toString('base64')}`;
};

const tokenOf = (key: SigningKey, message: Signable): string => {
  if (key.type === 'secret') return `v1,${signatureOf(key, message)}`;
  const { id, timestamp, body } = message;
  return `v1a,${sign(null, Buffer.from(`${id}.${timestamp}.${body}`), key).toString('base64')}`;
};

/** The headers of a message (Standard Webhooks), signed with every key that still counts. */
export const signed = (keys: readonly SigningKey[], message: Signable): SignedHeaders => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(message.timestamp),
  'webhook-signature': keys.map(key => tokenOf(key, message)).join(' '),
});

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Seconds that the clocks of sender and receiver may differ. */
const tolerance = 300;

type Headers = { readonly [K in keyof SignedHeaders]?: string | readonly string[] | undefined };

const proves = (key: KeyObject, { id, timestamp, body }: Signable, token: string): boolean => {
  if (key.type === 'secret') return same(token, `v1,${signatureOf(key, { id, timestamp, body })}`);
  const [, encoded] = /^v1a,([A-Za-z0-9+/]{86}==)$/.exec(token) ?? [];
  if (encoded === undefined) return false;
  return verify(null, Buffer.from(`${id}.${timestamp}.${body}`), key, Buffer.from(encoded, 'base64'));
};

/**
 * Whether a message was signed with one of these secrets, or for one of these public keys, and lately. `now` is in seconds of
 * Unix time.
 */
export const isGenuine = (keys: readonly KeyObject[], headers: Headers, body: string, now: number): boolean => {
  const { 'webhook-id': id, 'webhook-timestamp': sent, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof sent !== 'string' || typeof signatures !== 'string') return false;
  const timestamp = Number(sent);
  if (!/^\d{1,12}$/.test(sent) || Math.abs(now - timestamp) > tolerance) return false;
  return signatures.split(' ').some(token => keys.some(key => proves(key, { id, timestamp, body }, token)));
};
