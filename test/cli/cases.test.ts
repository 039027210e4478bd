import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { caseFileOf, doeCase } from '../support/cases.ts';
import { recordAll } from '../support/recordedLog.ts';
import { runInProcess } from '../support/runInProcess.ts';

import { filed, motion } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const data = temporaryFolders()();
const gud = (number: string) => ({ court: 'gud', docketNumber: `1:23-cv-0000${number}` });

const imprecise = caseFileOf('imprecise', 'Roe v. Ames', gud('1'), filed('2023-09'));
const unknown = caseFileOf('unknown', 'Poe v. Bell', gud('2'), filed('2023-02'), {
  ...motion(null, 'dismiss'),
  notAfter: '2024-03-01',
});

beforeAll(async () => {
  const log = openSqliteLog(join(data, 'log.sqlite'));
  await recordAll(log, [doeCase, imprecise, unknown]);
  await log.close();
});

const cases = (args: readonly string[] = [], columns = 120, env = {}) =>
  runInProcess(['cases', '--data', data, ...args], { columns, env });

const cellsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.split(/ {2,}/));

describe('lis cases on a terminal', () => {
  test('says above the rows what stands where, in both languages', async () => {
    expect(cellsOf((await cases()).out)[0]).toEqual(['case', 'status', 'filed', 'last action', 'title']);
    const korean = await cases([], 120, { LIS_LANG: 'ko' });
    expect(cellsOf(korean.out)[0]).toEqual(['사건', '상태', '제소일', '마지막 행위', '사건명']);
  });

  test('tells dates as precisely as they are known, and of unknown ones the day they are not after', async () => {
    expect(cellsOf((await cases()).out).slice(1)).toEqual([
      ['doe-v-example', 'withdrawn', '2024-02-05', '2024-06-03', expect.stringContaining('Doe v. Example Corp.')],
      ['unknown', 'pending', '2023-02', '≤ 2024-03-01', 'Poe v. Bell (gud 1:23-cv-00002)'],
      ['imprecise', 'pending', '2023-09', '2023-09', 'Roe v. Ames (gud 1:23-cv-00001)'],
    ]);
  });

  test('speaks the reader’s language where no case fits', async () => {
    const none = ['--judge', 'nobody'];
    expect(await cases(none)).toEqual({ code: 0, out: '', err: 'No case fits.\n' });
    expect((await cases(none, 120, { LIS_LANG: 'ko' })).err).toBe('해당하는 사건이 없습니다.\n');
  });
});

test('lis cases read by another command has rows alone, and with --json is one page as over HTTP', async () => {
  expect(cellsOf((await cases([], Number.POSITIVE_INFINITY)).out)).toHaveLength(3);
  const { items, next } = JSON.parse((await cases(['--json'])).out);
  expect([items.length, next]).toEqual([3, null]);
  expect(items[2]).toMatchObject({ filedOn: '2023-09', lastOn: '2023-09', lastDay: '2023-09-30' });
  expect(items[1]).toMatchObject({ lastOn: null, lastDay: '2024-03-01' });
});
