import { expect, test } from '@jest/globals';
import { docketIn, readJson, readText } from '../support/readText.ts';

const field = (label: string, value: string): string =>
  `<div class="row"><div class="span2"><label>${label}</label></div><div class="span10">${value}&nbsp;</div></div>`;

const texas = (division: string): string => `<form action="./Case.aspx?cn=03-24-00042-CV&amp;coa=${division}">
${field('Case:', '03-24-00042-CV')}${field('Date Filed:', '01/02/2024')}${field('Case Type:', 'Contract')}
${field('Style:', 'Mara Lindqvist and Una Bell')}${field('v.:', 'Fernhollow, LLC; and Ivo Ostrander')}
${field('COA Case', '')}${field('Court', '53rd District Court')}${field('County', 'Travis')}${field('Court Case', 'D-1-GN-22-000001')}
<table id="grdEvents_ctl00"><thead><tr><th>Date</th><th>Event Type</th><th>Disposition</th><th>Document</th></tr></thead>
<tr><td>02/02/2024</td><td>Motion disposed</td><td>Motion Granted</td><td><table><tr><td>[ PDF ]</td><td>Notice</td></tr></table></td></tr>
<tr><td>01/02/2024</td><td>Notice of appeal received</td><td>&nbsp;</td><td></td></tr></table>
<table id="grdParty_ctl00"><tr><th>Party</th><th>PartyType</th><th>Representative</th></tr>
<tr><td>Lindqvist, Mara</td><td>Appellant</td><td>Rex Thorne<br>Ada Okonjo<br></td></tr><tr><td>Fernhollow, LLC</td><td>Appellee</td><td></td></tr></table></form>`;

test('an appellate docket of Texas is cited by the first party of each side, and read oldest first', async () => {
  expect(await docketIn(texas('coa03'))).toMatchObject({
    court: 'texapp',
    docketNumber: '03-24-00042-CV',
    caseName: 'Mara Lindqvist v. Fernhollow, LLC',
    dateFiled: '2024-01-02',
    lineage: [{ courtName: '53rd District Court, Travis County', docketNumber: 'D-1-GN-22-000001' }],
    parties: [
      { name: 'Lindqvist, Mara', type: 'Appellant', attorneys: [{ name: 'Rex Thorne' }, { name: 'Ada Okonjo' }] },
      { name: 'Fernhollow, LLC', type: 'Appellee', attorneys: [] },
    ],
    entries: [
      { filedOn: '2024-01-02', event: 'Notice of appeal received' },
      { filedOn: '2024-02-02', event: 'Motion disposed', text: 'Motion disposed. Motion Granted' },
    ],
  });
});

test.each([
  ['cossup', 'tex'],
  ['coscca', 'texcrimapp'],
])('the court of a docket of Texas is told by its address: %s', async (division, court) => {
  expect((await docketIn(texas(division))).court).toBe(court);
});

const florida = {
  caseHeader: {
    caseNumber: '4D2026-0001',
    caseTitle: 'Mara Lindqvist v. State of Florida',
    courtID: '5',
    filedDate: '2026-03-06T02:00:00.000+00:00',
    closedFlag: true,
    originatingCourtCases: [
      { originatingCourtName: 'Circuit Court, Broward County', originatingCaseNumber: '06-2025-CF-000001' },
    ],
  },
};

test('a docket of Florida is dated in its court, whether alone or in a list', async () => {
  const expected = [
    {
      court: 'fladistctapp4',
      docketNumber: '4D2026-0001',
      dateFiled: '2026-03-05',
      flags: ['CLOSED'],
      lineage: [{ courtName: 'Circuit Court, Broward County', docketNumber: '06-2025-CF-000001' }],
    },
  ];
  expect((await readJson(florida)).dockets).toMatchObject(expected);
  expect((await readJson({ _embedded: { results: [florida] } })).dockets).toMatchObject(expected);
});

test('lists of entries, of parties and of documents of Florida are known, and do not say of which docket', async () => {
  for (const one of [
    { docketEntryHeader: {} },
    { partyHeader: {}, caseHeader: {} },
    { documentLinkUUID: 'x', caseHeader: { caseNumber: '4D2026-0001' } },
  ])
    expect(await readJson({ _embedded: { results: [one] } })).toEqual({ format: 'florida_json', dockets: [] });
});

test('a civil docket of Los Angeles is read from its register of actions', async () => {
  const { dockets } = await readJson({
    ResultList: [
      {
        NonCriminalCaseInformation: {
          CaseInformation: {
            CaseNumber: '24STCV00001',
            CaseTitle: 'MARA LINDQVIST VS FERNHOLLOW INC',
            FilingDateString: '01/02/2024',
          },
          Parties: [
            { Name: 'LINDQVIST MARA', PartyDescription: 'Plaintiff', AttorneyName: 'THORNE REX' },
            { Name: 'THORNE REX', PartyDescription: 'Attorney for Plaintiff' },
          ],
          RegisterOfActions: [
            {
              RegisterOfActionDateString: '02/02/2024',
              Description: 'Hearing',
              AdditionalInformation: '<ul><li>Result: Held</li></ul>',
            },
            { RegisterOfActionDateString: '01/02/2024', Description: 'Complaint', AdditionalInformation: '<ul></ul>' },
          ],
        },
      },
      { CriminalCaseInformation: {} },
    ],
  });
  expect(dockets).toMatchObject([
    {
      court: 'calsuperct',
      docketNumber: '24STCV00001',
      caseName: 'MARA LINDQVIST v. FERNHOLLOW INC',
      dateFiled: '2024-01-02',
      parties: [{ name: 'LINDQVIST MARA', attorneys: [{ name: 'THORNE REX' }] }],
      entries: [
        { event: 'Complaint', text: 'Complaint' },
        { event: 'Hearing', text: expect.stringContaining('Result: Held') as unknown as string },
      ],
    },
  ]);
});

test('a search of Texas is known, and shows no docket', async () => {
  expect(
    await readText(
      '<html><body><a href="https://search.txcourts.gov/CaseSearch.aspx">Search</a><table></table></body></html>',
    ),
  ).toEqual({
    format: 'texas_page',
    dockets: [],
  });
});
