import { type Endpoint, secretsAt } from '../../projections/endpoints/endpointBook.ts';
import { getOrMake } from '../../projections/getOrMake.ts';
import { endpointSecret, endpointSeed } from './masterKey.ts';
import { ed25519From, type SigningKey, secretFrom, spellPublicKey, spellSecret } from './signature.ts';

const derived = new WeakMap<Endpoint, Map<number, SigningKey>>();

const keyOf = (master: Buffer, endpoint: Endpoint, version: number): SigningKey => {
  const { id, settings } = endpoint;
  const known = getOrMake(derived, endpoint, () => new Map<number, SigningKey>());
  return getOrMake(known, version, () =>
    settings.signature === 'v1a'
      ? ed25519From(endpointSeed(master, id, version))
      : secretFrom(endpointSecret(master, id, version)),
  );
};

/** Every key that messages to an endpoint are signed with at a moment. `master` is the one of this Lis. */
export const signingKeys = (master: Buffer, endpoint: Endpoint, now: Date): readonly SigningKey[] =>
  secretsAt(endpoint, now).map(version => keyOf(master, endpoint, version));

/** What a receiver verifies with: the secret, or the public key. */
export const verifiedWith = (master: Buffer, endpoint: Endpoint): { secret: string } | { publicKey: string } => {
  const key = keyOf(master, endpoint, endpoint.secrets[0]!.version);
  return key.type === 'secret' ? { secret: spellSecret(key) } : { publicKey: spellPublicKey(key) };
};
