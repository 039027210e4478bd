import type { ParsedDocket, ParsedEntry } from '../../../src/ingest/docket.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const usDate = (day: string | null): string => (day ?? '').replace(/(\d{4})-(\d\d)-(\d\d)/, '$2/$3/$1');

/** What a notice and a history say of an entry: a page adds the day of entry. */
const bare = ({ text }: ParsedEntry): string => escaped(text.replace(/\s*\(Entered: [\d/]+\)/, ''));

const site = ({ court }: ParsedDocket): string => `https://ecf.${court}.uscourts.gov`;

const linkOf = (docket: ParsedDocket, { documentId, sequence }: ParsedEntry): string =>
  `${site(docket)}/doc1/${documentId}?caseid=${docket.pacerId}&amp;de_seq_num=${sequence}`;

const numberOf = (docket: ParsedDocket, entry: ParsedEntry): string =>
  entry.documentId === null ? entry.number! : `<a href="${linkOf(docket, entry)}">${entry.number}</a>`;

/** The notice that the court would have sent of an entry. */
export const noticeOf = (docket: ParsedDocket, entry: ParsedEntry): string => `From: court@example.com
To: somebody@example.com
Subject: Activity in Case ${docket.docketNumber} ${docket.caseName} Other
Content-Type: text/html; charset=utf-8

The following transaction was entered on ${usDate(entry.enteredOn ?? entry.filedOn)} and filed on ${usDate(entry.filedOn)}<BR>
<table><tr><td>Case Name:</td><td>${escaped(docket.caseName!)}</td></tr>
<tr><td>Case Number:</td><td><a href="${site(docket)}/cgi-bin/DktRpt.pl?${docket.pacerId}">${docket.docketNumber}</a></td></tr>
<tr><td>Document Number:</td><td>${numberOf(docket, entry)}</td></tr></table>
<b>Docket Text:</b><BR><b>${bare(entry)}</b><BR>
${docket.docketNumber} Notice has been electronically mailed to:<BR>Somebody somebody@example.com`;

/** The court's feed with an entry in it. */
export const feedOf = (docket: ParsedDocket, entry: ParsedEntry): string => {
  const [event] = bare(entry).split(/ (?=\(|by |filed |re: )/i);
  return `<rss version="2.0"><channel><link>${site(docket)}</link>
<item><title>${docket.docketNumber} ${escaped(docket.caseName!)}</title>
<link>${site(docket)}/cgi-bin/DktRpt.pl?${docket.pacerId}</link>
<description>[${event!.slice(0, 60)}] (${escaped(numberOf(docket, entry))})</description>
<pubDate>${new Date(`${entry.filedOn}T18:00:00Z`).toUTCString()}</pubDate></item></channel></rss>`;
};

/** History/Documents, of a day and with those entries. */
export const historyOf = (docket: ParsedDocket, entries: readonly ParsedEntry[], printed: string): string => {
  const rows = entries.map(entry => {
    const dates = `Filed:</td><td>${usDate(entry.filedOn)}</td></tr><tr><td>Entered:</td><td>${usDate(entry.enteredOn ?? entry.filedOn)}`;
    return `<tr><td>${entry.number === null ? '' : numberOf(docket, entry)}</td><td><table><tr><td>${dates}</td></tr></table></td><td>Event</td></tr>
<tr><td></td><td colspan=2>Docket Text: ${bare(entry)}</td></tr>`;
  });
  return `<html><head><title>CM/ECF</title></head><body><a href="${site(docket)}/">court</a><center><b>${docket.docketNumber} ${escaped(docket.caseName!)}</b><br>
Date filed: ${usDate(docket.dateFiled)}</center>
<center><h2>History</h2></center><table><tr><th>Doc.<br>No.</th><th>Dates</th><th>Description</th></tr>${rows.join('\n')}</table>
<input type="hidden" value="/cgi-bin/HistDocQry.pl?${docket.pacerId}-L_ShowDktTxt_1-0-1">
<center><th>Transaction Receipt</th><td>${printed} 10:00:00</td></center></body></html>`;
};
