import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { docketPage } from '../support/docketPage.ts';
import { openHouse } from '../support/house.ts';
import { lis } from '../support/lis.ts';
import { runInProcess } from '../support/runInProcess.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const content = docketPage({
  printed: '05/01/2024',
  entries: [
    ['02/01/2024', 1, 'COMPLAINT against Example Motors, Inc.. Filed by Luz Rivera.', 7],
    ['03/01/2024', 5, 'MOTION to Dismiss filed by Example Motors, Inc..', 19],
  ],
});

const withFiles = (): { readonly folder: string; readonly page: string; readonly data: string } => {
  const folder = newFolder();
  const dockets = join(folder, 'dockets');
  mkdirSync(dockets);
  const page = join(dockets, 'a.html');
  writeFileSync(page, content);
  writeFileSync(join(dockets, 'list.txt'), 'milk, bread');
  return { folder: dockets, page, data: join(folder, 'data') };
};

describe('lis import', () => {
  test('records a page, says what it did and where to look, and does nothing the second time', async () => {
    const { page, data } = withFiles();
    const first = await runInProcess(['import', page, '--data', data]);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/cases +1 new/);
    expect(first.out).toMatch(/entries +2 new/);
    expect(first.out).toMatch(/motion\.filed +1/);
    expect(first.out).toContain('lis case cand-3-24-cv-01234');
    const second = await runInProcess(['import', page, '--data', data]);
    expect(second.out).toMatch(/entries +2 unchanged/);
    expect(second.out).toMatch(/actions +0/);
    const shown = await runInProcess(['case', 'cand-3-24-cv-01234', '--data', data]);
    expect(shown.out).toMatch(/^Rivera v\. Example Motors, Inc\./);
    expect(shown.out).toMatch(/#5 +2024-03-01 +MOTION to Dismiss/);
  });

  test('takes a folder: what it cannot read is refused with its name, and the rest is recorded', async () => {
    const { folder, data } = withFiles();
    const { code, out, err } = await runInProcess(['import', folder, '--data', data]);
    expect(code).toBe(1);
    expect(out).toMatch(/Refused \(1\):\n.*list\.txt +no docket that Lis can read/);
    expect(err).toBe('lis: 1 piece was refused; the rest was imported.\n');
    expect((await runInProcess(['case', 'cand-3-24-cv-01234', '--data', data])).code).toBe(0);
  });

  test('says which columns a table lacks, and of a line with no such day which it is', async () => {
    const { folder, data } = withFiles();
    const [nameless, dateless] = [join(folder, 'names.csv'), join(folder, 'days.csv')];
    writeFileSync(nameless, '법원;docket_number\n');
    writeFileSync(
      dateless,
      'court;docket_number;filed_on;number;text\ncand;3:26-cv-00777;2026-02-30;1;COMPLAINT\ncand;3:26-cv-00777;2026-03-01;2;ANSWER to 1 Complaint\n',
    );
    const { code, out } = await runInProcess(['import', nameless, dateless, '--data', data]);
    expect(code).toBe(1);
    const words = out.replaceAll(/\s+/g, ' ');
    expect(words).toContain('names.csv no docket that Lis can read: its first line names no court, no filed_on');
    expect(words).toContain('days.csv, line 2 filed_on "2026-02-30" is not a day');
    expect(out).toMatch(/entries +1 new/);
  });

  test('a file that cannot be opened, or has no end, keeps no other from being recorded, and links are not followed', async () => {
    const { folder, page, data } = withFiles();
    symlinkSync('..', join(folder, 'loop'));
    symlinkSync('/dev/zero', join(folder, 'linked.html'));
    const nowhere = join(folder, 'nowhere.html');
    const { code, out } = await runInProcess(['import', nowhere, '/dev/zero', folder, '--data', data]);
    expect(code).toBe(1);
    const words = out.replaceAll(/\s+/g, ' ');
    expect(words).toContain('nowhere.html does not exist.');
    expect(words).toContain('/dev/zero It is larger than 64 MB.');
    expect(words).toMatch(/Refused \(3\)/);
    expect((await runInProcess(['import', page, '--data', data])).out).toMatch(/actions +0/);
  });

  test('says what is no data folder', async () => {
    const { page } = withFiles();
    for (const [data, why] of [
      ['/proc/lis', 'cannot be made'],
      [page, 'is a file, not a folder'],
    ] as const) {
      const { code, err } = await runInProcess(['import', page, '--data', data]);
      expect([code, err]).toEqual([1, expect.stringContaining(`${data} ${why}`)]);
    }
  });

  test('with --dry-run says the same and records nothing', async () => {
    const { page, data } = withFiles();
    const { out } = await runInProcess(['import', page, '--dry-run', '--data', data]);
    expect(out).toMatch(/^Nothing was recorded/);
    expect(out).toMatch(/entries +2 new/);
    expect((await runInProcess(['case', 'cand-3-24-cv-01234', '--data', data])).code).toBe(1);
  });

  test('with --json says what became of each file, a line each; standard input is a file too', async () => {
    const { data } = withFiles();
    const { code, out } = await lis(['import', '-', '--json', '--data', data], { input: content });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      file: '-',
      format: 'pacer_docket',
      importId: expect.stringMatching(/^import-[0-9a-f]{16}$/),
      dockets: [{ court: 'cand', caseId: 'cand-3-24-cv-01234', entries: { new: 2 } }],
      refused: [],
    });
  });

  test('goes through the server that owns the data folder', async () => {
    const folder = newFolder();
    const { page } = withFiles();
    const house = await openHouse({ folder });
    const body = { name: page, content: readFileSync(page, 'utf8') };
    const response = await house.get('/api/v1/imports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([response.status, await response.json()]).toMatchObject([200, { dockets: [{ entries: { new: 2 } }] }]);
    await house.close();
  });
});

