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

  test('has no entry on a day that there is not', async () => {
    const { entries } = await docketIn(
      `${header}\nnysd,1:24-cv-00042,,1,2024-02-30,,ORDER,,\nnysd,1:24-cv-00042,,2,2024-02-29,,ORDER,,`,
    );
    expect(entries.map(({ filedOn }) => filedOn)).toEqual([null, '2024-02-29']);
  });

  test('with a court that is none is read all the same, its court unknown', async () => {
    expect((await docketIn(`${header}\natlantis,1,,,2024-01-02,,x,,`)).court).toBeNull();
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
