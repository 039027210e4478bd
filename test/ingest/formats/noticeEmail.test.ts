import { describe, expect, test } from '@jest/globals';
import { docketIn, readText } from '../support/readText.ts';

const table = (name: string, number: string, id: string, document: string): string =>
  `<table><tr><td><strong>Case Name:</strong></td><td>${name}</td></tr>
<tr><td><strong>Case Number:</strong></td><td><a href="https://ecf.nysd.uscourts.gov/cgi-bin/DktRpt.pl?${id}">${number}</a></td></tr>
<tr><td><strong>Filer:</strong></td><td></td></tr>
<tr><td><strong>Document Number:</strong></td><td>${document}</td></tr></table>`;

const link = (number: number, id = '600042'): string =>
  `<a href="https://ecf.nysd.uscourts.gov/doc1/127122000001?caseid=${id}&de_seq_num=99&magic_num=95052604">${number}</a>`;

const docketText = (text: string): string => `<p><strong>Docket Text:</strong><br><font><b>${text}</b></font></p>`;

const recipients = `<br><b>1:24-cv-00042 Notice has been electronically mailed to:</b><br>Ivo Ostrander ivo@ostrander.test, office@ostrander.test<br>`;

const body = (...parts: readonly string[]): string =>
  `<p>U.S. District Court</p><p>Southern District of New York</p><div>The following transaction was entered by Ostrander, Ivo on 2/2/2024 at 9:00 AM EST and filed on 2/1/2024<br>${parts.join('')}</div>${recipients}`;

const mail = (subject: string, html: string): string =>
  `From: ecf@nysd.uscourts.gov\r\nTo: someone@example.test\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;

const subject = 'Activity in Case 1:24-cv-00042-RV Lindqvist v. Fernhollow et al Motion to Stay';
const one = body(
  table('Lindqvist v. Fernhollow et al', '1:24-cv-00042-RV', '600042', link(7)),
  docketText(
    'MOTION to Stay re [5] Order <i>pending appeal</i>. (Attachments: # (1) Exhibit A, # (2) Exhibit B)(Ostrander, Ivo)',
  ),
);

describe('a notice of electronic filing', () => {
  test('tells the docket, the entry, its days and its event', async () => {
    expect(await docketIn(mail(subject, one))).toMatchObject({
      from: 'email',
      court: 'nysd',
      docketNumber: '1:24-cv-00042',
      pacerId: '600042',
      caseName: 'Lindqvist v. Fernhollow',
      capturedOn: '2024-02-02',
      entries: [
        {
          number: '7',
          sequence: '99',
          documentId: '127022000001',
          filedOn: '2024-02-01',
          enteredOn: '2024-02-02',
          text: 'MOTION to Stay re [5] Order pending appeal. (Attachments: (1) Exhibit A, (2) Exhibit B)(Ostrander, Ivo)',
          event: 'Motion to Stay',
        },
      ],
    });
  });

  test('gives away neither the link that opens the document once, nor whom it went to', async () => {
    expect(JSON.stringify(await readText(mail(subject, one)))).not.toMatch(/magic|95052604|\.test/);
  });

  test('without the words before its recipients still keeps them out', async () => {
    const bare = one.replace(/<b>1:24-cv-00042 Notice.*?<\/b>/, '');
    expect(JSON.stringify(await readText(mail(subject, bare)))).not.toContain('.test');
  });

  test('can be about several cases, each with its own number and text', async () => {
    const several = body(
      table('In re Fernhollow Litigation', '1:24-md-00001-RV', '600001', link(70, '600001')),
      docketText('ORDER in [69].'),
      table('Lindqvist v. Fernhollow et al', '1:24-cv-00042-RV', '600042', link(7)),
      docketText('ORDER in [6].'),
    );
    const { dockets } = await readText(mail(subject, several));
    expect(dockets).toMatchObject([
      { docketNumber: '1:24-md-00001', entries: [{ number: '70', text: 'ORDER in [69].', event: 'Motion to Stay' }] },
      { docketNumber: '1:24-cv-00042', entries: [{ number: '7', text: 'ORDER in [6].' }] },
    ]);
  });

  test('of an adversary proceeding names the bankruptcy too, with one text for both', async () => {
    const both = body(
      table('Roe v. Doe', '24-01001-RV', '700001', link(1, '700001')),
      table('Doe Holdings LLC', '23-10001-RV', '700000', link(88, '700000')),
      docketText('Adversary case 24-01001. Complaint.'),
    );
    const { dockets } = await readText(mail('24-01001-RV 23-10001-RV Doe Holdings LL Complaint', both));
    expect(dockets).toMatchObject([
      {
        docketNumber: '24-01001',
        entries: [{ number: '1', text: 'Adversary case 24-01001. Complaint.', event: 'Complaint' }],
      },
      {
        docketNumber: '23-10001',
        entries: [{ number: '88', text: 'Adversary case 24-01001. Complaint.', event: 'Complaint' }],
      },
    ]);
  });

  test('may have no document', async () => {
    const minute = body(
      table('Lindqvist v. Fernhollow', '1:24-cv-00042', '600042', '8(No document attached)'),
      docketText('Minute Entry.'),
    );
    expect(await docketIn(mail(subject, minute))).toMatchObject({ entries: [{ number: '8', documentId: null }] });
  });

  test('is read from plain text, too', async () => {
    const plain = `From: ecf@cob.uscourts.gov\nTo: someone@example.test\nSubject: 24-10001-RV Motion to Dismiss Case\nContent-Type: text/plain\n
