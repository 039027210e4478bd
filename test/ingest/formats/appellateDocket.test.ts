import { describe, expect, test } from '@jest/globals';
import { docketIn } from '../support/readText.ts';

const page = `<html><body><h3>General Docket<br>United States Court of Appeals for the Ninth Circuit</h3>
<!-- NEW SECTION - Case Stub -->
<table><tr><td><b>Court of Appeals Docket #:</b> 21-10001</td><td><b>Docketed:</b> 03/04/2021</td></tr>
<tr><td><b>Nature of Suit:</b> 2440 Other Civil Rights</td><td><b>Termed:</b> 05/06/2022</td></tr>
<tr><td colspan=2>Mara Lindqvist, et al. v. City of Fernhollow</td></tr>
<tr><td><b>Appeal From: </b>U.S. District Court for Oregon, Portland</td></tr></table>
<!-- NEW SECTION - Orig Court -->
<table><tr><td><b>District: </b>0979-3 : <a href="https://ecf.ord.uscourts.gov/cgi-bin/DktRpt.pl?1">3:20-cv-00017-AA</a></td></tr></table>
<!-- NEW SECTION - Party/Aty List -->
<table><tr><td><table>
<tr><td width=50%>MARA LINDQVIST<br>&nbsp;&nbsp;Plaintiff&nbsp;-&nbsp;Appellant,</td>
<td width=50%>Ivo Ostrander<br>Direct: 555-0100<br>[COR LD NTC Retained]<br>Ostrander LLP<br>1 Elm Street<br>Nowhere, OR 00000<br><br>Una Bell<br>[COR NTC Retained]</td></tr>
<tr><td colspan=2>v.</td></tr>
<tr><td width=50%>CITY OF FERNHOLLOW<br><b>Terminated: </b>04/01/2022<br>Defendant&nbsp;-&nbsp;Appellee</td><td width=50%></td></tr>
</table></td></tr></table>
<!-- NEW SECTION - DOCKET ENTRIES -->
<table><tr><td>03/04/2021</td><td><input type=checkbox value="12000001"><a href="https://ecf.ca9.uscourts.gov/docs1/009133331111" onclick="return doDocPostURL('009133331111','300001');">&nbsp;1&nbsp;</a><br><font>4 pg</font></td>
<td width=90%>DOCKETED CAUSE. [12000001] (AB) [Entered: 03/05/2021 09:00 AM]</td></tr>
<tr><td>03/08/2021</td><td><input type=checkbox value="12000002"></td><td width=90%>Filed text order. <script>alert(1)</script>[Entered: 03/08/2021 10:00 AM]</td></tr></table></body></html>`;

describe('an appellate docket', () => {
  test('tells its court, number, name, days and the proceeding that the appeal is from', async () => {
    expect(await docketIn(page)).toMatchObject({
      court: 'ca9',
      docketNumber: '21-10001',
      pacerId: '300001',
      caseName: 'Mara Lindqvist v. City of Fernhollow',
      dateFiled: '2021-03-04',
      dateTerminated: '2022-05-06',
      natureOfSuit: '2440 Other Civil Rights',
      lineage: [{ kind: 'lower_court', court: 'ord', docketNumber: '3:20-cv-00017-AA' }],
    });
  });

  test('lists parties in their roles, when one left, and who speaks for them, without an address', async () => {
    const { parties } = await docketIn(page);
    expect(parties).toEqual([
      {
        name: 'MARA LINDQVIST',
        type: 'Plaintiff - Appellant',
        terminatedOn: null,
        description: null,
        attorneys: [
          { name: 'Ivo Ostrander', roles: ['COR LD NTC Retained'] },
          { name: 'Una Bell', roles: ['COR NTC Retained'] },
        ],
      },
      {
        name: 'CITY OF FERNHOLLOW',
        type: 'Defendant - Appellee',
        terminatedOn: '2022-04-01',
        description: null,
        attorneys: [],
      },
    ]);
    expect(JSON.stringify(parties)).not.toMatch(/Elm Street|555-0100/);
  });

  test('numbers an entry as its court does, and dates when it was filed and when entered', async () => {
    const { entries } = await docketIn(page);
    expect(entries).toMatchObject([
      { number: '1', sequence: '12000001', documentId: '009033331111', filedOn: '2021-03-04', enteredOn: '2021-03-05' },
      { number: null, sequence: '12000002', text: 'Filed text order. [Entered: 03/08/2021 10:00 AM]' },
    ]);
  });

  test('numbers an entry by its document where the court numbers none', async () => {
    const { entries } = await docketIn(page.replace('&nbsp;1&nbsp;', 'Document'));
    expect(entries[0]!.number).toBe('009033331111');
  });

  test('keeps an alien number out of the lineage', async () => {
    const agency = page
      .replace(/<b>District: .*?<\/td>/, '<b>District: </b>BIA-1 : A999-888-777</td>')
      .replace('U.S. District Court for Oregon, Portland', 'Board of Immigration Appeals');
    const docket = await docketIn(agency);
    expect(docket.lineage).toMatchObject([{ courtName: 'Board of Immigration Appeals', docketNumber: null }]);
    expect(JSON.stringify(docket)).not.toContain('A999');
  });

  test('is read the same without the comments that part its sections', async () => {
    const plain = await docketIn(page.replaceAll(/<!--.*?-->/g, ''));
    const { parties, entries } = await docketIn(page);
    expect([plain.parties, plain.entries]).toEqual([parties, entries]);
  });
});
