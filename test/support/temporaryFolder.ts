import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** A function that gives a fresh folder at each call; all are removed after the tests of the file. */
export const temporaryFolders = (): (() => string) => {
  const root = mkdtempSync(join(tmpdir(), 'lis-test-'));
  let count = 0;
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => {
    count += 1;
    return mkdtempSync(join(root, `${count}-`));
  };
};
