import { hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const length = 32;

/** The file of the master key cannot be used; the message says what to do. */
export class MasterKeyError extends Error {
  readonly code = 'master_key';
}

const sync = (path: string, flags: string, work: (file: number) => void): void => {
  const file = openSync(path, flags, 0o600);
  try {
    work(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Whole or not at all, and on disk: a secret that was shown is derived from it. */
const write = (path: string, key: Buffer): void => {
  const temporary = `${path}.new`;
  sync(temporary, 'w', file => writeSync(file, key));
  renameSync(temporary, path);
  // Windows opens no folder.
  if (process.platform !== 'win32') sync(dirname(path), 'r', () => {});
};

const read = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw new MasterKeyError(`${path} cannot be read: ${(error as Error).message}.`);
  }
};

const derived = (key: Buffer | string, info: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', info, length));

/**
 * What the secrets of webhooks are derived from: LIS_SECRET where it is given, else a file of the data folder, made when it is
 * first asked for. Throws MasterKeyError.
 */
export const masterKeyIn = (folder: string, secret?: string): Buffer => {
  if (secret !== undefined) return derived(secret, 'lis/master');
  const path = join(folder, 'master-key');
  const key = read(path);
  if (key === undefined) {
    const made = randomBytes(length);
    write(path, made);
    return made;
  }
  if (key.length !== length)
    throw new MasterKeyError(`${path} holds ${key.length} bytes and no key of ${length}: restore it from a backup.`);
  if ((statSync(path).mode & 0o077) !== 0)
    throw new MasterKeyError(`${path} can be read by others: take that from them (chmod 600), for it signs webhooks.`);
  return key;
};

/** Tells one master key from another, and nothing of it. */
export const fingerprintOf = (master: Buffer): string => derived(master, 'lis/fingerprint').toString('hex', 0, 8);

/** What an endpoint knows by that a message is from this Lis: 32 bytes, stored nowhere. */
export const endpointSecret = (master: Buffer, endpoint: string, version: number): Buffer =>
  derived(master, `lis/webhook/${endpoint}/${version}`);

/** What the key pair of an endpoint is made from that messages are signed with as v1a. */
export const endpointSeed = (master: Buffer, endpoint: string, version: number): Buffer =>
  derived(master, `lis/webhook/${endpoint}/${version}/ed25519`);
