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

const enteredIn = (text: string): string | null => usDate(/\(Entered: ?([\d/]+)\)\s*$/i.exec(text)?.[1] ?? '');

const entryOf = (row: Element, isByEntry: boolean): ParsedEntry | undefined => {
  const cells = cellsOf(row);
  if (cells.length < 3) return undefined;
  const day = usDate(textOf(cells[0]!));
  if (day === null) return undefined;
  const between = cells.slice(1, -1);
  const text = textOf(cells.at(-1)!);
  const links = linksIn(between);
  const entered = enteredIn(text);
  return {
    number: numberIn(between),
    sequence: links.map(sequenceOf).find(one => one !== null) ?? null,
    documentId: links.map(documentIdOf).find(one => one !== null) ?? null,
    filedOn: isByEntry ? null : day,
    enteredOn: isByEntry ? day : entered,
    text,
    event: null,
    terminatedOn: null,
  };
};

/** The lines of a docket report, in its order. */
export const pacerEntries = (page: Document): readonly ParsedEntry[] => {
  const table = entriesTable(page);
  if (!table) return [];
  const rows = elementsIn(table, 'tr');
  const header = rows.findIndex(isHeader);
  const isByEntry = /entered/i.test(textOf(cellsOf(rows[header]!)[0]!));
  return rows.slice(header + 1).flatMap(row => entryOf(row, isByEntry) ?? []);
};
