import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

(existsSync(join(root, '.git')) ? test : test.skip)('npx lis works in a clone', () => {
  const clone = join(newFolder(), 'lis');
  execFileSync('git', ['-c', 'safe.directory=*', 'clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  const help = execFileSync('npx', ['--no', '--', 'lis', '--help'], { cwd: clone, encoding: 'utf8' });
  expect(help).toContain('Usage: lis [options] [command]');
  expect(help).toContain('$ lis case musk-v-openai');
});
