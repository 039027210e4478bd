import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { claimDataFolder } from '../../src/log/dataFolder.ts';
import { doeCase } from '../support/cases.ts';
import { lis } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const fileOf = (value: unknown): string => {
  const file = join(newFolder(), 'case.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

const proceeding = { court: 'cand', docketNumber: '3:26-cv-00123' };
const sources = [{ citation: 'Complaint, Dkt. 1' }];
const filedAction = { type: 'case.filed', proceeding, on: '2026-02-03', data: {}, sources };
const withdrawnAction = {
  type: 'case.withdrawn',
  proceeding,
  on: '2026-01-01',
  data: { by: ['doe'], prejudice: 'without' },
  sources,
};

describe('lis record', () => {
  test('records a file, finds it standing when it comes again, and reads standard input', async () => {
    const data = join(newFolder(), 'new');
    const file = fileOf(doeCase);
    const first = await lis(['record', file, '--data', data]);
    expect(first).toEqual({ code: 0, out: 'doe-v-example: 9 recorded. Look: lis case doe-v-example\n', err: '' });
    const more = { id: 'doe-v-example', actions: [{ ...filedAction, proceeding: { ...proceeding, court: 'nysd' } }] };
    const fromInput = await lis(['record', '-', '--json', '--data', data], { input: JSON.stringify(more) });
    expect([fromInput.code, JSON.parse(fromInput.out)]).toEqual([
      0,
      expect.objectContaining({ caseId: 'doe-v-example', recorded: 1, known: 0 }),
    ]);
    const again = await lis(['record', file, '--json', '--data', data]);
    expect(JSON.parse(again.out)).toMatchObject({ recorded: 0 });
    expect((await lis(['case', 'doe-v-example', '--data', data])).out).toContain('Doe v. Example Corp.');
  });

  test('refuses what a rule speaks against, naming the action as the file counts it, and records nothing', async () => {
    const data = newFolder();
    const file = fileOf({ title: 'Doe v. Example', actions: [filedAction, withdrawnAction] });
    const { code, out, err } = await lis(['record', file, '--data', data]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'lis: action 2: cand 3:26-cv-00123 had not been opened by 2026-01-01: record case.filed (or case.refiled, case.removed …) first, or check the court and the docket number.\n',
    );
    expect((await lis(['case', 'doe-v-example', '--data', data])).code).toBe(1);
    const overridden = { ...withdrawnAction, override: 'the clerk docketed it a day early' };
    const recorded = await lis([
      'record',
      fileOf({ title: 'Doe v. Example', actions: [filedAction, overridden] }),
      '--data',
      data,
    ]);
    expect([recorded.code, recorded.out]).toEqual([0, expect.stringMatching(/^doe-v-example: 3 recorded/)]);
  });

  test('what is not JSON, or no file, is asked wrongly, and no folder is made for it', async () => {
    const data = join(newFolder(), 'never');
    const [noJson, noFile, noInput] = await Promise.all([
      lis(['record', fileOf('{"title": '), '--data', data]),
      lis(['record', '/nowhere/case.json', '--data', data]),
      lis(['record', '-', '--data', data]),
    ]);
    expect([noJson.code, noJson.err]).toEqual([2, expect.stringMatching(/case\.json is not JSON: /)]);
    expect([noFile.code, noFile.err]).toEqual([2, 'lis: /nowhere/case.json does not exist.\n']);
    expect([noInput.code, noInput.err]).toEqual([2, expect.stringMatching(/^lis: standard input is not JSON: /)]);
    expect(existsSync(data)).toBe(false);
  });

  test('what is not UTF-8, a directory, or no object is asked wrongly, and told so', async () => {
    const data = join(newFolder(), 'never');
    const folder = newFolder();
    const latin = join(folder, 'latin.json');
    writeFileSync(latin, Buffer.from('{"title": "M\u00fcller", "actions": []}', 'latin1'));
    const list = fileOf([filedAction]);
    const [noText, directory, noObject, noInput] = await Promise.all([
      lis(['record', latin, '--data', data]),
      lis(['record', folder, '--data', data]),
      lis(['record', list, '--data', data]),
      lis(['record', '-', '--data', data], { input: 'null' }),
    ]);
    expect([noText.code, noText.err]).toEqual([2, `lis: ${latin} is not UTF-8: save it so, then record it.\n`]);
    expect([directory.code, directory.err]).toEqual([2, `lis: ${folder} is a directory, not a file.\n`]);
    const told = 'is not an object with title and actions.\n';
    expect([noObject.code, noObject.err]).toEqual([2, `lis: the file ${list} ${told}`]);
    expect([noInput.code, noInput.err]).toEqual([2, `lis: standard input ${told}`]);
    expect(existsSync(data)).toBe(false);
  });

  test('a file that begins with a byte order mark is recorded', async () => {
    const file = fileOf(`\ufeff${JSON.stringify({ title: 'Doe v. Example', actions: [filedAction] })}`);
    const { code, out } = await lis(['record', file, '--data', newFolder()]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^doe-v-example: 2 recorded/)]);
  });

  test('a title that nobody can see is refused', async () => {
    const unseen = ['\u200b\u200d', '\u3164', '\u00a0\u0301', ' '];
    const answers = await Promise.all(
      unseen.map(title => lis(['record', fileOf({ id: 'doe', title, actions: [filedAction] }), '--data', newFolder()])),
    );
    expect(answers.map(({ code, err }) => [code, err])).toEqual([
      ...Array(3).fill([1, 'lis: /title: has no visible character\n']),
      [1, 'lis: /title: is empty\n'],
    ]);
  });

  test('a fault in the file is pointed at by a JSON pointer, every one of them', async () => {
    const faulty = {
      title: 'Doe v. Example',
      colour: 'red',
      actions: [
        { ...filedAction, on: '2026-02-30' },
        { ...filedAction, type: 'case.flied' },
        { ...filedAction, sources: [] },
        { ...withdrawnAction, data: { by: [], prejudice: 'perhaps', 'a/b': 1 } },
      ],
    };
    const { code, err } = await lis(['record', fileOf(faulty), '--data', newFolder()]);
    expect(code).toBe(1);
    for (const pointer of [
      '/colour: is not known here',
      '/actions/0/on (action 1): is not a calendar date',
      '/actions/1/type (action 2): is not a type of action that can be recorded: case.filed, case.refiled',
      '/actions/2/sources (action 3): needs at least one source',
      '/actions/3/data/by (action 4): ',
      '/actions/3/data/prejudice (action 4): ',
      '/actions/3/data/a~1b (action 4): is not known here (lis types shows what each type takes)',
    ])
      expect(err).toContain(pointer);
  });

  test('what nests without end is no case', async () => {
    const file = fileOf(`{"title": "Deep", "actions": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    const { code, err } = await lis(['record', file, '--data', newFolder()]);
    expect([code, err]).toEqual([1, 'lis: /: nests more than 20 levels deep\n']);
  });

  test('the same fault in every action is told once, with the court that was meant', async () => {
    const wrong = { ...filedAction, proceeding: { ...proceeding, court: 'N.D. Cal.' } };
    const { err } = await lis([
      'record',
      fileOf({ title: 'X v. Y', actions: [wrong, wrong, wrong] }),
      '--data',
      newFolder(),
    ]);
    expect(err).toBe(
      'lis: /actions/0/proceeding/court (action 1, and 2 more): "N.D. Cal." is not a court id of courts-db: did you mean "cand"?\n',
    );
  });

  test('a new case needs a title, and an id where the title has no Latin letters', async () => {
    const data = newFolder();
    const untitled = await lis(['record', fileOf({ actions: [filedAction] }), '--data', data]);
    expect([untitled.code, untitled.err]).toEqual([1, expect.stringMatching(/\/(id|title): is needed/)]);
    const korean = await lis(['record', fileOf({ title: '김철수 대 한국', actions: [filedAction] }), '--data', data]);
    expect([korean.code, korean.err]).toEqual([1, expect.stringContaining('/id: is needed')]);
  });

  test('a docket that another case holds is refused, and that case named', async () => {
    const data = newFolder();
    await lis(['record', fileOf({ title: 'First', actions: [filedAction] }), '--data', data]);
    const second = await lis(['record', fileOf({ title: 'Second', actions: [filedAction] }), '--data', data]);
    expect([second.code, second.err]).toEqual([
      1,
      expect.stringMatching(/^lis: cand 3:26-cv-00123 belongs to the case first: record /),
    ]);
  });

  test('is refused while another process owns the folder, and named is who', async () => {
    const data = newFolder();
    const folder = claimDataFolder(data);
    folder.announce('http://127.0.0.1:9999');
    const { code, err } = await lis(['record', fileOf(doeCase), '--data', data]);
    folder.release();
    expect([code, err]).toEqual([
      1,
      `lis: ${data} is in use by the Lis server at http://127.0.0.1:9999 (pid ${process.pid}).\n`,
    ]);
  });
});