describe('lis parse', () => {
  test('prints one docket a line, in the order given, and fails where a file is nothing that it knows', async () => {
    const { folder, page } = withFiles();
    const menu = join(folder, 'menu.html');
    writeFileSync(menu, '<html>Document Selection Menu</html>');
    const { code, out, err } = await runInProcess(['parse', page, menu, join(folder, 'list.txt'), '--json']);
    const lines = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(code).toBe(1);
    expect(err).toMatch(/No docket that Lis can read: .*list\.txt/);
    expect(lines).toMatchObject([
      {
        file: page,
        format: 'pacer_docket',
        court: 'cand',
        docketNumber: '3:24-cv-01234',
        entries: [{ number: '1' }, { number: '5' }],
      },
      { file: menu, format: 'attachment_page', docket: null },
      { file: join(folder, 'list.txt'), format: null },
    ]);
  });

  test('without --json tells a person what each file is', async () => {
    const { page } = withFiles();
    const { code, out } = await runInProcess(['parse', page], { columns: 200 });
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/cand +3:24-cv-01234 +Rivera v\. Example Motors, Inc\. +2 parties +2 entries/),
    ]);
  });
});

describe('lis classify', () => {
  test('reads entries line by line, and refuses the lines that are none', async () => {
    const input = [
      '{"text": "ORDER granting 41 Motion to Dismiss"}',
      'nonsense',
      '{"text": "", "event": "Notice of Appeal"}',
      '',
    ].join('\n');
    const { code, out, err } = await lis(['classify'], { input });
    expect(code).toBe(1);
    expect(err).toBe('lis: standard input, line 2: is not JSON\n');
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line)),
    ).toMatchObject([
      {
        label: 'order',
        sub: 'granting:dismiss',
        actions: [{ type: 'motion.ruled', data: { motion: { entry: 41 }, outcome: 'granted' } }],
      },
      { label: null },
      { label: 'appeal_notice', actions: [{ type: 'appeal.noticed' }] },
    ]);
  });
});
