import type { ParsedEntry } from '../docket.ts';
import { documentIdOf } from '../html/documentLinks.ts';
import { elementsIn, textOf } from '../html/elements.ts';
import { usDate } from '../html/usDate.ts';
import type { Row } from './sections.ts';

const entered = /\[Entered: ?([\d/]{6,10})[^\]]*\]\s*$/i;

/** Some courts number their entries, in the link or without one; the others tell them by their documents. */
const numberOf = (middle: Row[number]): string | null => {
  const texts = [...elementsIn(middle, 'a').map(textOf), textOf(middle)];
  return texts.find(text => /^\d{1,5}$/.test(text)) ?? null;
};

/** An extension of the browser sets a mark behind a link, which leaves a blank. */
const tidy = (text: string): string => text.replaceAll(/(?<=\d) (?=\])/g, '');

const entryOf = ([day, middle, last]: Row): ParsedEntry => {
  const text = tidy(textOf(last!));
  const links = elementsIn(middle!, 'a').map(documentIdOf);
  const documentId = links.find(one => one !== null) ?? null;
  const [box] = elementsIn(middle!, 'input');
  return {
    number: numberOf(middle!) ?? documentId,
    sequence: box?.attribs.value ?? null,
    documentId,
    filedOn: usDate(textOf(day!)),
    enteredOn: usDate(entered.exec(text)?.[1] ?? ''),
    text,
    event: null,
    terminatedOn: null,
  };
};

const isDay = (cells: Row): boolean => /^\d{2}\/\d{2}\/\d{4}$/.test(textOf(cells[0]!));

/** The lines of the docket in the rows of their section; in those of a whole page where its sections are not told. */
export const appellateEntries = (rows: readonly Row[], isSure: boolean): readonly ParsedEntry[] =>
  rows
    .filter(cells => cells.length === 3 && (isSure || cells[2]!.attribs.width === '90%') && isDay(cells))
    .map(entryOf);
