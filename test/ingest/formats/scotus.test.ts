import { describe, expect, test } from '@jest/globals';
import { docketIn, readJson } from '../support/readText.ts';

const json = {
  CaseNumber: '23-1001 *** CAPITAL CASE *** ',
  sJsonCreationDate: '05/03/2024',
  PetitionerTitle: 'Mara Lindqvist, Petitioner',
  RespondentTitle: 'City of Fernhollow, et al.',
  DocketedDate: 'March 12, 2024',
  Links: 'Linked with 23A100',
  LowerCourt: 'United States Court of Appeals for the Ninth Circuit',
  LowerCourtCaseNumbers: '(21-10001, 21-10002)',
  ProceedingsandOrder: [
    {
      Date: 'Mar 01 2024',
      Text: "Petition filed. <a href='https://www.supremecourt.gov/x.pdf'>Appendix</a> attached.",
      Links: [{ DocumentUrl: 'https://www.supremecourt.gov/DocketPDF/23/23-1001/300100/2024_Petition.pdf' }],
    },
    { Date: 'never', Text: 'DISTRIBUTED.' },
  ],
  Petitioner: [
    {
      Attorney: 'Ivo Ostrander',
      IsCounselofRecord: true,
      PartyName: 'Mara Lindqvist',
      Email: 'ivo@ostrander.test',
      Address: '1 Elm Street',
    },
    { Attorney: 'Una Bell', IsCounselofRecord: false, PartyName: 'Mara Lindqvist' },
  ],
  Other: [{ Attorney: 'Rex Thorne', PartyName: 'Society of Neighbours' }],
};

const parties = [
  {
    name: 'Mara Lindqvist',
    type: 'Petitioner',
    attorneys: [
      { name: 'Ivo Ostrander', roles: ['Counsel of Record'] },
      { name: 'Una Bell', roles: [] },
    ],
  },
  { name: 'Society of Neighbours', type: 'Other', attorneys: [{ name: 'Rex Thorne', roles: [] }] },
  { name: 'City of Fernhollow, et al.', type: 'Respondent', attorneys: [] },
];

describe('a docket of the Supreme Court', () => {
  test('as JSON tells the case, the court below, the parties and the proceedings', async () => {
    const { dockets } = await readJson(json);
    expect(dockets).toMatchObject([
      {
        court: 'scotus',
        docketNumber: '23-1001',
        flags: ['CAPITAL CASE'],
        caseName: 'Mara Lindqvist v. City of Fernhollow',
        dateFiled: '2024-03-12',
        capturedOn: '2024-05-03',
        lineage: [
          { kind: 'lower_court', court: 'ca9', docketNumber: '21-10001' },
          { kind: 'lower_court', court: 'ca9', docketNumber: '21-10002' },
          { kind: 'related_case', court: 'scotus', docketNumber: '23A100' },
        ],
        parties,
        entries: [
          { number: null, documentId: '300100', filedOn: '2024-03-01', text: 'Petition filed. Appendix attached.' },
          { filedOn: null, text: 'DISTRIBUTED.' },
        ],
      },
    ]);
    expect(JSON.stringify(dockets)).not.toMatch(/\.test|Elm Street/);
  });

  const rows = `<tr><td><span>No. 23-1001 </span></td></tr><tr><td>Title:</td><td>Mara Lindqvist, Petitioner<br>v.<br>City of Fernhollow, et al.</td></tr>
<tr><td>Docketed:</td><td>March 12, 2024</td></tr><tr><td>Linked with 23A100</td><td></td></tr><tr><td>Lower Ct:</td><td>United States Court of Appeals for the Ninth Circuit</td></tr>
<tr><td>&nbsp;&nbsp;Case Numbers:</td><td>(21-10001)</td></tr><tr><td>Date</td><td>Proceedings and Orders</td></tr>
<tr><td>Mar 01 2024</td><td>Petition filed.</td></tr><tr><td></td><td><a href="/DocketPDF/23/23-1001/300100/x.pdf">Petition</a></td></tr>
<tr><td>Mar 05 2024</td><td>Motion for leave to proceed</td></tr><tr><td></td><td>in forma pauperis filed.</td></tr>`;

  test('as a page with addresses in rows is read alike, without them', async () => {
    const docket =
      await docketIn(`<html><head><title>Search - Supreme Court of the United States</title></head><table>${rows}</table>
<table><tr><td>~~Name~~</td><td>~~Address~~</td><td>~~Phone~~</td></tr><tr><td><b>Attorneys for Petitioner:</b></td><td></td><td></td></tr>
<tr><td>Ivo Ostrander</td><td>1 Elm Street</td><td>555-0100</td></tr><tr><td>Counsel of Record</td><td>Nowhere, OR 00000</td><td></td></tr><tr><td></td><td>ivo@ostrander.test</td></tr>
<tr><td colspan=3>Party name: Mara Lindqvist</td></tr></table>`);
    expect(docket).toMatchObject({
      docketNumber: '23-1001',
      caseName: 'Mara Lindqvist v. City of Fernhollow',
      dateFiled: '2024-03-12',
      lineage: [
        { court: 'ca9', docketNumber: '21-10001' },
        { kind: 'related_case', docketNumber: '23A100' },
      ],
      parties: [
        { name: 'Mara Lindqvist', attorneys: [{ name: 'Ivo Ostrander', roles: ['Counsel of Record'] }] },
        { name: 'City of Fernhollow, et al.', type: 'Respondent' },
      ],
      entries: [
        { filedOn: '2024-03-01', text: 'Petition filed.', documentId: '300100' },
        { filedOn: '2024-03-05', text: 'Motion for leave to proceed in forma pauperis filed.' },
      ],
    });
    expect(JSON.stringify(docket)).not.toMatch(/\.test|Elm Street|555-0100/);
  });

  test('as a page with a box for each attorney is read alike', async () => {
    const docket =
      await docketIn(`<html><head><title>Search - Supreme Court of the United States</title></head><table>${rows}</table>
<div class="card"><div class="card-heading">Attorneys for Petitioners</div><div class="ContactName">Ivo Ostrander<br><span>Counsel of Record</span></div>
<div class="ContactData2"><span class="address1">1 Elm Street</span><span class="partyname">Party name: Mara Lindqvist</span></div></div>`);
    expect(docket.parties[0]).toMatchObject({
      type: 'Petitioner',
      attorneys: [{ name: 'Ivo Ostrander', roles: ['Counsel of Record'] }],
    });
  });

  test('of an application is cited with its applicant', async () => {
    const { dockets } = await readJson({
      ...json,
      CaseNumber: '23A100',
      PetitionerTitle: 'Mara Lindqvist, Applicant',
      Petitioner: [],
    });
    expect(dockets).toMatchObject([
      { docketNumber: '23A100', caseName: 'Mara Lindqvist, Applicant v. City of Fernhollow' },
    ]);
  });
});
