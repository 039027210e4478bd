import { type Document, type Element, isTag } from 'domhandler';
import type { ParsedEntry } from '../docket.ts';
import { documentIdOf, sequenceOf } from './documentLinks.ts';
import { cellsOf, elementsIn, nodesIn, textOf } from './elements.ts';
import { usDate } from './usDate.ts';

const isHeader = (row: Element): boolean => {
  const cells = cellsOf(row);
  return cells.length >= 2 && cells.length <= 6 && /^docket text/i.test(textOf(cells.at(-1)!));
};

/** The table of entries of a docket report. */
export const entriesTable = (page: Document): Element | undefined => {
  const header = elementsIn(page, 'tr').find(isHeader);
  let up = header?.parent ?? null;
  while (up && !(isTag(up) && up.name === 'table')) up = up.parent;
  return (up as Element | null) ?? undefined;
};

const numberIn = (cells: readonly Element[]): string | null => {
  const [, number] = /(?:^|\s)(\d{1,6})(?=\s|$|-|\()/.exec(cells.map(textOf).join(' ')) ?? [];
  return number ?? null;
};

const linksIn = (cells: readonly Element[]): readonly Element[] =>
  cells.flatMap(cell => [...nodesIn(cell)].filter((node): node is Element => isTag(node) && node.name === 'a'));

const enteredIn = (text: string): string | null =>
  usDate(/\(Entered: ?([\d/]+)(?: at [\d:]+)?\)\s*$/i.exec(text)?.[1] ?? '');

/** Where number and text share a cell, the text begins with the number and what it links to: `1 (11 pgs)`. */
const withoutNumber = (text: string): readonly [number: string | null, text: string] => {
  const [all, number] = /^(\d{1,6}) (?:\(\d+ pgs?(?:; \d+ docs?)?\) )?/.exec(text) ?? [];
  return all && number ? [number, text.slice(all.length)] : [null, text];
};

/** CM/ECF leaves a blank before a comma where a clerk added nothing. */
export const tidy = (text: string): string => text.replaceAll(' ,', ',');

const entryOf = (row: Element, isByEntry: boolean): ParsedEntry | undefined => {
  const cells = cellsOf(row);
  if (cells.length < 2) return undefined;
  const day = usDate(/^[\d/]{6,10}$/.exec(textOf(cells[0]!))?.[0] ?? '');
  if (day === null) return undefined;
  const between = cells.slice(1, -1);
  const last = cells.at(-1)!;
  const [ownNumber, text] = between.length > 0 ? [numberIn(between), textOf(last)] : withoutNumber(textOf(last));
  const links = linksIn(between.length > 0 ? between : ownNumber === null ? [] : [last]).slice(0, 1);
  const entered = enteredIn(text);
  return {
    number: ownNumber,
    sequence: links.map(sequenceOf).find(one => one !== null) ?? null,
    documentId: links.map(documentIdOf).find(one => one !== null) ?? null,
    // A page in the order of entry shows no other day.
    filedOn: day,
    enteredOn: isByEntry ? day : entered,
    text: tidy(text),
    event: null,
    terminatedOn: null,
  };
};

/** The lines of a docket report, in its order. A long one goes on in further tables. */
export const pacerEntries = (page: Document): readonly ParsedEntry[] => {
  const rows = elementsIn(page, 'tr');
  const header = rows.findIndex(isHeader);
  if (header < 0) return [];
  const isByEntry = /entered/i.test(textOf(cellsOf(rows[header]!)[0]!));
  return rows.slice(header + 1).flatMap(row => entryOf(row, isByEntry) ?? []);
};