U.S. Bankruptcy Court\nDistrict of Colorado\n\nThe following transaction was received from Jane Roe entered on 2/2/2024 at 9:00 AM MST and filed on 2/2/2024\n
Case Name: Doe Holdings, LLC\nCase Number: 24-10001-RV https://ecf.cob.uscourts.gov/cgi-bin/DktRpt.pl?500001\n\nDocument Number: 27\nCopy the URL address from the line below into the location bar of your Web browser to view the document:
https://ecf.cob.uscourts.gov/doc1/038140000001?magic_num=95052604&de_seq_num=95&caseid=500001\n\nDocket Text:\n Motion to Dismiss Case\nfiled by Jane Roe.\n\n24-10001-RV Notice will be electronically mailed to:\nJohn Doe john@example.test\n`;
    const docket = await docketIn(plain);
    expect(docket).toMatchObject({
      court: 'cob',
      docketNumber: '24-10001',
      pacerId: '500001',
      entries: [
        {
          number: '27',
          sequence: '95',
          documentId: '038040000001',
          text: 'Motion to Dismiss Case filed by Jane Roe.',
          event: 'Motion to Dismiss Case',
        },
      ],
    });
    expect(JSON.stringify(docket)).not.toMatch(/magic|example\.test/);
  });

  test('of a claim is about no entry', async () => {
    const claim = body(table('Doe Holdings LLC', '23-10001', '700000', ''), '<p>Claim Number: 4</p>');
    expect(await readText(mail('Proof of Claim 23-10001', claim))).toEqual({ format: 'notice_email', dockets: [] });
  });

  test('any other message is known, and shows no docket', async () => {
    expect(await readText(mail('Settlement conference', '<p>See you there.</p>'))).toEqual({
      format: 'notice_email',
      dockets: [],
    });
  });
});

const appeal = (text: string, description: string): string =>
  `<h3>United States Court of Appeals for the Ninth Circuit</h3><b>Notice of Docket Activity</b><p>The following transaction was filed on 02/01/2024</p>
<table><tr><td><b>Case Name:</b></td><td>Mara Lindqvist, et al v. Fernhollow</td></tr><tr><td><b>Case Number:</b></td><td><a href="https://ecf.ca9.uscourts.gov/n/beam/servlet/TransportRoom?servlet=CaseSummary.jsp&caseNum=24-100&caseid=300001">24-100</a></td></tr>
<tr><td><b>Document(s):</b></td><td><a href="https://ecf.ca9.uscourts.gov/docs1/009033331111?uid=5d3e5e8bb0269ddd">Document(s)</a></td></tr></table>
<b>Docket Text:</b><br>${text}<br><b>Notice will be electronically mailed to:</b><br>Ivo Ostrander: ivo@ostrander.test<br>
The following document(s) are associated with this transaction:<br>Document Description: ${description}<br>Original Filename: x.pdf`;

describe('a notice of docket activity', () => {
  test.each([
    [
      '24-100 Mara Lindqvist, et al v. Fernhollow "Motion(s)"',
      'Motion for expedited proceeding',
      'Motion for expedited proceeding',
    ],
    [
      '24-100 Mara Lindqvist, et al v. Fernhollow "Order Filed Granting Withdrawal"',
      'Order Filed',
      'Order Filed Granting Withdrawal',
    ],
    ['Mara Lindqvist v. Fernhollow 24-100 - 030 - Notice of Appearance', 'Main Document', 'Notice of Appearance'],
  ])('%s is told by the words that say more', async (line, description, event) => {
    const docket = await docketIn(mail(line, appeal('MOTION filed. [24-100] (IO)', description)));
    expect(docket).toMatchObject({
      court: 'ca9',
      docketNumber: '24-100',
      pacerId: '300001',
      entries: [{ documentId: '009033331111', filedOn: '2024-02-01', text: 'MOTION filed. [24-100] (IO)', event }],
    });
    expect(JSON.stringify(docket)).not.toMatch(/5d3e5e8|\.test/);
  });

  test('of ACMS numbers its entry in the subject', async () => {
    const docket = await docketIn(mail('A v. B 24-100 - 030 - Notice of Appearance', appeal('NOTICE.', '')));
    expect(docket.entries[0]!.number).toBe('30');
  });
});
