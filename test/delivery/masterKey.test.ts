import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { endpointSecret, fingerprintOf, MasterKeyError, masterKeyIn } from '../../src/delivery/masterKey.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

describe('the master key', () => {
  test('is made once, for nobody else to read, and found again', () => {
    const folder = newFolder();
    const key = masterKeyIn(folder);
    expect(key).toHaveLength(32);
    expect(statSync(join(folder, 'master-key')).mode & 0o777).toBe(0o600);
    expect(masterKeyIn(folder)).toEqual(key);
    expect(masterKeyIn(newFolder())).not.toEqual(key);
  });

  test('is derived from LIS_SECRET where that is given, and then in no file', () => {
    const folder = newFolder();
    expect(masterKeyIn(folder, 'correct horse battery')).toEqual(masterKeyIn(newFolder(), 'correct horse battery'));
    expect(() => readFileSync(join(folder, 'master-key'))).toThrow(/ENOENT/);
  });

  test('is refused where others may read it, or where it is cut short', () => {
    const folder = newFolder();
    const path = join(folder, 'master-key');
    masterKeyIn(folder);
    chmodSync(path, 0o644);
    expect(() => masterKeyIn(folder)).toThrow(/chmod 600/);
    writeFileSync(path, 'short');
    expect(() => masterKeyIn(folder)).toThrow(MasterKeyError);
  });
});

test('each endpoint and each version has a secret of its own, the same whenever it is asked for', () => {
  const master = Buffer.alloc(32, 7);
  const secrets = [
    endpointSecret(master, 'desk', 1),
    endpointSecret(master, 'desk', 2),
    endpointSecret(master, 'firm', 1),
    endpointSecret(Buffer.alloc(32, 8), 'desk', 1),
  ];
  expect(new Set(secrets.map(secret => secret.toString('hex'))).size).toBe(4);
  expect(endpointSecret(master, 'desk', 1)).toEqual(secrets[0]);
  expect(secrets[0]).toHaveLength(32);
  expect(fingerprintOf(master)).toMatch(/^[0-9a-f]{16}$/);
});
