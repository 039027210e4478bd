import { expect, test } from '@jest/globals';
import { readJson } from '../support/readText.ts';

const docket = {
  caseDetails: {
    caseId: '11111111-2222-3333-4444-555555555555',
    caseNumber: '24-101',
    name: 'Okonjo v. Harrow Mills, Inc.',
    caseOpened: '2024-02-01',
    originatingCaseNumber: 'A012-345-678',
    court: { name: 'Board of Immigration Appeals' },
    partyAttorneyList:
      '<table><tr><td>ADA OKONJO<br>Petitioner,</td><td><div>Rex Thorne<br>Direct: 555-0101<br>[Retained]<br>9 Oak Lane</div></td></tr></table>',
  },
  docketInfo: {
    docketEntries: [
      {
        endDate: '2024-02-01',
        entryNumber: 1,
        docketEntryId: 'aaaaaaaa-0000-0000-0000-000000000001',
        docketEntryText: '<p><strong>PETITION</strong> filed. [Entered: 02/02/2024 01:00 PM]</p>',
      },
      'no entry at all',
    ],
  },
};

test('a docket of ACMS is read with its entries, parties and counsel', async () => {
  const { format, dockets } = await readJson(docket, 'ca2_24-101.acms_json');
  expect(format).toBe('acms_json');
  expect(dockets).toMatchObject([
    {
      court: 'ca2',
      docketNumber: '24-101',
      caseName: 'Okonjo v. Harrow Mills, Inc.',
      dateFiled: '2024-02-01',
      lineage: [{ courtName: 'Board of Immigration Appeals', docketNumber: null }],
      parties: [{ name: 'ADA OKONJO', type: 'Petitioner', attorneys: [{ name: 'Rex Thorne', roles: ['Retained'] }] }],
      entries: [
        {
          number: '1',
          filedOn: '2024-02-01',
          enteredOn: '2024-02-02',
          text: 'PETITION filed. [Entered: 02/02/2024 01:00 PM]',
        },
      ],
    },
  ]);
  expect(JSON.stringify(dockets)).not.toMatch(/Oak Lane|555-0101|A012/);
});

test('its court is the one whose site its texts link to, whatever the file is called', async () => {
  const linked = structuredClone(docket);
  (linked.docketInfo.docketEntries[0] as { docketEntryText: string }).docketEntryText =
    '<p>See <a href="https://cdn.ca9.uscourts.gov/guide.pdf">the guide</a>.</p>';
  expect((await readJson(linked, 'ca2_24-101.json')).dockets[0]!.court).toBe('ca9');
});
