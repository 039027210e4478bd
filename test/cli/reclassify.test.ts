import { beforeEach, describe, expect, test } from '@jest/globals';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { serveLis } from '../support/lis.ts';
import { recordInto } from '../support/recording.ts';
import { runInProcess } from '../support/runInProcess.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const caseId = 'cand-3-24-cv-01234';
const proceeding = { court: 'cand', docketNumber: '3:24-cv-01234' };
const sources = [{ citation: 'Docket cand 3:24-cv-01234' }];
const imported = { recordedBy: 'importer', capture: { kind: 'backfill' as const, importId: 'import-1' } };

const idOf = (number: number, part = 0): string => `018f0000-0000-7000-8${part}00-${String(number).padStart(12, '0')}`;

const entry = (number: number, text: string) => ({
  id: idOf(number),
  type: 'entry.recorded',
  proceeding,
  entry: { number },
  data: { from: 'page', capturedOn: '2024-05-01', text, filedOn: '2024-03-01', aliases: { number } },
  sources,
});

/** What the rules of another day read in an entry. */
const read = (number: number, type: string, data: object) => ({
  id: idOf(number, 1),
  type,
  proceeding,
  entryId: idOf(number),
  part: 0,
  data,
  sources,
  basis: { kind: 'inferred', rule: 'guess', classifier: 'rules-0' },
});

const motion = { kinds: ['dismiss'], title: 'MOTION to Dismiss' };

const told = [
  { type: 'case.titled', data: { title: 'Rivera v. Example' }, sources: [] },
  { type: 'case.filed', proceeding, on: '2024-02-01', data: {}, sources },
  entry(5, 'MOTION to Dismiss filed by Example Motors, Inc.'),
  read(5, 'motion.filed', motion),
  entry(6, 'MOTION to Compel filed by Luz Rivera.'),
  read(6, 'motion.filed', { kinds: ['other'], title: 'MOTION to Compel' }),
  entry(7, 'ORDER granting 6 Motion to Compel.'),
  entry(8, 'LETTER from counsel.'),
  read(8, 'brief.filed', { title: 'LETTER from counsel' }),
  entry(9, 'MOTION to Strike filed by Luz Rivera.'),
  read(9, 'motion.filed', { kinds: ['other'], title: 'MOTION to Strike' }),
  entry(10, 'MOTION to Seal filed by Luz Rivera.'),
  read(10, 'motion.filed', { kinds: ['other'], title: 'MOTION to Seal' }),
];

const byHand = [
  { type: 'action.confirmed', data: { actionId: idOf(9, 1) }, sources: [] },
  { type: 'action.retracted', data: { actionId: idOf(10, 1), reason: 'not so' }, sources: [] },
  entry(11, 'MOTION to Intervene filed by somebody.'),
];

let data: string;

beforeEach(async () => {
  data = newFolder();
  const log = openSqliteLog(logFileIn(data));
  const recorder = { log, streams: new StreamCache(log), now: () => new Date('2026-05-04T12:00:00Z') };
  await recordInto(recorder, caseId, told as never, { origin: imported });
  await recordInto(recorder, caseId, byHand as never);
  await log.close();
});

const reclassify = (...args: string[]) => runInProcess(['reclassify', ...args, '--data', data], { columns: 200 });

const motions = async () => {
  const { out } = await runInProcess(['case', caseId, '--data', data, '--json']);
  return JSON.parse(out).motions.map((one: { entry: { number: number }; kinds: string[]; status: string }) => [
    one.entry.number,
    one.kinds.join(),
    one.status,
  ]);
};

describe('lis reclassify', () => {
  test('lists what the rules of today say otherwise, and records nothing, with --dry-run', async () => {
    const before = await motions();
    const { code, out } = await reclassify('--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/#6 +corrected +motion\.filed +MOTION to Compel/);
    expect(out).toMatch(/#7 +new +motion\.ruled +ORDER granting 6/);
    expect(out).toMatch(/#8 +retracted +brief\.filed +LETTER/);
    expect(out).not.toMatch(/#(?:5|9|10|11) /);
    expect(out).toMatch(/Nothing was recorded.*1 new, 1 corrected, 1 retracted in 1 case\./);
    expect(await motions()).toEqual(before);
  });

  test('records it as corrections, once, and leaves what a person said', async () => {
    expect((await reclassify()).out).toMatch(/\n1 new, 1 corrected, 1 retracted in 1 case\.\n/);
    expect(await motions()).toEqual([
      [5, 'dismiss', 'pending'],
      [6, 'compel', 'granted'],
      [9, 'other', 'pending'],
    ]);
    const { out } = await runInProcess(['action', idOf(6, 1), '--data', data, '--json']);
    const { amendments } = JSON.parse(out);
    expect(amendments).toMatchObject([{ data: { reason: 'reclassified', action: { data: { kinds: ['compel'] } } } }]);
    expect((await reclassify(caseId)).out).toMatch(/\n0 new, 0 corrected, 0 retracted in 1 case\.\n/);
  });

  test('with --json says what was and what is, a line each case', async () => {
    const { out } = await reclassify('--dry-run', '--json');
    const { changes, ...rest } = JSON.parse(out);
    expect(rest).toEqual({ caseId });
    expect(changes).toContainEqual(
      expect.objectContaining({
        entry: 6,
        change: 'corrected',
        was: { kinds: ['other'], title: 'MOTION to Compel' },
        now: { kinds: ['compel'], title: 'MOTION to Compel' },
      }),
    );
  });

  test('names the case that is not there, and the server that owns the folder', async () => {
    expect(await reclassify('no-such-case')).toMatchObject({ code: 1, err: 'lis: There is no case "no-such-case".\n' });
    const server = await serveLis(data, ['--samples', 'none']);
    expect(await reclassify()).toMatchObject({ code: 1, err: expect.stringContaining(server.url) });
    expect((await reclassify('--dry-run')).code).toBe(0);
    await server.end('SIGTERM');
  });
});
