import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { docketIn, readText } from '../support/readText.ts';

const header = 'court,docket_number,case_name,number,filed_on,entered_on,text,event,document_id';

describe('a table of entries', () => {
  test('is a docket for each number in it', async () => {
    const { format, dockets } = await readText(
      [
        header,
        'nysd,1:24-cv-00042,Roe v. Doe,1,2024-01-02,2024-01-03,"COMPLAINT, with ""exhibits""",Complaint,127000000001',
        'nysd,1:24-cv-00043,Bell v. Thorne,1,2024-01-04,,,Complaint,',
        'nysd,1:24-cv-00042,,,2024-01-05,,Minute entry,,',
      ].join('\r\n'),
    );
    expect(format).toBe('csv');
    expect(dockets).toMatchObject([
      {
        court: 'nysd',
        docketNumber: '1:24-cv-00042',
        caseName: 'Roe v. Doe',
        entries: [
          {
            number: '1',
            filedOn: '2024-01-02',
            enteredOn: '2024-01-03',
            text: 'COMPLAINT, with "exhibits"',
            documentId: '127000000001',
          },
          { number: null, filedOn: '2024-01-05', text: 'Minute entry' },
        ],
      },
      { docketNumber: '1:24-cv-00043', entries: [{ text: '', event: 'Complaint' }] },
    ]);
  });

  test('needs a court, a number and a day alone, in any order, whatever parts its columns', async () => {
    expect(
      await docketIn('filed_on;docket_number;court;text\n1/2/2024;1:24-cv-00042-RV;S.D.N.Y.;Order, sealed'),
    ).toMatchObject({
      court: 'nysd',
      docketNumber: '1:24-cv-00042',
      entries: [{ filedOn: '2024-01-02', text: 'Order, sealed' }],
    });
  });

  test('tells each line that cannot be taken as it is, and takes the others', async () => {
    const { dockets, refused } = await readText(
      [
        header,
        'nysd,1:24-cv-00042,,1,2024-01-02,,COMPLAINT,,',
        'nysd,,,2,2024-01-03,,ORDER,,',
        'nysd,1:24-cv-00042,,two,2024-01-03,,ORDER,,',
        'nysd,1:24-cv-00042,,3,2024-02-30,,ORDER,,',
        'nysd,1:24-cv-00042,,4,9999-02-01,,ORDER,,',
        'atlantis,1:24-cv-00042,,5,2024-01-03,,ORDER,,',
        'nysd,1:24-cv-00042,,6,2024-01-03,,ORDER, sealed,,,',
        'nysd,1:24-cv-00042,,7,,,ORDER,,',
        'nysd,1:24-cv-00042,,8,2024-01-04,,"ORDER',
        'of two lines, with commas, and, more, and, more, and, more, still",,',
        'nysd,1:24-cv-00042,,9,2024-01-05,,"ORDER,,',
        'nysd,1:24-cv-00042,,10,2024-01-06,,lost,,',
      ].join('\n'),
    );
    expect(dockets.map(({ entries }) => entries.map(({ number }) => number))).toEqual([['1', '8']]);
    expect(refused).toEqual([
      { where: 'line 3', reason: 'docket_number is empty' },
      { where: 'line 4', reason: 'number "two" is not a whole number' },
      { where: 'line 5', reason: 'filed_on "2024-02-30" is not a day: write YYYY-MM-DD or M/D/YYYY' },
      { where: 'line 6', reason: 'filed_on "9999-02-01" is not a day: write YYYY-MM-DD or M/D/YYYY' },
      { where: 'line 7', reason: expect.stringContaining('court "atlantis" is not known') },
      { where: 'line 8', reason: expect.stringContaining('it has 11 columns, and the first line names 9') },
      { where: 'line 9', reason: 'filed_on is empty' },
      { where: 'line 12 and all behind it', reason: expect.stringContaining('not closed') },
    ]);
  });

  test('whose quotation mark is closed by the next one in it loses no line without a word', async () => {
    const { dockets, refused } = await readText(
      [
        header,
        'nysd,1:24-cv-00042,,1,2024-01-02,,"COMPLAINT,,',
        'nysd,1:24-cv-00042,,2,2024-01-03,,"ORDER",,',
        'nysd,1:24-cv-00042,,3,2024-01-04,,ORDER,,',
      ].join('\n'),
    );
    expect(refused).toEqual([{ where: 'line 2 and all behind it', reason: expect.stringContaining('not closed') }]);
    expect(dockets).toEqual([]);
  });

  test('of other things is none', async () => {
    expect((await readText('name,age\nJane,7')).format).toBeNull();
  });

  test('stands in docs/importing.md as it is read', async () => {
    const page = readFileSync(new URL('../../../docs/importing.md', import.meta.url), 'utf8');
    const [table = ''] = /^ {4}court,[^\n]*\n {4}[^\n]*\n/m.exec(page) ?? [];
    expect(await docketIn(table.replaceAll(/^ {4}/gm, ''))).toMatchObject({
      court: 'cand',
      docketNumber: '3:26-cv-00901',
      entries: [{ number: '1', filedOn: '2026-03-02', text: 'COMPLAINT against Example Foods.' }],
    });
  });
});
