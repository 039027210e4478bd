import { type Document, type Element, isTag } from 'domhandler';
import type { ParsedEntry } from '../docket.ts';
import { documentIdOf, sequenceOf } from './documentLinks.ts';
import { cellsOf, elementsIn, nodesIn, squeezed, textOf } from './elements.ts';
import { tidy } from './pacerEntries.ts';
import { usDate } from './usDate.ts';

/** A line of a history: number, dates, event; its text, where the report gives it, is a row of its own below. */
const isEntry = (cells: readonly Element[]): boolean =>
  cells.length >= 3 && elementsIn(cells[1]!, 'table').length > 0 && /filed|entered/i.test(textOf(cells[1]!));

const docketText = /^docket text:\s*/i;

const textCell = (cells: readonly Element[]): Element | undefined => cells.find(cell => docketText.test(textOf(cell)));

const dayAt = (dates: string, label: RegExp): string | null => {
  const [, day = ''] = new RegExp(`${label.source}[^/\\d]*([\\d/]+)`, 'i').exec(dates) ?? [];
  return usDate(day);
};

/** `DktText('5431','58814','2','9','')`: the fourth is the entry's de_seq_num. */
const clickedSequence = ({ attribs: { href = '' } }: Element): string | null =>
  /DktText\('[^']*','[^']*','[^']*','(\d+)'/.exec(href)?.[1] ?? null;

const linksIn = (cell: Element): readonly Element[] =>
  [...nodesIn(cell)].filter((node): node is Element => isTag(node) && node.name === 'a');

const entryOf = ([first, second, ...rest]: readonly Element[], text: string): ParsedEntry => {
  const dates = textOf(second!);
  const both = dayAt(dates, /filed & entered:/);
  const links = [first!, ...rest].flatMap(linksIn);
  const [number] = /^\d{1,6}/.exec(textOf(first!)) ?? [null];
  return {
    number,
    sequence: links.map(link => sequenceOf(link) ?? clickedSequence(link)).find(one => one !== null) ?? null,
    documentId:
      linksIn(first!)
        .map(documentIdOf)
        .find(one => one !== null) ?? null,
    filedOn: both ?? dayAt(dates, /filed:/),
    enteredOn: both ?? dayAt(dates, /entered:/),
    text,
    event: squeezed(textOf(rest[0]!)) || null,
    terminatedOn: dayAt(dates, /terminated:/),
  };
};

/** The lines of a history of a docket, with the days on which the clerk ended motions. */
export const historyEntries = (page: Document): readonly ParsedEntry[] => {
  const rows = elementsIn(page, 'tr').map(cellsOf);
  return rows.flatMap((cells, at) => {
    if (!isEntry(cells)) return [];
    // The dates stand in a table of their own, whose rows come between.
    const next = rows.slice(at + 1, at + 8).find(others => isEntry(others) || textCell(others) !== undefined);
    const cell = next && !isEntry(next) ? textCell(next) : undefined;
    return [entryOf(cells, cell ? tidy(textOf(cell).replace(docketText, '')) : '')];
  });
};
