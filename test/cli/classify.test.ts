import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runInProcess } from '../support/runInProcess.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const fileOf = (name: string, lines: readonly string[]): string => {
  const path = join(newFolder(), name);
  writeFileSync(path, lines.join('\n'));
  return path;
};

const classify = async (...files: readonly string[]) => {
  const { code, out, err } = await runInProcess(['classify', ...files]);
  const readings = out
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>);
  return { code, err, readings };
};

describe('lis classify', () => {
  test('says of each entry what it is and does, in the order given', async () => {
    const first = fileOf('a.jsonl', [
      JSON.stringify({ text: 'ORDER granting 41 Motion to Dismiss', court: 'cand', date: '2026-03-01' }),
      '',
      JSON.stringify({ text: null, event: 'Motion to Compel' }),
    ]);
    const second = fileOf('b.jsonl', [JSON.stringify({ text: 'COMPLAINT against Example Motors, Inc.', number: 1 })]);
    const { code, err, readings } = await classify(first, second);
    expect([code, err]).toEqual([0, '']);
    expect(readings).toEqual([
      {
        label: 'order',
        sub: 'granting:dismiss',
        also: ['dismissal_by_court'],
        actions: [{ type: 'motion.ruled', data: { motion: { entry: 41 }, outcome: 'granted' } }],
        rule: 'ruling',
      },
      {
        label: 'motion',
        sub: 'compel',
        also: [],
        actions: [{ type: 'motion.filed', data: { kinds: ['compel'], title: 'Motion to Compel' } }],
        rule: 'motion',
      },
      {
        label: 'complaint',
        sub: 'original',
        also: [],
        actions: [
          {
            type: 'complaint.filed',
            data: { pleading: 'complaint-1', title: 'COMPLAINT against Example Motors, Inc.' },
          },
        ],
        rule: 'complaint',
      },
    ]);
  });

  test('refuses lines that are no entries by file and line, and reads the others', async () => {
    const file = fileOf('c.jsonl', [
      '{"text": "Letter"}',
      'not JSON',
      '[]',
      '{"text": 5}',
      '{"court": "cand"}',
      '{"text": "Reply"}',
    ]);
    const { code, err, readings } = await classify(file);
    expect(code).toBe(1);
    expect(readings.map(({ label }) => label)).toEqual(['letter', null, null, null, null, 'reply']);
    expect(err.match(/c\.jsonl, line \d+/g)).toEqual([2, 3, 4, 5].map(line => `c.jsonl, line ${line}`));
    expect(err).toContain('line 2: is not JSON');
    expect(err).toContain('line 5: has neither text nor event');
  });

  test('a file that is not there is asked wrongly', async () => {
    const { code, err } = await classify(join(newFolder(), 'none.jsonl'));
    expect([code, err]).toEqual([2, expect.stringContaining('does not exist')]);
  });
});
