import { type Document, type Element, isTag } from 'domhandler';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type Lineage, type ParsedDocket, type ParsedEntry, type ParsedParty } from '../docket.ts';
import type { Format } from '../format.ts';
import { courtOfFile } from '../html/courtOfPage.ts';
import { documentIdOf } from '../html/documentLinks.ts';
import { cellsOf, elementsIn, linesIn, lineText, nodesIn, paragraphsIn, textOf } from '../html/elements.ts';
import { capturedIn, numberIn } from '../html/pacerHeader.ts';
import { courtCalled } from '../html/pacerLineage.ts';
import { usDate } from '../html/usDate.ts';
import { caseName } from '../names.ts';
import type { Source } from '../source.ts';

const numberLine = /^(?:Court of Appeals|Bankruptcy Appellate Panel) Docket #:\s*/i;

const valueIn = (lines: readonly string[], label: RegExp): string | null => {
  const line = lines.find(one => label.test(one));
  return line?.replace(label, '').trim() || null;
};

const entered = /\[Entered: ?([\d/]+)[^\]]*\]\s*$/i;

const isEntry = (cells: readonly Element[]): boolean =>
  cells.length === 3 && /^\d{2}\/\d{2}\/\d{4}$/.test(textOf(cells[0]!)) && cells[2]!.attribs.width === '90%';

const within = (cell: Element, name: string): readonly Element[] =>
  [...nodesIn(cell)].filter((node): node is Element => isTag(node) && node.name === name);

/** Some courts number their entries, in the link or without one; the others tell them by their documents. */
const numberOf = (middle: Element): string | null => {
  const texts = [...within(middle, 'a').map(textOf), textOf(middle)];
  return texts.find(text => /^\d{1,5}$/.test(text)) ?? null;
};

/** An extension of the browser sets a mark behind a link, which leaves a blank. */
const tidy = (text: string): string => text.replaceAll(/(?<=\d) (?=\])/g, '');

const entryOf = ([day, middle, last]: readonly Element[]): ParsedEntry => {
  const text = tidy(textOf(last!));
  const documentId =
    within(middle!, 'a')
      .map(documentIdOf)
      .find(one => one !== null) ?? null;
  const [box] = within(middle!, 'input');
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

const attorneysIn = (cell: Element): ParsedParty['attorneys'] =>
  paragraphsIn(cell).flatMap(([name, ...rest]) => {
    const roles = rest.filter(line => /^\[.*\]$/.test(line)).map(line => line.slice(1, -1));
    return name ? [{ name, roles }] : [];
  });

const typed =
  /\b(?:appell(?:ant|ee)|petitioner|respondent|plaintiff|defendant|intervenor|amicus|debtor|movant|party|in re|curiae|trustee|claimant|creditor|witness|objector|garnishee|surety|relator|government)/i;

/** Who stands in the left cell, under it in what role, and in the right one by whom represented. */
const partyOf = ([first, second]: readonly Element[]): ParsedParty | undefined => {
  const lines = linesIn(first!).map(lineText);
  const at = lines.findLastIndex(line => typed.test(line));
  const [name] = lines;
  if (name === undefined || at < 1) return undefined;
  return {
    name,
    type: lines[at]!.replace(/,$/, ''),
    terminatedOn: usDate(lines.find(line => /^terminated:/i.test(line)) ?? ''),
    description: null,
    attorneys: attorneysIn(second!),
  };
};

const isParty = (cells: readonly Element[]): boolean =>
  cells.length === 2 && cells.every(cell => cell.attribs.width === '50%');

/** `District: 0975-1 : 1:17-cv-00050-DKW-KSC`, which links to the court below. */
const originIn = (page: Document): readonly Lineage[] => {
  for (const cell of elementsIn(page, 'td')) {
    const [, number] = /^(?:District|Bankruptcy|Agency|Lower court)[^:]*:.*?:\s*(\S+)$/i.exec(textOf(cell)) ?? [];
    const [link] = within(cell, 'a');
    if (!number || !link) continue;
    const [, host] = /\/\/ecf\.(\w+)\.uscourts\.gov/.exec(link.attribs.href ?? '') ?? [];
    const court = (host && courtId(host)) ?? null;
    return [{ kind: 'lower_court', court, courtName: null, docketNumber: number, title: null }];
  }
  return [];
};

const courtOf = (lines: readonly string[], name: string): string | null => {
  const at = lines.findIndex(line => /\bGeneral Docket$/i.test(line));
  const heading = at < 0 ? '' : lines.slice(at, at + 3).join(' ');
  const circuit = courtCalled(heading);
  if (!/bankruptcy appellate panel/i.test(heading)) return circuit ?? courtOfFile(name);
  return (circuit && courtId(circuit.replace('ca', 'bap'))) ?? courtOfFile(name);
};

const nameIn = (page: Document): string | null => {
  const lines = linesIn(page);
  const at = lines.findIndex(line => numberLine.test(lineText(line)));
  const plain = lines.slice(at + 1, at + 8).find(line => line.every(({ bold }) => !bold));
  return plain ? caseName(lineText(plain)) : null;
};

const read = ({ html, text, name }: Source): ParsedDocket => {
  const page = html();
  const lines = linesIn(page).map(lineText);
  const rows = elementsIn(page, 'tr').map(cellsOf);
  return {
    ...emptyDocket,
    ...numberIn(valueIn(lines, numberLine) ?? ''),
    from: 'page',
    court: courtOf(lines, name),
    caseName: nameIn(page),
    dateFiled: usDate(valueIn(lines, /^Docketed:/i) ?? ''),
    dateTerminated: usDate(valueIn(lines, /^Termed:/i) ?? ''),
    natureOfSuit: valueIn(lines, /^Nature of Suit:/i),
    lineage: originIn(page),
    parties: rows.filter(isParty).flatMap(cells => partyOf(cells) ?? []),
    entries: rows.filter(isEntry).map(entryOf),
    capturedOn: capturedIn(text()),
  };
};

/** The docket report of a federal court of appeals or a bankruptcy appellate panel. */
export const appellateDocket: Format = {
  name: 'appellate_docket',
  recognises: ({ text }) =>
    /(?:Court of Appeals|Bankruptcy Appellate Panel) Docket #:/i.test(text()) && /<table/i.test(text()),
  read: source => [read(source)],
};
