import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { width } from '../../src/cli/columns.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import type { CaseBody, DiffBody, HistoryBody } from '../../src/views/askCase.ts';
import { caseFileOf, doeCase, doeDocket, plainCase } from '../support/cases.ts';
import { lis } from '../support/lis.ts';
import { recordAll } from '../support/recordedLog.ts';
import { act } from '../support/story.ts';
import { filed, retracted } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const data = newFolder();

const hostile = caseFileOf(
  'hostile',
  'Evil \u001b[2J v. \u202eExample',
  { court: 'cand', docketNumber: '3:24-cv-06666' },
  filed('2024-01-02'),
  act('party.joined', '2024-01-02', { party: 'kim', name: '김철수\u001b]0;x\u0007', role: 'plaintiff' }),
  act('party.joined', '2024-01-02', { party: 'doe', name: 'Doe\nstatus  settled', role: 'Third-Party Plaintiff' }),
  act('party.joined', '2024-01-02', { party: 'roe', name: 'Roe', role: `cook \u001b[5m of ${'the '.repeat(20)}` }),
  act('complaint.filed', '2024-01-02', {
    pleading: 'complaint',
    title: 'Complaint \u001b[31m\nclaims: forged',
    claims: [{ claim: 'fraud', number: 1, title: 'Fraud \u202e' }],
  }),
);

beforeAll(async () => {
  const log = openSqliteLog(join(data, 'log.sqlite'));
  await recordAll(log, [doeCase, plainCase(1), hostile]);
  await log.close();
});

const ask = (...args: string[]) => lis([...args, '--data', data]);
const lines = (text: string) => text.trimEnd().split('\n');

describe('lis case', () => {
  test('tells the state on a day, status first', async () => {
    const { code, out, err } = await ask('case', 'doe-v-example', '--as-of', '2024-06-03');
    expect([code, err]).toEqual([0, '']);
    expect(lines(out).slice(0, 3)).toEqual([
      'Doe v. Example Corp.  (doe-v-example)',
      'status              withdrawn, since 2024-06-03, without prejudice',
      'as of               2024-06-03',
    ]);
    expect(out).toMatch(/^cand {2}3:24-cv-00123 {2}2024-02-05 – 2024-06-03 {2}withdrawn/m);
    expect(out).toMatch(/^plaintiff {2}2024-02-05 – 2024-06-03 {2}Jane Doe$/m);
  });

  test('in Korean, with --json as over HTTP, and by all questions of time', async () => {
    const asked = ['case', 'doe-v-example', '--as-of', '2024-04-11', '--docketed-by', '2024-04-11', '--at', '7'];
    const [korean, json] = await Promise.all([
      lis([...asked, '--data', data], { env: { LIS_LANG: 'ko' } }),
      ask(...asked, '--json'),
    ]);
    expect(korean.code).toBe(0);
    expect(lines(korean.out)[1]).toMatch(/^상태 +계류 중, 2024-02-05부터$/);
    expect(korean.out).toMatch(/^원고 {2}2024-02-05 – {2}Jane Doe\n피고 {2}2024-02-05 – {2}Example Corp\.$/m);
    expect(korean.out).toMatch(/^계류 중 {2}1 {2}breach$/m);
    expect(korean.out).not.toMatch(/\b(plaintiff|defendant|pending|claims|entry)\b/);
    const state = JSON.parse(json.out) as CaseBody;
    expect(state).toMatchObject({ status: 'pending', revision: 7, docketedBy: '2024-04-11' });
    expect(state.motions[0]!.status).toBe('pending');
  });

  test('shows hostile text without what a terminal would obey, and no forged line', async () => {
    const { out } = await ask('case', 'hostile', '--as-of', '2024-01-02');
    expect(out).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
    expect(lines(out)[0]).toBe('Evil [2J v. Example  (hostile)');
    expect(out).toContain('Doe status settled');
    expect(out).toContain('\nclaims: Complaint [31m claims: forged, 2024-01-02\npending  1  Fraud\n');
    const json = await ask('case', 'hostile', '--json');
    expect(JSON.parse(json.out).title).toBe(hostile.title);
    expect(json.out).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  test('stays aligned whatever names and roles are long, or Korean', async () => {
    const { out } = await lis(['case', 'hostile', '--as-of', '2024-01-02', '--data', data], {
      env: { LIS_LANG: 'ko' },
    });
    const starts = lines(out)
      .filter(line => line.includes('2024-01-02 –'))
      .slice(1)
      .map(line => width(line.slice(0, line.indexOf('2024-01-02 –'))));
    expect([starts.length, new Set(starts).size]).toEqual([3, 1]);
  });

  test('of no case, or of no revision, is refused in words; what is no day or revision is asked wrongly', async () => {
    const [nobody, beyond, day, revision, both] = await Promise.all([
      ask('case', 'nobody'),
      ask('case', 'doe-v-example', '--at', '99'),
      ask('case', 'doe-v-example', '--as-of', 'yesterday'),
      ask('case', 'doe-v-example', '--at', 'head'),
      ask('case', 'doe-v-example', '--at', '1', '--known-at', '2026-01-01T00:00:00Z'),
    ]);
    expect(nobody).toEqual({ code: 1, out: '', err: 'lis: There is no case "nobody".\n' });
    expect([beyond.code, beyond.err]).toEqual([1, 'lis: The case stands at revision 8; it has no revision 99 yet.\n']);
    expect([day.code, day.err]).toEqual([
      2,
      expect.stringContaining("'yesterday' is invalid. It is not a calendar day"),
    ]);
    expect([revision.code, revision.err]).toEqual([
      2,
      expect.stringContaining("'head' is invalid. It is not a revision"),
    ]);
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('ask the same question')]);
  });
});

