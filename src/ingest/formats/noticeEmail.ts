import { type Document, type Element, isTag } from 'domhandler';
import PostalMime from 'postal-mime';
import { emptyDocket, type ParsedDocket, type ParsedEntry } from '../docket.ts';
import type { Format } from '../format.ts';
import { courtOfPage } from '../html/courtOfPage.ts';
import { documentIdOf, sequenceOf } from '../html/documentLinks.ts';
import { cellsOf, elementsIn, linesIn, lineText, nodesIn, squeezed, textOf } from '../html/elements.ts';
import { numberIn } from '../html/pacerHeader.ts';
import { usDate } from '../html/usDate.ts';
import { caseName } from '../names.ts';
import { parsedHtml, type Source } from '../source.ts';

const transaction = /The following transaction was (?:entered|received|filed)/i;
const isMail = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3}/;

/** One docket that a notice speaks of, as its table says. */
interface Named {
  name: string | null;
  number: string;
  pacerId: string | null;
  document: { number: string | null; link: Element | undefined };
}

const linkIn = (cell: Element): Element | undefined =>
  [...nodesIn(cell)].find((node): node is Element => isTag(node) && node.name === 'a');

const pacerIdIn = (cell: Element): string | null => {
  const href = linkIn(cell)?.attribs.href ?? '';
  return (/DktRpt\.pl\?(\d+)/.exec(href) ?? /caseid=([\w-]+)/i.exec(href))?.[1] ?? null;
};

/** The rows of labels and values; a notice can be about several dockets, one after the other. */
const namedIn = (page: Document): readonly Named[] => {
  const found: Named[] = [];
  let name: string | null = null;
  for (const row of elementsIn(page, 'tr')) {
    const [first, second] = cellsOf(row);
    if (!first || !second) continue;
    const label = textOf(first);
    if (/^case name:/i.test(label)) name = textOf(second) || null;
    if (/^case number:/i.test(label)) {
      found.push({
        name,
        number: textOf(second),
        pacerId: pacerIdIn(second),
        document: { number: null, link: undefined },
      });
    }
    const last = found.at(-1);
    if (last && /^document (?:number|\(s\))|^document\(s\):/i.test(label)) {
      const [number] = /^\d{1,6}/.exec(textOf(second)) ?? [null];
      last.document = { number, link: linkIn(second) };
    }
  }
  return found;
};

const label =
  /^(?:case (?:name|number)|document (?:number|description)|filer|docket text|warning|judge|copy the url)\b/i;

/** A value is never longer than this, in lines. */
const longest = 20;

/** What stands behind a label and, where it is long, in the lines below. */
const behind = (lines: readonly string[], at: number): string => {
  const words = [lines[at]!.replace(/^[^:]*:\s*/, '')];
  for (let next = at + 1; next < lines.length && next <= at + longest && !label.test(lines[next]!); next += 1)
    words.push(lines[next]!);
  return squeezed(words.join(' '));
};

/** The same of a notice in plain text, or one whose labels stand in no table. */
const namedInLines = (lines: readonly string[]): readonly Named[] => {
  const found: Named[] = [];
  let name: string | null = null;
  for (const [at, line] of lines.entries()) {
    if (/^docket text:/i.test(line)) break;
    if (/^case name:/i.test(line)) name = behind(lines, at) || null;
    const value = behind(lines, at);
    if (/^case number:/i.test(line)) {
      const [, pacerId = null] = /DktRpt\.pl\?(\d+)/.exec(value) ?? [];
      found.push({ name, number: value, pacerId, document: { number: null, link: undefined } });
    }
    const last = found.at(-1);
    if (!last || !/^document number:/i.test(line)) continue;
    const [number] = /^\d{1,6}/.exec(value) ?? [null];
    const [href] = /https:\S+\/docs?\d\/\S+/.exec(lines.slice(at, at + 6).join(' ')) ?? [];
    last.document = { number, link: href === undefined ? undefined : linkTo(href) };
  }
  return found;
};

