import { describe, expect, test } from '@jest/globals';
import { readText } from '../support/readText.ts';

const many = 20_000;
/** Where time grows with the square of a file, these sizes take minutes. */
const longestMs = 10_000;

const appellate = (body: string): string => `<html>Court of Appeals Docket #: 21-1<table>${body}</table></html>`;
const notice = (body: string): string =>
  `<html>The following transaction was entered on 1/2/2024 and filed on 1/2/2024<br>Case Name: A v. B<br>Case Number: 1:24-cv-00001<br>Docket Text:<br>${body}</html>`;
const mail = (head: string, body: string): string =>
  `From: a\nTo: b\nSubject: ${head}\nContent-Type: text/html\n\n${body}`;
const multipart = (parts: string): string =>
  `From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x0\n\n${parts}`;
const scotus = (rows: string): string =>
  `<html>supremecourt.gov<table><tr><td>No. 21-1</td></tr><tr><td>Proceedings and Orders</td></tr>${rows}</table></html>`;
const nested = (part: (depth: number) => string, count = many): string =>
  Array.from({ length: count }, (_, depth) => part(depth)).join('');

const files: readonly (readonly [string, string])[] = [
  ['tables in tables', appellate('<table><tr><td>x'.repeat(many))],
  ['boxes in boxes', notice('<div>x'.repeat(many))],
  ['bold in bold', notice('<b>x'.repeat(many))],
  ['links in links', notice('<a href=x>y'.repeat(many))],
  ['rows of proceedings in each other', scotus('<tr><td>Jan 2 2024<td><table>'.repeat(many))],
  ['a text of a megabyte', notice('a '.repeat(500_000))],
  ['a megabyte of blanks', notice(' '.repeat(1_000_000))],
  ['a megabyte of brackets', notice('# ['.repeat(300_000))],
  ['days without end', appellate(`<tr><td>01/02/2024</td><td>1</td><td width="90%">${'[Entered: '.repeat(100_000)}`)],
  ['labels without end', `Case.aspx?cn=1&coa=coa01 Date Filed: grdEvents${'<label>Style:</label>'.repeat(many)}`],
  ['associated cases without end', `<html>${'Associated Cases Query '.repeat(100_000)}`],
  ['a subject of a megabyte', mail('1:24-cv-00001-'.repeat(70_000), notice('x'))],
  ['a subject of quotation marks', mail('" - '.repeat(100_000), notice('x'))],
  ['a header of a megabyte', `${'X-A: b\n'.repeat(150_000)}\n${notice('x')}`],
  [
    'parts of a message in each other',
    multipart(nested(depth => `--x${depth}\nContent-Type: multipart/mixed; boundary=x${depth + 1}\n\n`, 2_000)),
  ],
  [
    'messages in messages',
    multipart(
      '--x0\nContent-Type: message/rfc822\n\nFrom: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x0\n\n'.repeat(
        2_000,
      ),
    ),
  ],
  ['arrays in arrays', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
  [
    'objects in objects',
    `{"docket_number":"1","case_name":"x","docket_entries":[],"parties":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}`,
  ],
  ['elements in elements', `<gov_uscourts_docket>${'<party><name>x'.repeat(many)}`],
  ['items in items', `<rss> uscourts.gov ${'<item><title>x'.repeat(many)}`],
  ['a quotation without an end', `court,docket_number,filed_on,text\n"${'a'.repeat(2_000_000)}`],
  ['bytes of no encoding', `\uFFFD\u0000${'\uD800'.repeat(10)}Court of Appeals Docket #:<table`],
];

describe('a file with', () => {
  test.each(files)('%s is read or left, and soon', async (_what, text) => {
    const started = performance.now();
    const { dockets } = await readText(text);
    expect(performance.now() - started).toBeLessThan(longestMs);
    expect(JSON.stringify(dockets).length).toBeLessThan(20_000_000);
  });

  test('a hundred thousand parties keeps them all', async () => {
    const party = '<tr><td width="50%">Roe, Jane<br>Appellant</td><td width="50%">John Doe<br>[Retained]</td></tr>';
    const { dockets } = await readText(appellate(party.repeat(100_000)));
    expect(dockets[0]!.parties).toHaveLength(100_000);
  });

  test('entities that grow is read without them', async () => {
    const entities = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
    const feed = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">${entities}]><rss> uscourts.gov <channel><item><title>1:24-cv-00001 &e30;</title></item></channel></rss>`;
    const { dockets } = await readText(feed);
    expect(dockets[0]!.caseName).toBe('&e30');
  });

  test('script in a text leaves it out, and keeps markup that was written as text', async () => {
    const { dockets } = await readText(notice('ORDER<script>alert(1)</script> re &lt;img src=x onerror=alert(2)&gt;'));
    expect(dockets[0]!.entries[0]!.text).toBe('ORDER re <img src=x onerror=alert(2)>');
  });
});