describe('lis history, diff and cases', () => {
  test('history tells the actions by their dates, all or of some types', async () => {
    const [some, json, wrong] = await Promise.all([
      ask('history', 'doe-v-example', '--type', 'motion.filed, motion.ruled'),
      ask('history', 'doe-v-example', '--as-of', '2024-03-01', '--json'),
      ask('history', 'doe-v-example', '--type', 'motion.field'),
    ]);
    expect(lines(some.out).map(line => line.split(/ {2,}/)[0])).toEqual(['2024-03-01', '2024-04-10']);
    const history = JSON.parse(json.out) as HistoryBody;
    expect(history.items.at(-1)).toMatchObject({ type: 'motion.filed', on: '2024-03-01' });
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining("'motion.field' is invalid. It is not a type"),
    ]);
  });

  test('history is written for other programs as over HTTP', async () => {
    const csv = await ask('history', 'hostile', '--format', 'csv');
    const rows: Record<string, string>[] = parse(csv.out, { bom: true, columns: true, record_delimiter: '\r\n' });
    expect(rows.map(({ type }) => type)).toEqual([
      'case.titled',
      'case.filed',
      ...Array(3).fill('party.joined'),
      'complaint.filed',
    ]);
    expect(csv.out.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
    const { out } = await ask('history', 'doe-v-example', '--format', 'ndjson', '--type', 'motion.ruled');
    expect(JSON.parse(out)).toMatchObject({ type: 'motion.ruled', data: { outcome: 'denied' } });
    expect((await ask('history', 'doe-v-example', '--format', 'ics')).out).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(await ask('history', 'doe-v-example', '--format', 'rtf')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is none of csv, ics, atom, ndjson'),
    });
  });

  test('diff tells what changed between two days or two revisions, and what it needs', async () => {
    const [days, revisions, half] = await Promise.all([
      ask('diff', 'doe-v-example', '--from', '2024-06-02', '--to', '2024-06-03'),
      ask('diff', 'doe-v-example', '--from-at', '6', '--to-at', '7', '--as-of', '2024-05-01', '--json'),
      ask('diff', 'doe-v-example', '--from', '2024-06-02'),
    ]);
    expect(days.out).toMatch(/status: pending → withdrawn/);
    expect((JSON.parse(revisions.out) as DiffBody).actions).toMatchObject([{ type: 'motion.ruled' }]);
    expect([half.code, half.err]).toEqual([
      2,
      expect.stringMatching(/^lis: Give two days \(--from and --to.*or two revisions/),
    ]);
  });

  test('cases lists, filters, and refuses filters that mean nothing', async () => {
    const all = await ask('cases');
    expect(lines(all.out).map(line => line.split(' ')[0])).toEqual(['plain-1', 'doe-v-example', 'hostile']);
    expect((await ask('cases', '--party', '철수', '--court', 'cand')).out).toMatch(/^hostile /);
    const none = await ask('cases', '--judge', 'nobody', '--json');
    expect([none.code, JSON.parse(none.out), none.err]).toEqual([0, { items: [], next: null }, 'No case fits.\n']);
    const wrong = await ask('cases', '--status', 'open');
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining("'open' is invalid. It is none of not_filed, pending,"),
    ]);
  });

  test('no command makes a log where there is none', async () => {
    const empty = newFolder();
    for (const args of [['cases'], ['case', 'a'], ['verify'], ['rebuild']]) {
      const { code, err } = await lis([...args, '--data', empty]);
      expect([args, code, err]).toEqual([
        args,
        1,
        `lis: There is no log in ${empty} yet. Start one with: lis serve --data ${empty}\n`,
      ]);
    }
  });
});

