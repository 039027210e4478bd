import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { caseFileOf, doeCase, doeDocket } from '../support/cases.ts';
import { openHouse } from '../support/house.ts';
import { lis } from '../support/lis.ts';
import { recordAll } from '../support/recordedLog.ts';
import { act, the } from '../support/story.ts';
import {
  complaint,
  confirmed,
  corrected,
  entry,
  filed,
  inEntry,
  motion,
  retracted,
  ruled,
  withdrawn,
} from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const data = newFolder();
const kimDocket = { court: 'nysd', docketNumber: '1:24-cv-00777' };

/** Ids that begin alike, as those of actions recorded in one moment do. */
const alike = (last: number): string => `aaaaaaaa-aaaa-4aaa-8aaa-00000000000${last}`;

const timeBarred = { claim: 'fraud', for: 'defendant', finding: 'Time-barred' } as const;

const kimCase = caseFileOf(
  'kim-v-example',
  'Kim v. Example',
  kimDocket,
  filed('2024-01-02', { sources: [{ citation: 'Dkt. 1', quote: 'Filed \u001b[31mred', publishedOn: '2024-01-03' }] }),
  act('party.joined', '2024-01-02', { party: 'kim', name: '김철수', role: 'plaintiff' }),
  entry(7, '2024-02-01'),
  inEntry(7, 1, motion('2024-02-01', 'dismiss')),
  complaint('2024-01-02', [{ claim: 'fraud', title: 'Fraud' }]),
  act('verdict.returned', '2024-05-01', { advisory: true, claims: [timeBarred] }, { as: 'verdict' }),
);

const twins = caseFileOf(
  'twins',
  'Twins',
  { court: 'nysd', docketNumber: '1:24-cv-00888' },
  { ...filed('2024-01-02'), id: alike(1) },
  { ...act('judge.assigned', '2024-01-02', { judge: 'moore', name: 'Ada Moore', role: 'presiding' }), id: alike(2) },
  withdrawn('2024-01-01', { prejudice: 'without', override: 'docketed a day early' }, { as: 'early' }),
);

const ruling = ruled('2024-04-10', the('doe motion'), 'granted', { proceeding: doeDocket });

beforeAll(async () => {
  const log = openSqliteLog(join(data, 'log.sqlite'));
  await recordAll(log, [kimCase, twins, doeCase]);
  const since = [
    corrected('doe ruling', ruling, { reason: 'misread the minutes' }),
    confirmed('doe ruling', 'record'),
    retracted('doe withdrawn'),
  ];
  await recordAll(log, [caseFileOf('doe-v-example', doeCase.title!, doeDocket, ...since)]);
  await log.close();
});

const ask = (...args: string[]) => lis([...args, '--data', data]);
const short = (name: string): string => the(name).slice(0, 8);

