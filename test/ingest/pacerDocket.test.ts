import { describe, expect, test } from '@jest/globals';
import { docketPage } from '../support/docketPage.ts';
import { docketIn, readingOf } from '../support/parsed.ts';

describe('a docket page of a district court', () => {
  test('says its court, its number without initials, its name without et al, and what kind of suit it is', async () => {
    const docket = await docketIn(docketPage());
    expect(docket).toMatchObject({
      from: 'page',
      court: 'cand',
      docketNumber: '3:24-cv-01234',
      spelling: '3:24-cv-01234-ABC',
      defendantNumber: null,
      caseName: 'Rivera v. Example Motors, Inc.',
      dateFiled: '2024-02-01',
      dateTerminated: null,
      cause: '28:1332 Diversity',
      natureOfSuit: '365 Personal Inj. Prod. Liability',
      juryDemand: 'Plaintiff',
      jurisdiction: 'Diversity',
    });
  });

  test('names judges without their office, initials with their full stops', async () => {
    const docket = await docketIn(
      docketPage({ assigned: 'Judge ADA B EXAMPLE', referred: 'Magistrate Judge Ned O Sample (Settlement)' }),
    );
    expect([docket.assignedTo, docket.referredTo]).toEqual(['Ada B. Example', 'Ned O. Sample']);
  });

  test('keeps the stamps above its heading, and the day it was printed', async () => {
    const docket = await docketIn(
      docketPage({ flags: '<SPAN>CLOSED</SPAN>,<SPAN>STAYED</SPAN>', terminated: '05/06/2025', printed: '06/07/2025' }),
    );
    expect([docket.flags, docket.dateTerminated, docket.capturedOn]).toEqual([
      ['CLOSED', 'STAYED'],
      '2025-05-06',
      '2025-06-07',
    ]);
  });

  test('lists parties with their role, their end and their counsel, and nobody’s address', async () => {
    const attorneys =
      '<B>Bea              Advocate     </B><BR>Advocate LLP<BR>1 Long Road<BR>555-0100<BR>Email: bea@example.com<BR><I>LEAD ATTORNEY</I><BR><I>ATTORNEY TO BE NOTICED</I><br><br><B>Cy Counsel</B><BR>(See above for address)<BR><I>TERMINATED: 03/04/2024</I>';
    const page = docketPage({
      parties: [
        [
          'Plaintiff',
          'Luz Rivera',
          ' <br><I>individually and for her child</I><BR><I>TERMINATED: 04/05/2024</I>',
          attorneys,
        ],
        ['Defendant (1)', '강남자동차 주식회사'],
      ],
    });
    const { parties } = await docketIn(page);
    expect(parties).toEqual([
      {
        name: 'Luz Rivera',
        type: 'Plaintiff',
        terminatedOn: '2024-04-05',
        description: 'individually and for her child',
        attorneys: [
          { name: 'Bea Advocate', roles: ['LEAD ATTORNEY', 'ATTORNEY TO BE NOTICED'] },
          { name: 'Cy Counsel', roles: ['TERMINATED: 03/04/2024'] },
        ],
      },
      { name: '강남자동차 주식회사', type: 'Defendant', terminatedOn: null, description: null, attorneys: [] },
    ]);
    expect(JSON.stringify(parties)).not.toMatch(/Long Road|555|example\.com/);
  });

  test('lists entries with their numbers, their place in the docket and the day they were entered', async () => {
    const page = docketPage({
      entries: [
        ['02/01/2024', 1, 'COMPLAINT against <b>Example</b> Motors. (Entered: 02/03/2024)', 7],
        ['02/02/2024', '', 'Case assigned to Judge Ada B Example. (Entered: 02/02/2024)'],
      ],
    });
    const { entries, pacerId } = await docketIn(page);
    expect(pacerId).toBe('987654');
    expect(entries).toEqual([
      {
        number: '1',
        sequence: '7',
        documentId: '03500000007',
        filedOn: '2024-02-01',
        enteredOn: '2024-02-03',
        text: 'COMPLAINT against Example Motors. (Entered: 02/03/2024)',
        event: null,
        terminatedOn: null,
      },
      expect.objectContaining({ number: null, sequence: null, filedOn: '2024-02-02' }),
    ]);
  });

  test('keeps what its header says of other dockets', async () => {
    const header = `Lead case: <a href='/cgi-bin/DktRpt.pl?1'>3:23-cv-00007-ABC</a><br>Member case: <a href='/x'>(View Member Case)</a><br>
      <table><tr><td>Related&nbsp;Cases:&nbsp;</td><td><a href=/cgi-bin/DktRpt.pl?2>3:22-cv-00001-ABC</a></td></tr><tr><td></td><td><a href=/x>3:22-cv-00002-ABC</a></td></tr></table>
      <table><tr><td>Case&nbsp;in&nbsp;other&nbsp;court:</td><td>&nbsp;Example County Superior Court, CGC-24-000111</td></tr><tr><td></td><td>USCA, 9th Circuit, 24-01234</td></tr></table>`;
    const { lineage, cause } = await docketIn(docketPage({ header }));
    expect(cause).toBe('28:1332 Diversity');
    expect(lineage.map(({ kind, court, docketNumber }) => [kind, court, docketNumber])).toEqual([
      ['lead_case', 'cand', '3:23-cv-00007-ABC'],
      ['member_case', 'cand', null],
      ['related_case', 'cand', '3:22-cv-00001-ABC'],
      ['related_case', 'cand', '3:22-cv-00002-ABC'],
      ['case_in_other_court', null, 'CGC-24-000111'],
      ['case_in_other_court', 'ca9', '24-01234'],
    ]);
  });

  test('of one defendant is known as that defendant’s', async () => {
    expect(await docketIn(docketPage({ number: '3:24-cr-00042-ABC-2' }))).toMatchObject({
      docketNumber: '3:24-cr-00042',
      defendantNumber: 2,
    });
  });

  test('goes on in further tables when it is long', async () => {
    const page = docketPage({ entries: [['02/01/2024', 1, 'COMPLAINT', 1]] }).replace(
      '</table></body>',
      `</table><TABLE BORDER=1><tr><td>03/01/2024</td><td>2</td><td>ANSWER</td></tr></TABLE></body>`,
    );
    expect((await docketIn(page)).entries.map(({ number }) => number)).toEqual(['1', '2']);
  });
});

