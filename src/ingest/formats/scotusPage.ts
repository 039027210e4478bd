import { type Document, type Element, isTag } from 'domhandler';
import type { Format } from '../format.ts';
import { cellsOf, elementsIn, linesIn, lineText, nodesIn, squeezed, textOf } from '../html/elements.ts';
import { addressesAt, pageContacts } from '../scotus/pageContacts.ts';
import { type ScotusFacts, scotusDocket } from '../scotus/scotusDocket.ts';
import { writtenDay } from '../writtenDay.ts';

type Row = readonly Element[];

const versus = /^vs?\.$/i;

const isDocumentLink = (element: Element): boolean =>
  element.name === 'a' && /\/DocketPDF\//i.test(element.attribs.href ?? '');

/** What stands in the cell beside a label, line by line. */
const beside = (rows: readonly Row[], label: RegExp): readonly string[] => {
  const row = rows.find(([first]) => first && label.test(textOf(first)));
  return row?.[1] ? linesIn(row[1]).map(lineText) : [];
};

const labelled = (rows: readonly Row[], label: RegExp): string => beside(rows, label).join(' ');

const numberIn = (rows: readonly Row[]): string =>
  rows.flatMap(([first]) => (first ? (/^No\. (\d{2}[-AMO]\d{1,6}\b.*)/.exec(textOf(first))?.[1] ?? []) : []))[0] ?? '';

const linksIn = (cell: Element): readonly string[] =>
  elementsIn(cell, 'a')
    .filter(isDocumentLink)
    .map(({ attribs }) => attribs.href ?? '');

/** A proceeding is a row with a day; the rows below it may go on with its text, or hold its documents alone. */
const proceedingsIn = (rows: readonly Row[]): ScotusFacts['proceedings'] => {
  const found: { on: string; text: string; documentLinks: string[] }[] = [];
  for (const [first, second] of rows) {
    if (!first || !second) continue;
    const on = textOf(first);
    if (writtenDay(on) !== null && !/[,:]/.test(on))
      found.push({ on, text: wordsOf(second), documentLinks: [...linksIn(second)] });
    const last = found.at(-1);
    if (!last || on !== '') continue;
    last.documentLinks.push(...linksIn(second));
    last.text += ` ${wordsOf(second).replace(/^\*+$/, '')}`;
  }
  return found;
};

/** The text of a cell without the names of the documents that it links to. */
const wordsOf = (cell: Element): string => {
  let words = '';
  for (const node of nodesIn(cell, element => !isDocumentLink(element) && element.attribs.class !== 'documentlinks'))
    if (isTag(node)) words += node.name === 'br' || node.name === 'div' ? ' ' : '';
    else if ('data' in node && node.type === 'text') words += node.data;
  return squeezed(words);
};

/** The oldest pages set each side of the title in a row of its own. */
const titleLines = (rows: readonly Row[]): readonly string[] => {
  const cells = rows.flat();
  const at = cells.findIndex(cell => /^title:$/i.test(textOf(cell)));
  const first = at < 0 || !cells[at + 1] ? [] : linesIn(cells[at + 1]!).map(lineText);
  if (first.some(line => versus.test(line))) return first;
  const end = cells.findIndex((cell, index) => index > at && /^docketed:/i.test(textOf(cell)));
  return at < 0 ? [] : cells.slice(at + 1, Math.max(end, at + 2)).map(textOf);
};

const titleIn = (rows: readonly Row[]): Pick<ScotusFacts, 'petitioner' | 'respondent'> => {
  const lines = titleLines(rows);
  const at = lines.findIndex(line => versus.test(line));
  const [one, other] = at < 0 ? [lines, []] : [lines.slice(0, at), lines.slice(at + 1)];
  return { petitioner: one.join(' '), respondent: other.join(' ') };
};

/** There the day and the numbers below stand in the row under their labels. */
const oldHeader = (rows: readonly Row[]): Partial<ScotusFacts> => {
  const at = rows.findIndex(
    ([first, second]) => first && second && /^docketed:$/i.test(textOf(first)) && /^lower ct:$/i.test(textOf(second)),
  );
  const [labels, values] = [rows[at], rows[at + 1]];
  if (!labels?.[2] || !values?.[0]) return {};
  return {
    docketed: textOf(values[0]),
    lowerCourt: textOf(labels[2]),
    lowerNumbers: values[2] ? textOf(values[2]) : '',
  };
};

const factsIn = (page: Document): ScotusFacts => {
  const rows = elementsIn(page, 'tr').map(cellsOf);
  const linked = rows.flatMap(([first, second]) =>
    first && /^linked with/i.test(textOf(first)) ? `${textOf(first)} ${second ? textOf(second) : ''}` : [],
  );
  return {
    number: numberIn(rows),
    ...titleIn(rows),
    docketed: labelled(rows, /^docketed:$/i),
    linked: linked.join(' '),
    lowerCourt: labelled(rows, /^lower ct:$/i),
    lowerNumbers: labelled(rows, /^case (?:nos\.|numbers?):$/i),
    proceedings: proceedingsIn(rows.slice(0, addressesAt(rows))),
    ...oldHeader(rows),
    contacts: pageContacts(page, rows),
    capturedOn: null,
  };
};

/** A docket of the Supreme Court of the United States as a page, of the years before its site gave JSON and since. */
export const scotusPage: Format = {
  name: 'scotus_docket',
  recognises: ({ text }) =>
    /supremecourt\.gov|Supreme Court of the United States/i.test(text()) &&
    />\s*No\. \d{2}[-AMO]\d/.test(text()) &&
    /Proceedings(?:\s|&nbsp;)+and(?:\s|&nbsp;)+Orders/i.test(text()),
  read: ({ html }) => [scotusDocket(factsIn(html()))].filter(({ docketNumber }) => docketNumber !== null),
};