describe('lis action', () => {
  test('shows an action by the beginning of its id: its day, its entry, its particulars and its sources', async () => {
    const { code, out, err } = await ask('action', short('dismiss'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^motion filed {2}\\(${the('dismiss')}\\)\n`));
    expect(out).toMatch(/^case +Kim v\. Example \(kim-v-example\)$/m);
    expect(out).toMatch(/^docket +nysd 1:24-cv-00777$/m);
    expect(out).toMatch(/^date +2024-02-01$/m);
    expect(out).toMatch(/^entry +#7, part 1$/m);
    expect(out).toMatch(/^certainty +court record$/m);
    expect(out).toMatch(/^recorded +2026-01-15T12:00:00\.\d+Z \(test\), kim-v-example \d+-[0-9a-f]{16}$/m);
    expect(out).toMatch(/\nparticulars\nkinds +motion to dismiss\n\nsources\n1 {2}https:\/\/www\.courtlistener\.com\//);
  });

  test('takes an id as people write it, and says in Korean what it says in English', async () => {
    const bare = the('dismiss').replaceAll('-', '').toUpperCase().slice(0, 13);
    const korean = await lis(['action', bare, '--data', data], { env: { LIS_LANG: 'ko' } });
    expect(korean.out).toMatch(/^신청서 제출 {2}\(/);
    expect(korean.out).toMatch(/\n세부 사항\n종류 +소 각하·기각 신청\n\n출처\n/);
  });

  test('shows the words of a source without what a terminal would obey', async () => {
    const { out } = await ask('action', kimCase.actions[0]!.id!);
    expect(out).toContain('sources\n1  Dkt. 1\n   “Filed [31mred”\n   published 2024-01-03\n');
  });

  test('with --json gives what HTTP gives', async () => {
    const folder = newFolder();
    const house = await openHouse({ folder, cases: [doeCase] });
    const body = await house.read(`/api/v1/actions/${the('doe ruling')}`);
    await house.close();
    const { out } = await lis(['action', short('doe ruling'), '--json', '--data', folder]);
    expect(JSON.parse(out)).toEqual(body);
  });

  test('tells what was said of it since: what a correction changed, who confirmed it, and that it was retracted', async () => {
    const [mended, gone] = await Promise.all([
      ask('action', short('doe ruling')),
      ask('action', short('doe withdrawn')),
    ]);
    expect(mended.out).toMatch(/^standing +corrected since: see below; confirmed since: see below$/m);
    expect(mended.out).toMatch(/^outcome +denied$/m);
    expect(mended.out.slice(mended.out.indexOf('said of it since'))).toMatch(
      /^said of it since\n2026-01-15 {2}action corrected \(test\): misread the minutes\n(?: {12}.*\n)* {12}outcome: denied → granted\n2026-01-15 {2}action confirmed \(test\)\n$/,
    );
    expect(gone.out).toMatch(/^standing +retracted: it counts no longer$/m);
    expect(gone.out).toContain('action retracted (test): never happened\n');
  });

  test('the history says that something was taken back, and shows it where it is asked for', async () => {
    const [history, gone] = await Promise.all([
      ask('history', 'doe-v-example'),
      ask('history', 'doe-v-example', '--retracted'),
    ]);
    expect(history.out).toMatch(/\n1 action was recorded and taken back: --retracted shows it\.\n$/);
    expect(gone.out).toMatch(/^2024-06-03 .* \[retracted: never happened\] /);
    expect(gone.out.trim().split('\n')).toHaveLength(1);
    expect((await ask('history', 'doe-v-example', '--retracted', '--format', 'csv')).code).toBe(2);
  });

  test('tells why an action was recorded against a rule; the history marks it', async () => {
    const [action, history] = await Promise.all([ask('action', short('early')), ask('history', 'twins')]);
    expect(action.out).toMatch(/^override +docketed a day early$/m);
    expect(history.out).toMatch(/^2024-01-01 .*\[override: docketed a day early\] /m);
    expect(history.out.match(/override|against a rule/g)).toHaveLength(1);
  });

  test('is refused an id that several actions begin with, and names them; and one that none begins with', async () => {
    const [several, none, few, word] = await Promise.all([
      ask('action', 'aaaaaaaa'),
      ask('action', 'bbbbbbbb'),
      ask('action', 'aaaaaaa'),
      ask('action', 'verdict-of-may'),
    ]);
    expect([several.code, several.err]).toEqual([
      1,
      `lis: The ids of several actions begin with aaaaaaaa: give more of it.\n  ${alike(1)}  twins  2024-01-02  case filed\n  ${alike(2)}  twins  2024-01-02  judge assigned\n`,
    ]);
    expect([none.code, none.err]).toEqual([1, 'lis: There is no action bbbbbbbb.\n']);
    for (const wrong of [few, word])
      expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('at least 8 digits of 0-9 and a-f')]);
  });
});

describe('what names an action', () => {
  test('lis history --ids shows as much of each id as lis action needs', async () => {
    const { out } = await ask('history', 'twins', '--ids', '--type', 'case.filed,judge.assigned');
    const ids = out
      .trimEnd()
      .split('\n')
      .map(line => line.split(/ {2,}/)[1]!);
    expect(ids).toEqual([alike(1), alike(2)]);
    expect((await ask('action', ids[1]!)).out).toMatch(/^judge assigned /);
    const kim = await ask('history', 'kim-v-example', '--ids');
    expect(kim.out).toContain(`  ${short('verdict')}  verdict returned`);
  });

  test('a flag says in words what it rests on, and ends with what lis action takes', async () => {
    const last = (out: string) => out.trimEnd().split('\n').at(-1);
    const [english, korean] = await Promise.all([
      ask('case', 'kim-v-example', '--as-of', '2024-06-01'),
      lis(['case', 'kim-v-example', '--as-of', '2024-06-01', '--data', data], { env: { LIS_LANG: 'ko' } }),
    ]);
    expect(last(english.out)).toBe(
      `verdict, but no judgment seen  2024-05-01 verdict returned: advisory · Fraud (${short('verdict')})`,
    );
    expect(last(korean.out)).toBe(`평결 후 판결 미확인  2024-05-01 배심 평결: 권고적 · Fraud (${short('verdict')})`);
  });
});