describe('a bankruptcy page', () => {
  const page = `<html><title>CM/ECF</title><CENTER><B><FONT SIZE="+1">U.S. Bankruptcy Court<BR>District of Arizona (Tucson)<BR>Bankruptcy Petition #: 4:24-bk-00042-XYZ</FONT></B></CENTER>
<TABLE><TR><TD><FONT><BR><I>Assigned to:</I> Judge Zoe Sample<BR>Chapter 7</FONT></TD><TD ALIGN=right><TABLE><TR><td><I>Date filed:</I></td><td>&nbsp;&nbsp;10/19/2024</td></TR></TABLE></TD></TR></TABLE>
<TABLE><TR><TD><I><B>Debtor</B></I><BR><B>Pat Debtor</B><BR>1 Some Street<BR>SSN / ITIN: xxx-xx-1234</TD><TD>represented by</TD><TD><B>Lee Lawyer</B><BR>2 Road</TD></TR></TABLE>
<TABLE BORDER=1><TR><TH>Filing Date</TH><TH colspan=2>#</TH><TH>Docket Text</TH></TR><TR><TD>10/19/2024</TD><TD>&nbsp;</TD><TD><a href='/cgi-bin/show_doc.pl?caseid=5&de_seq_num=2&doc_num=1'>1</a></TD><TD>Chapter 7 Voluntary Petition (Entered: 10/19/2024 at 14:12:27)</TD></TR></TABLE>`;

  test('is called after its debtor, before the court that its heading names', async () => {
    expect(await docketIn(page)).toMatchObject({
      court: 'arb',
      docketNumber: '4:24-bk-00042',
      caseName: 'Pat Debtor',
      dateFiled: '2024-10-19',
      assignedTo: 'Zoe Sample',
      parties: [{ name: 'Pat Debtor', type: 'Debtor', attorneys: [{ name: 'Lee Lawyer', roles: [] }] }],
      entries: [{ number: '1', sequence: '2', filedOn: '2024-10-19', enteredOn: '2024-10-19' }],
    });
  });
});

describe('pages that show no docket', () => {
  test.each([
    ['attachment_page', '<html><b>Document Selection Menu</b></html>'],
    ['claims_activity', '<html>Claims Activity Report</html>'],
    ['case_query', '<html>CM/ECF Case Summary for 3-24-cv-1 <a>Query</a></html>'],
    ['pacer_message', '<html><title>CM/ECF</title>Case not found.</html>'],
    [
      'pacer_docket',
      '<html>CM/ECF<h3>U.S. District Court<br>CIVIL DOCKET FOR CASE #: 1:24-cv-00001</h3>*** administratively closed ***</html>',
    ],
  ])('are known as %s', async (format, page) => {
    expect(await readingOf(page)).toEqual({ format, dockets: [] });
  });

  test('and what is nothing that Lis knows is no format', async () => {
    for (const content of ['', 'a shopping list', '{"a": 1}', '[]', '\u0000\u0001'])
      expect(await readingOf(content)).toEqual({ format: null, dockets: [] });
  });
});

describe('pages made to harm', () => {
  const heading = '<html>CM/ECF<h3>U.S. District Court<br>CIVIL DOCKET FOR CASE #: 1:24-cv-00001</h3>';

  test.each([
    ['tables in tables without end', `${heading}${'<table><tr><td>'.repeat(50_000)}`],
    ['bold in bold without end', `${heading}${'<b>'.repeat(50_000)}`],
  ])('%s are refused with the reason', async (_what, page) => {
    expect(await readingOf(page)).toMatchObject({
      format: 'pacer_docket',
      dockets: [],
      fault: expect.stringContaining('levels deep'),
    });
  });

  test('a script in a docket text stays out of it, and markup in it is text', async () => {
    const { entries } = await docketIn(
      docketPage({ entries: [['02/01/2024', 1, 'MOTION <script>alert(1)</script> &lt;img onerror=x&gt;', 1]] }),
    );
    expect(entries[0]!.text).toBe('MOTION <img onerror=x>');
  });

  test('a page in an old encoding is read in it', async () => {
    const bytes = Uint8Array.from(docketPage({ name: 'Caf\u00e9 v. Example' }), char => char.charCodeAt(0));
    expect((await readingOf(bytes)).dockets[0]!.caseName).toBe('Café v. Example');
  });
});
