import type { Element } from 'domhandler';
import { emptyDocket, type ParsedDocket, type ParsedEntry } from '../docket.ts';
import type { Format } from '../format.ts';
import { courtOfLink, courtOfPage } from '../html/courtOfPage.ts';
import { documentIdOf, sequenceOf } from '../html/documentLinks.ts';
import { elementsIn, type LinkedLine, linkedLinesIn } from '../html/elements.ts';
import { numberIn } from '../html/pacerHeader.ts';
import { usDate } from '../html/usDate.ts';
import { isMessage, messageOf } from '../mail/message.ts';
import { documentDescription, type NoticeDocket, noticeDockets } from '../mail/notice.ts';
import { subjectEvent } from '../mail/subjectEvent.ts';
import { caseName } from '../names.ts';
import { parsedHtml, type Source } from '../source.ts';

const transaction = /The following transaction was (?:entered|received|filed)/i;

const pacerIdIn = ({ link, number }: NoticeDocket): string | null => {
  const href = `${link?.attribs.href ?? ''} ${number}`;
  return (/DktRpt\.pl\?(\d+)/.exec(href) ?? /caseid=([\w-]+)/i.exec(href))?.[1] ?? null;
};

/** In a plain text the address of the document stands in a line of its own. */
const plainLink = (words: string): Element | undefined => {
  const [href] = /https:\/\/\S+\/docs?\d\/[^\s"<>]+/.exec(words) ?? [];
  return href === undefined ? undefined : elementsIn(parsedHtml(`<a href="${href}"></a>`), 'a')[0];
};

const documentIn = ({ documentNumber, documentLinks }: NoticeDocket) => {
  const link = documentLinks.find(one => documentIdOf(one) !== null) ?? plainLink(documentNumber);
  const [number = null] = /^\d{1,6}(?!\d)/.exec(documentNumber) ?? [];
  return { number, sequence: link ? sequenceOf(link) : null, documentId: link ? documentIdOf(link) : null };
};

/** What stands above the transaction: the court's name. */
const headingIn = (lines: readonly LinkedLine[]): readonly string[] =>
  lines
    .slice(
      0,
      Math.max(
        0,
        lines.findIndex(({ text }) => transaction.test(text)),
      ),
    )
    .map(({ text }) => text)
    .filter(text => text.length < 100);

const filedIn = (lines: readonly LinkedLine[]): Pick<ParsedEntry, 'filedOn' | 'enteredOn'> => {
  const at = lines.findIndex(({ text }) => transaction.test(text));
  const sentence = lines
    .slice(at, at + 3)
    .map(({ text }) => text)
    .join(' ');
  const enteredOn = usDate(/\bentered (?:by .{0,80}? )?on ([\d/]+)/i.exec(sentence)?.[1] ?? '');
  return { enteredOn, filedOn: usDate(/\bfiled on ([\d/]+)/i.exec(sentence)?.[1] ?? '') ?? enteredOn };
};

/** `24-2883 - 030 - Notice of Appearance - 490849`: ACMS writes the entry's number and the document's in the subject. */
const acmsSubject = /\b\d{2}-\d{1,6} - (?:0*(?<number>\d{1,6}) - )?(?<event>.+?)(?: - \d+)?$/;

/** A court of appeals describes the document, at times more closely than the subject does: the longer one says more. */
const eventOf = (subject: string, names: readonly string[], description: string): string | null => {
  const event = acmsSubject.exec(subject)?.groups?.event ?? subjectEvent(subject, names);
  return description.length > (event?.length ?? 0) ? description : event;
};

const read = async (source: Source): Promise<readonly ParsedDocket[]> => {
  const message = isMessage(source) ? await messageOf(source) : { subject: '', html: source.text() };
  if (!message) return [];
  const page = parsedHtml(message.html);
  const lines = linkedLinesIn(page);
  if (!lines.some(({ text }) => transaction.test(text))) return [];
  const dockets = noticeDockets(lines);
  const names = dockets.map(({ name }) => name);
  const isAppellate = /notice of docket activity/i.test(message.html);
  const event = eventOf(message.subject, names, isAppellate ? documentDescription(lines) : '');
  const acmsNumber = acmsSubject.exec(message.subject)?.groups?.number ?? null;
  const court = courtOfPage(page, headingIn(lines), source.name);
  const days = filedIn(lines);
  return dockets.map(docket => {
    const document = documentIn(docket);
    const number = document.number ?? acmsNumber;
    return {
      ...emptyDocket,
      ...numberIn(docket.number),
      from: 'email',
      court: courtOfLink(docket.link?.attribs.href ?? '') ?? court,
      pacerId: pacerIdIn(docket),
      caseName: caseName(docket.name) || null,
      entries: [{ ...document, number, ...days, text: docket.text, event, terminatedOn: null }],
      // A notice goes out with the entry.
      capturedOn: days.enteredOn ?? days.filedOn,
    };
  });
};

/**
 * A court's notice by e-mail of what was filed. The link that opens a document once and free is never followed, kept or shown,
 * nor is whom the notice went to.
 */
export const noticeEmail: Format = {
  name: 'notice_email',
  recognises: source => isMessage(source) || transaction.test(source.text()),
  read,
};
