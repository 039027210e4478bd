import { expect, test } from '@jest/globals';
import { docketIn } from '../support/readText.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<gov_uscourts_docket><case_details>
<court>nysd</court><docket_num>1:08-cv-00042</docket_num><pacer_case_num>300042</pacer_case_num>
<case_name>Lindqvist v. Fernhollow &amp; Sons</case_name><assigned_to>Judge Rosalind Vane</assigned_to>
<date_case_filed>2008-01-02</date_case_filed><date_case_terminated>2009-03-04</date_case_terminated>
<case_cause>15:1125 Trademark</case_cause><jury_demand>Plaintiff</jury_demand></case_details>
<party_list><party><name>Mara Lindqvist</name><type>Plaintiff</type><extra_info>1 Elm Street
TERMINATED: 05/06/2008</extra_info>
<attorney_list><attorney><attorney_name>Ivo Ostrander</attorney_name><attorney_role>LEAD ATTORNEY
ATTORNEY TO BE NOTICED</attorney_role><contact>1 Elm Street</contact></attorney></attorney_list></party>
<party><type>Nobody</type></party></party_list>
<document_list>
<document doc_num="1" attachment_num="0"><pacer_doc_id>12700000001</pacer_doc_id><pacer_de_seq_num>7</pacer_de_seq_num>
<date_filed>2008-01-02</date_filed><long_desc>COMPLAINT against Fernhollow &amp; Sons. (Entered: 01/03/2008)</long_desc></document>
<document doc_num="1" attachment_num="1"><short_desc>Exhibit</short_desc></document>
<document doc_num="2" attachment_num="0"/></document_list></gov_uscourts_docket>`;

test('a docket of the old archive is read with its header, parties and entries, attachments left with their entry', async () => {
  const docket = await docketIn(xml);
  expect(docket).toMatchObject({
    from: 'page',
    court: 'nysd',
    docketNumber: '1:08-cv-00042',
    pacerId: '300042',
    caseName: 'Lindqvist v. Fernhollow & Sons',
    assignedTo: 'Rosalind Vane',
    dateFiled: '2008-01-02',
    dateTerminated: '2009-03-04',
    parties: [
      {
        name: 'Mara Lindqvist',
        terminatedOn: '2008-05-06',
        attorneys: [{ name: 'Ivo Ostrander', roles: ['LEAD ATTORNEY', 'ATTORNEY TO BE NOTICED'] }],
      },
    ],
    entries: [
      { number: '1', sequence: '7', documentId: '12700000001', filedOn: '2008-01-02' },
      { number: '2', text: '' },
    ],
  });
  expect(docket.parties).toHaveLength(1);
  expect(JSON.stringify(docket)).not.toContain('Elm Street');
});

test('entities of the file are never expanded', async () => {
  const bomb = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${xml.replace('Lindqvist v.', '&b; v.')}`;
  expect((await docketIn(bomb)).caseName).toBe('&b; v. Fernhollow & Sons');
});