describe('a citation', () => {
  test('that lis cite printed is proved by lis check, also as a whole address', async () => {
    const cited = await ask('cite', 'doe-v-example', '--as-of', '2024-05-01', '--docketed-by', '2024-04-11');
    const url = cited.out.trim();
    expect(url).toMatch(/^\/cases\/doe-v-example\?asOf=2024-05-01&docketedBy=2024-04-11&at=8-[0-9a-f]{16}$/);
    for (const citation of [url, `https://lis.example.org/api/v1${url}`]) {
      const { code, out } = await ask('check', citation);
      expect([code, lines(out)]).toEqual([
        0,
        [
          'Proved: revision 8 of doe-v-example has the hash that was cited, and all up to it is as it was recorded.',
          'On 2024-05-01 it tells: Doe v. Example Corp., pending, since 2024-02-05.',
        ],
      ]);
    }
  });

  test('without a hash is said to prove nothing; with a wrong one it is refused', async () => {
    const [bare, wrong, none] = await Promise.all([
      ask('check', '/cases/doe-v-example?asOf=2024-05-01&at=8'),
      ask('check', '/cases/doe-v-example?asOf=2024-05-01&at=8-000000'),
      ask('check', '/cases/doe-v-example?at=99-000000'),
    ]);
    expect([bare.code, bare.out]).toEqual([1, '']);
    expect(bare.err).toMatch(/^lis: Not proved: the citation names no hash\.[^\n]*\nOn 2024-05-01 it tells: Doe v\. /);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('is not the one that was cited')]);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('it has no revision 99 yet')]);
  });

  test('that was corrected since is proved, and says what reads otherwise now, in the reader’s language', async () => {
    const folder = newFolder();
    const log = openSqliteLog(join(folder, 'log.sqlite'));
    await recordAll(log, [doeCase]);
    const url = (await lis(['cite', 'doe-v-example', '--as-of', '2024-06-03', '--data', folder])).out.trim();
    const told = [retracted('doe withdrawn'), retracted('doe motion')];
    await recordAll(log, [caseFileOf('doe-v-example', 'Doe v. Example Corp.', doeDocket, ...told)]);
    await log.close();
    const [english, korean] = await Promise.all(
      ['en', 'ko'].map(lang => lis(['check', url, '--data', folder], { env: { LIS_LANG: lang } })),
    );
    expect([english!.code, lines(english!.out)]).toEqual([
      0,
      [
        expect.stringMatching(/^Proved: /),
        'On 2024-06-03 it tells: Doe v. Example Corp., withdrawn, since 2024-06-03, without prejudice.',
        'By what is recorded now the case reads otherwise on that day: pending, since 2024-02-05.',
        '2 of its actions were corrected or retracted since.',
      ],
    ]);
    expect(korean!.out).toMatch(/^증명됨: .*\n2024-06-03 기준: .*취하.*\n.*계류 중, 2024-02-05부터\.\n.*2건\.\n$/);
  });

  test('what is none is asked wrongly', async () => {
    const wrong = [
      '/cases/doe-v-example?asOf=May&at=8',
      '/cases/doe-v-example?at=8&at=7',
      '/cases/doe-v-example?colour=red',
      '/doe',
      'http://[',
    ];
    const answers = await Promise.all(wrong.map(url => ask('check', url)));
    for (const { code, err } of answers)
      expect([code, err]).toEqual([2, expect.stringMatching(/is not a citation such as/)]);
  });

  const tampered = async (sql: string): Promise<string> => {
    const copy = join(newFolder(), 'log.sqlite');
    await ask('backup', copy);
    const db = new Database(copy);
    db.exec(sql);
    db.close();
    return join(copy, '..');
  };

  test('of a revision whose hash was changed is refused', async () => {
    const url = (await ask('cite', 'doe-v-example', '--at', '7')).out.trim();
    const folder = await tampered(
      `UPDATE event SET body = json_set(body, '$.hash', '${'0'.repeat(64)}') WHERE stream = 'case-doe-v-example' AND revision = 7`,
    );
    const { code, err } = await lis(['check', url, '--data', folder]);
    expect([code, err]).toEqual([1, expect.stringContaining('is not the one that was cited')]);
  });

  test('of a log in which an earlier event was edited is not proved, and none is printed for it', async () => {
    const [url, before] = await Promise.all(
      ['7', '1'].map(async at => (await ask('cite', 'doe-v-example', '--at', at)).out.trim()),
    );
    const folder = await tampered(
      `UPDATE event SET body = replace(body, 'Jane Doe', 'John Doe') WHERE stream = 'case-doe-v-example' AND revision = 2`,
    );
    for (const args of [
      ['check', url!],
      ['cite', 'doe-v-example'],
    ]) {
      const { code, out, err } = await lis([...args, '--data', folder]);
      expect([code, out, err]).toEqual([
        1,
        '',
        expect.stringMatching(/^lis: Not proved: the log does not hold .* case-doe-v-example revision 2: its data/),
      ]);
    }
    expect((await lis(['check', before!, '--data', folder])).code).toBe(0);
  });

  test('of a case that cannot be read is not proved', async () => {
    const url = (await ask('cite', 'doe-v-example', '--at', '7')).out.trim();
    const folder = await tampered(
      `UPDATE event SET body = 'gone' WHERE stream = 'case-doe-v-example' AND revision = 2`,
    );
    const { code, out, err } = await lis(['check', url, '--data', folder]);
    expect([code, out, err]).toEqual([
      1,
      '',
      expect.stringMatching(/^lis: Not proved: .* revision 2: cannot be read\./),
    ]);
  });
});
