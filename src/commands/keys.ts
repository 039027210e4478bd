import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mark } from '../../events/action.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { Scope } from '../../events/keys.ts';
import { isLive, type Key, keyRing } from '../../projections/keys/keyRing.ts';
import type { StreamCache } from '../log/streamCache.ts';
import { type Keeper, writeOwn } from '../log/writeOwn.ts';
import { ConflictError } from './conflictError.ts';

export const keyStream = 'key-ring';

/** They say who recorded where no key was shown. */
const reserved: ReadonlySet<string> = new Set(['local', 'anybody', 'cli', 'samples', 'lis']);

/** Keys are revoked by either. */
const looksLikeAnId = (name: string): boolean => /^[0-9a-f]{10}$/.test(name);

/** What a key may be called: what it records says so. */
export const keyName = mark
  .refine(name => !reserved.has(name), { error: 'is a name that Lis uses itself' })
  .refine(name => !looksLikeAnId(name), { error: 'could be the id of another key' });

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const rings = new WeakMap<readonly RecordedEvent[], ReadonlyMap<string, Key>>();

/** The keys as they stand, revoked ones too. Asked at every request, so folded only where something came. */
export const keysOf = async (streams: Pick<StreamCache, 'read'>): Promise<ReadonlyMap<string, Key>> => {
  const events = await streams.read(keyStream);
  const ring = rings.get(events) ?? keyRing(events);
  rings.set(events, ring);
  return ring;
};

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** Makes a key and resolves to what opens the door: it is kept nowhere, so nobody is told it twice. */
export const createKey = async (
  keeper: Keeper,
  { name, scopes }: NewKey,
  recordedBy: string,
): Promise<{ readonly id: string; readonly token: string }> => {
  const id = randomBytes(5).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  await writeOwn(keeper, keyStream, recordedBy, 'key.created', events => {
    // Also a revoked one's: what was recorded by it bears its name.
    if ([...keyRing(events).values()].some(key => key.name === name))
      throw new ConflictError('key_exists', `There is, or was, a key ${name}: choose another name.`);
    return { key: id, name, scopes: [...new Set(scopes)], secretHash: hashOf(secret) };
  });
  return { id, token: `lis_${id}_${secret}` };
};

/** Revokes a key, by its id or its name, at once and for good. Resolves to its id; undefined where there is none. */
export const revokeKey = async (keeper: Keeper, named: string, recordedBy: string): Promise<string | undefined> => {
  let revoked: string | undefined;
  await writeOwn(keeper, keyStream, recordedBy, 'key.revoked', events => {
    const all = [...keyRing(events).values()];
    const key = all.find(({ id }) => id === named) ?? all.find(one => one.name === named);
    revoked = key?.id;
    return key && isLive(key) ? { key: key.id } : undefined;
  });
  return revoked;
};

/** Whether two secrets are one, in a time that tells nothing of where they differ. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));

/** The live key that a token is of. */
export const keyFor = (ring: ReadonlyMap<string, Key>, token: string): Key | undefined => {
  const [, id = '', secret = ''] = /^lis_([0-9a-f]{10})_([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  const key = ring.get(id);
  const hash = Buffer.from(hashOf(secret));
  const fits = timingSafeEqual(hash, Buffer.from(key?.secretHash ?? hashOf('no key')));
  return key && fits && isLive(key) ? key : undefined;
};