const afterText =
  /notice (?:has been|will be|will not be|has not been|sent).*(?:mailed|delivered|to:)|^the following documents?\(?s?\)? (?:is|are) associated|^electronically mailed|^notice will be|notified of this filing|^service list|recipients?:$/i;

/** The docket text: what stands behind its label, up to who was notified. */
const docketTextIn = (lines: readonly string[]): string => {
  const at = lines.findIndex(line => /^docket text:/i.test(line));
  if (at < 0) return '';
  const text = [lines[at]!.replace(/^docket text:\s*/i, '')];
  for (const line of lines.slice(at + 1)) {
    if (afterText.test(line)) break;
    text.push(line);
  }
  return squeezed(text.join(' '));
};

type Filed = Pick<ParsedEntry, 'filedOn' | 'enteredOn'>;

const filedIn = (lines: readonly string[]): Filed => {
  const line = lines.find(one => transaction.test(one)) ?? '';
  const at = lines.indexOf(line);
  const sentence = at < 0 ? '' : lines.slice(at, at + 3).join(' ');
  const enteredOn = usDate(/entered (?:by .{0,80}? )?on ([\d/]+)/i.exec(sentence)?.[1] ?? '');
  return { enteredOn, filedOn: usDate(/filed on ([\d/]+)/i.exec(sentence)?.[1] ?? '') ?? enteredOn };
};

/** `Activity in Case 4:20-cv-01296 Huffman v. Associated Brief in Support`: what stands behind number and name. */
const eventIn = (subject: string, { name }: Named): string | null => {
  const [, quoted] = /"(.+)"\s*$/.exec(subject) ?? [];
  if (quoted) return squeezed(quoted);
  const plain = squeezed(subject);
  const at = name === null ? -1 : plain.indexOf(squeezed(name));
  return at < 0 ? null : plain.slice(at + squeezed(name!).length).trim() || null;
};

const entryOf = (named: Named, subject: string, filed: Filed, text: string): ParsedEntry => {
  const { number, link } = named.document;
  return {
    number,
    sequence: link ? sequenceOf(link) : null,
    documentId: link ? documentIdOf(link) : null,
    ...filed,
    text,
    event: eventIn(subject, named),
    terminatedOn: null,
  };
};

const linkTo = (href: string): Element | undefined =>
  elementsIn(parsedHtml(`<a href="${href.replaceAll('"', '')}"></a>`), 'a')[0];

interface Mail {
  readonly html: string;
  readonly subject: string;
}

const mailOf = async ({ bytes, text }: Source): Promise<Mail> => {
  if (!isMail.test(text())) return { html: text(), subject: '' };
  const { html, text: plain, subject = '' } = await PostalMime.parse(bytes);
  return { html: html ?? (plain ?? '').replaceAll('\n', '<br>'), subject };
};

const read = async (source: Source): Promise<readonly ParsedDocket[]> => {
  const { html, subject } = await mailOf(source);
  const page = parsedHtml(html);
  const lines = linesIn(page).map(lineText);
  if (!lines.some(line => transaction.test(line))) return [];
  const court = courtOfPage(page, [], source.name);
  const inTable = namedIn(page);
  const [filed, text] = [filedIn(lines), docketTextIn(lines)];
  return (inTable.length > 0 ? inTable : namedInLines(lines)).map(named => ({
    ...emptyDocket,
    ...numberIn(named.number),
    from: 'email',
    court,
    pacerId: named.pacerId,
    caseName: named.name && caseName(named.name),
    entries: [entryOf(named, subject, filed, text)],
  }));
};

/**
 * A court's notice by e-mail of what was filed. The link that opens a document once and free is never followed, kept or shown,
 * nor is whom the notice went to.
 */
export const noticeEmail: Format = {
  name: 'notice_email',
  recognises: ({ text }) => isMail.test(text().slice(0, 20_000)) || transaction.test(text()),
  read,
};
