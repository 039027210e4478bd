import type { Document, Element } from 'domhandler';
import type { Attorney, ParsedParty } from '../docket.ts';
import { cellsOf, elementsIn, type Line, linesIn, lineText, squeezed, textOf } from './elements.ts';
import { entriesTable } from './pacerEntries.ts';
import { usDate } from './usDate.ts';

const isBold = (line: Line): boolean => line.every(({ bold, text }) => bold || !/\S/.test(text));
const isItalic = (line: Line): boolean => line.every(({ italic }) => italic);
const isDashes = (line: Line | undefined): boolean => line !== undefined && /^-{3,}$/.test(lineText(line));

/** `Defendant (1)`, underlined or in italics; in older bankruptcy pages with a line of dashes below. */
const isType = (line: Line, next: Line | undefined): boolean =>
  isBold(line) && (line.every(({ italic, underlined }) => italic || underlined) || isDashes(next));

/** What stands between the parties of a criminal docket. */
const notAParty = /^(?:pending counts|terminated counts|disposition|complaints?|highest offense level)\b/i;

/** `Defendant (1)`, `Debtor 1`, `Consolidated debtor`, `US Trustee`: one role has one spelling. */
const typeOf = (line: Line): string =>
  lineText(line)
    .replace(/\s*(?:\(\d+\)|\b\d+)$/, '')
    .replace(/^US(?= Trustee)/, 'U.S.')
    .replaceAll(/(?<= )\p{Ll}/gu, letter => letter.toUpperCase())
    .replaceAll(/(?<= )(?:In|Of|The|For|And)(?= )/g, word => word.toLowerCase());

const contactBlock = /\d|@|\bfax\b|\bemail\b|\bp\.? ?o\.? box\b|^c\/o\b|,\s*[A-Z]{2}$/i;

/** What the page says of a party in italics under its name, but for its end. */
const descriptionIn = (lines: readonly Line[]): string | null => {
  const words = lines
    .filter(line => isItalic(line) && !isBold(line))
    .map(lineText)
    .filter(text => !/^terminated:/i.test(text) && !contactBlock.test(text));
  return words.length > 0 ? words.join('; ') : null;
};

const endIn = (lines: readonly Line[]): string | null => {
  const end = lines.map(lineText).find(text => /^terminated:/i.test(text));
  return end === undefined ? null : usDate(end);
};

const roleOf = (line: Line): string => lineText(line);

const attorneysIn = (cell: Element | undefined): readonly Attorney[] => {
  const attorneys: { name: string; roles: string[] }[] = [];
  for (const line of cell ? linesIn(cell) : []) {
    if (isBold(line) && !isItalic(line)) attorneys.push({ name: lineText(line), roles: [] });
    else if (isItalic(line) && !/^(?:designation|bar status):?/i.test(lineText(line)))
      attorneys.at(-1)?.roles.push(roleOf(line));
  }
  return attorneys;
};

/** The cell behind `represented by`. */
const representing = (cells: readonly Element[]): Element | undefined => {
  const at = cells.findIndex(cell => /^represented\s+by/i.test(textOf(cell)));
  return at < 0 ? undefined : cells[at + 1];
};

interface Reading {
  /** Undefined between parties; empty before any type was named. */
  readonly type: string | undefined;
  readonly party: ParsedParty | undefined;
}

const readRow = (row: Element, type: string | undefined): Reading => {
  const cells = cellsOf(row);
  const lines = cells[0] ? linesIn(cells[0]) : [];
  let current = type;
  let name: string | undefined;
  let rest: readonly Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (isDashes(line)) continue;
    if (isType(line, lines[index + 1])) current = notAParty.test(lineText(line)) ? undefined : typeOf(line);
    else if (isBold(line)) {
      name = lineText(line);
      rest = lines.slice(index + 1);
      break;
    }
  }
  // A label of the header, not a name.
  const isNone = name === undefined || name === '' || name.endsWith(':');
  if (isNone || current === undefined) return { type: current, party: undefined };
  return {
    type: current,
    party: {
      name: squeezed(name!),
      type: current || 'Unknown',
      terminatedOn: endIn(rest),
      description: descriptionIn(rest),
      attorneys: attorneysIn(representing(cells)),
    },
  };
};

/** The parties of a docket report with their counsel; who stands under no heading is of the type Unknown. */
export const pacerParties = (page: Document): readonly ParsedParty[] => {
  const table = entriesTable(page);
  const inEntries = new Set(table ? elementsIn(table, 'tr') : []);
  const parties: ParsedParty[] = [];
  let type: string | undefined = '';
  for (const row of elementsIn(page, 'tr')) {
    if (inEntries.has(row)) break;
    if (elementsIn(row, 'table').length > 0) continue;
    const reading = readRow(row, type);
    type = reading.type;
    if (reading.party) parties.push(reading.party);
  }
  return parties;
};
