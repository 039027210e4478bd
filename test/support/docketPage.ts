/** A docket page as CM/ECF of a district court writes it, of a case that never was. */
export interface PageParts {
  readonly court?: string;
  readonly number?: string;
  readonly name?: string;
  readonly filed?: string;
  readonly terminated?: string;
  readonly flags?: string;
  readonly assigned?: string;
  readonly referred?: string;
  /** Further lines of the header, as HTML. */
  readonly header?: string;
  readonly parties?: readonly (readonly [type: string, name: string, more?: string, attorneys?: string])[];
  readonly entries?: readonly Line[];
  /** When PACER printed it: MM/DD/YYYY. */
  readonly printed?: string;
}

type Line = readonly [filed: string, number: number | '', text: string, sequence?: number];

const rowOf = ([filed, number, text, sequence]: Line): string => {
  const link =
    number === '' || sequence === undefined
      ? String(number)
      : `<a href="https://ecf.cand.uscourts.gov/doc1/0351${String(sequence).padStart(7, '0')}" onClick="goDLS('/doc1/0351','987654','${sequence}','','','1','','');return(false);">${number}</a>`;
  return `<tr><td width='94' valign=top nowrap>${filed}</td><td valign='top' align='right'>${link}&nbsp;</td><td valign=top>${text}</td></tr>`;
};

const partyOf = ([type, name, more = '', attorneys]: NonNullable<PageParts['parties']>[number]): string =>
  `<tr><td><b><u>${type}        </u></b></td></tr><tr><td valign=top width="40%"><B>${name}</B>${more}</td>${
    attorneys === undefined
      ? ''
      : `<td align=right>represented&nbsp;by</td><td valign=top width="40%">${attorneys}</td>`
  }</tr>`;

export const docketPage = ({
  court = 'Northern District of California (San Francisco)',
  number = '3:24-cv-01234-ABC',
  name = 'Rivera v. Example Motors, Inc. et al',
  filed = '02/01/2024',
  terminated,
  flags,
  assigned = 'Judge Ada B Example',
  referred,
  header = '',
  parties = [
    ['Plaintiff', 'Luz Rivera'],
    ['Defendant', 'Example Motors, Inc.'],
  ],
  entries = [],
  printed,
}: PageParts = {}): string => `<html><head><title>CM/ECF</title></head><body>
${flags === undefined ? '' : `<table border=0 width="100%"><tr><td align=right>${flags}</td></tr></table>`}
<h3 align=center>U.S. District Court<BR>${court}<BR>CIVIL DOCKET FOR CASE #: ${number}</h3>
<TABLE width='100%' border=0><tr><td valign=top width="60%"><br>${name}<br>
Assigned to: ${assigned}<br>${referred === undefined ? '' : `Referred to: ${referred}<br>`}${header}
Cause: 28:1332 Diversity</td>
<td valign=top width="40%"><br>Date Filed: ${filed}<br>${terminated === undefined ? '' : `Date Terminated: ${terminated}<br>`}
Jury Demand: Plaintiff<br>Nature of Suit: 365 Personal Inj. Prod. Liability<br>Jurisdiction: Diversity</td></tr></table>
<table width="100%" border=0>${parties.map(partyOf).join('\n')}</table>
<table align=center width='99%' border=1 rules=all><tr><td>Date Filed</td><th>#</th><td>Docket Text</td></tr>
${entries.map(rowOf).join('\n')}
</table>${printed === undefined ? '' : `<center><th>Transaction Receipt</th><td>${printed} 10:00:00</td></center>`}</body></html>`;
