import { type Document, type Element, isTag } from 'domhandler';
import { linesIn, lineText, nodesIn, textOf } from '../html/elements.ts';
import type { Contact } from './scotusDocket.ts';

const sideOf = (heading: string): Contact['type'] => {
  if (/petitioner|applicant|appellant/i.test(heading)) return 'Petitioner';
  return /respondent|appellee/i.test(heading) ? 'Respondent' : 'Other';
};

type Speaker = Pick<Contact, 'attorney' | 'isOfRecord'>;

const isOfRecord = (line: string): boolean => /^counsel of record$/i.test(line);
const partyLine = /^party name:\s*/i;

/** Attorneys, until it is said for whom they speak. */
const gathered = () => {
  const contacts: Contact[] = [];
  let type: Contact['type'] = 'Other';
  let open: Speaker[] = [];
  return {
    contacts,
    side: (heading: string) => {
      type = sideOf(heading);
    },
    speaker: (lines: readonly string[]) => {
      const [attorney] = lines;
      if (attorney) open.push({ attorney, isOfRecord: lines.some(isOfRecord) });
    },
    ofRecord: () => {
      const last = open.pop();
      if (last) open.push({ ...last, isOfRecord: true });
    },
    party: (line: string) => {
      contacts.push(...open.map(one => ({ type, party: line.replace(partyLine, ''), ...one })));
      open = [];
    },
  };
};

type Row = readonly Element[];

const isAddressHeading = ([first, second]: Row): boolean =>
  first !== undefined && second !== undefined && /^~*name~*$/i.test(textOf(first)) && /address/i.test(textOf(second));

/** Where the addresses begin among the rows of a page; behind its last row where it has none. */
export const addressesAt = (rows: readonly Row[]): number => {
  const at = rows.findIndex(isAddressHeading);
  return at < 0 ? rows.length : at;
};

/** A row for each line of an address; the attorney stands in the first, whom they speak for in the last. */
const inRows = (rows: readonly Row[]): readonly Contact[] => {
  const contacts = gathered();
  for (const row of rows.slice(addressesAt(rows) + 1)) {
    const lines = row[0] ? linesIn(row[0]).map(lineText) : [];
    const [first = ''] = lines;
    if (partyLine.test(first)) contacts.party(lines.join(' '));
    else if (/^attorneys? for\b|^other:?$/i.test(first)) contacts.side(first);
    else if (isOfRecord(first)) contacts.ofRecord();
    else if (row.length > 1) contacts.speaker(lines);
  }
  return contacts.contacts;
};

/** The newest pages have a box for each side, and in it a part for each attorney. */
const inBoxes = (page: Document): readonly Contact[] => {
  const contacts = gathered();
  for (const node of nodesIn(page)) {
    if (!isTag(node)) continue;
    const kinds = (node.attribs.class ?? '').split(/\s+/);
    if (kinds.includes('card-heading')) contacts.side(textOf(node));
    if (kinds.includes('ContactName')) contacts.speaker(linesIn(node).map(lineText));
    if (kinds.includes('partyname')) contacts.party(textOf(node));
  }
  return contacts.contacts;
};

/** Who speaks for whom, in whichever way the page lists it. */
export const pageContacts = (page: Document, rows: readonly Row[]): readonly Contact[] => {
  const boxes = inBoxes(page);
  return boxes.length > 0 ? boxes : inRows(rows);
};
