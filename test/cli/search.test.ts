import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { showMarks } from '../../src/cli/emphasis.ts';
import { claimDataFolder } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { Views } from '../../src/views/views.ts';
import { caseFileOf, doeCase, doeDocket, plainCase } from '../support/cases.ts';
import { recordAll } from '../support/recordedLog.ts';
import { runInProcess } from '../support/runInProcess.ts';
import { act } from '../support/story.ts';
import { entry, filed } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const data = newFolder();
const hostile = '\u001b[31mred\u001b[0m \ufdd0order\ufdd1';

beforeAll(async () => {
  const log = openSqliteLog(join(data, 'log.sqlite'));
  await recordAll(log, [
    doeCase,
    plainCase(1, [act('order.entered', '2025-02-01', { title: 'T', summary: `Order ${hostile}` })]),
  ]);
  await log.close();
});

const search = async (args: readonly string[], env = {}) => {
  const { code, out, err } = await runInProcess(['search', '--data', data, ...args], { columns: 160, env });
  return { code, err, out, plain: showMarks(out, false), screen: showMarks(out, true) };
};

const cellsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.split(/ {2,}/));

describe('lis search', () => {
  test('shows when, in which case and by which words an action was found', async () => {
    const { plain, code } = await search(['denied']);
    expect([code, cellsOf(plain)]).toEqual([0, [['2024-04-10', 'doe-v-example', 'motion ruled on', 'denied']]]);
  });

  test('lets what was found stand out on a screen, and nowhere else', async () => {
    const { screen, plain } = await search(['denied']);
    expect(screen).toContain('\u001b[1;4mdenied\u001b[22;24m');
    expect(plain).not.toContain('\u001b');
  });

  test('speaks Korean, of what was typed in Korean', async () => {
    const { plain } = await search(['기각', '--type', 'motion.ruled'], { LIS_LANG: 'ko' });
    expect(cellsOf(plain)).toEqual([['2024-04-10', 'doe-v-example', '신청에 대한 결정', '기각']]);
  });

  test('finds cases, each with its best actions', async () => {
    const { plain } = await search(['--cases', 'doe', 'denied']);
    expect(cellsOf(plain)).toEqual([
      ['doe-v-example', 'withdrawn', 'Doe v. Example Corp.'],
      ['2024-04-10', 'motion ruled on', 'doe motion · denied'],
    ]);
  });

  test('says how many more there are, and where there is nothing', async () => {
    expect((await search(['doe', '--limit', '2'])).err).toMatch(/^The first 2 of \d+\.\n$/);
    expect(await search(['nothing-such'])).toMatchObject({ code: 0, out: '', err: 'No action fits.\n' });
    expect(await search(['nothing-such', '--cases'], { LIS_LANG: 'ko' })).toMatchObject({
      err: '해당하는 사건이 없습니다.\n',
    });
  });

  test('gives with --json what HTTP gives', async () => {
    const { total, facets, items } = JSON.parse((await search(['denied', '--json'])).out);
    expect([total, facets.court, items[0].snippet]).toEqual([
      1,
      [{ value: 'cand', count: 1 }],
      [{ text: 'denied', hit: true }],
    ]);
  });

  test('shows no terminal what a docket would have it obey, and no emphasis but its own', async () => {
    const { screen } = await search(['order']);
    expect(screen).not.toContain('\u001b[31m');
    const times = (code: string) => screen.split(code).length - 1;
    expect(times('\u001b[1;4m')).toBeGreaterThan(0);
    expect(times('\u001b[1;4m')).toBe(times('\u001b[22;24m'));
  });

  test.each([
    [['§'], 'holds no word'],
    [['denied', '--status', 'pending'], '--status is for --cases alone'],
    [['denied', '--cases', '--on-after', '2024-01-01'], '--on-after is not for --cases'],
    [['denied', '--limit', '0'], 'is below 1'],
    [['denied', '--type', 'motion.rule'], 'is not a type of action'],
  ])('refuses %j, and says why', async (args, why) => {
    expect(await search(args)).toMatchObject({ code: 2, err: expect.stringContaining(why) });
  });
});

test('what was sealed since the lists were written is not found beside a server whose lists lag', async () => {
  const folder = newFolder();
  const log = openSqliteLog(join(folder, 'log.sqlite'));
  const secret = caseFileOf(
    'roe',
    'Roe v. Acme',
    doeDocket,
    filed('2024-02-05'),
    entry(5, '2024-03-01', { text: 'the secret' }),
  );
  await recordAll(log, [secret]);
  const now = () => new Date('2026-01-15T12:00:00Z');
  const views = new Views({ path: join(folder, 'views.sqlite'), log, now });
  await views.open();
  const owner = claimDataFolder(folder);
  owner.announce('http://127.0.0.1:1', 'token');
  const found = async () => (await runInProcess(['search', 'secret', '--data', folder, '--json'])).out;
  expect(JSON.parse(await found()).items).toHaveLength(1);
  await recordAll(log, [
    caseFileOf(
      'roe',
      'Roe v. Acme',
      doeDocket,
      act('entry.sealed', '2024-05-01', { scope: 'entry' }, { entry: { number: 5 } }),
    ),
  ]);
  expect(JSON.parse(await found()).items).toEqual([]);
  owner.release();
  views.close();
  await log.close();
});
