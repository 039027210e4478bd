import { courtId } from '../../../events/courts.ts';
import { isAlienNumber } from '../alienNumber.ts';
import { appellateEntries } from '../appellate/entries.ts';
import { appellateParties } from '../appellate/parties.ts';
import { type Row, sectionsOf } from '../appellate/sections.ts';
import { emptyDocket, type Lineage, type ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { courtOfFile, courtOfLink } from '../html/courtOfPage.ts';
import { elementsIn, type Line, linesIn, lineText, textOf } from '../html/elements.ts';
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

/** `District: 0975-1 : 1:17-cv-00050-DKW-KSC`, which may link to the court below. */
const originIn = (rows: readonly Row[], appealFrom: string | null): readonly Lineage[] => {
  for (const cell of rows.flat()) {
    const [, written] = /^(?:District|Bankruptcy|Agency|Lower court)[^:]*:.*?:\s*(\S+)$/i.exec(textOf(cell)) ?? [];
    if (!written) continue;
    const [link] = elementsIn(cell, 'a');
    const court = (link && courtOfLink(link.attribs.href ?? '')) ?? null;
    const docketNumber = isAlienNumber(written) ? null : written;
    if (court === null && docketNumber === null && appealFrom === null) continue;
    return [{ kind: 'lower_court', court, courtName: appealFrom, docketNumber, title: null }];
  }
  return [];
};

/** Its documents are asked for by their id and the case's. */
const pacerIdIn = (text: string): string | null => /\bdoDocPostURL\('\d+','(\d+)'/.exec(text)?.[1] ?? null;

const courtOf = (lines: readonly string[], name: string): string | null => {
  const at = lines.findIndex(line => /\bGeneral Docket$/i.test(line));
  const heading = at < 0 ? '' : lines.slice(at, at + 3).join(' ');
  if (/veterans claims/i.test(heading)) return 'cavc';
  const circuit = courtCalled(heading);
  if (!/bankruptcy appellate panel/i.test(heading)) return circuit ?? courtOfFile(name);
  return (circuit && courtId(circuit.replace('ca', 'bap'))) ?? courtOfFile(name);
};

const nameIn = (lines: readonly Line[]): string | null => {
  const at = lines.findIndex(line => numberLine.test(lineText(line)));
  const plain = lines.slice(at + 1, at + 8).find(line => line.every(({ bold }) => !bold));
  return plain ? caseName(lineText(plain)) : null;
};

const read = ({ html, text, name }: Source): ParsedDocket => {
  const page = html();
  const styled = linesIn(page);
  const lines = styled.map(lineText);
  const sections = sectionsOf(page);
  const isSure = sections.has('entries') || sections.has('parties');
  const rowsOf = (section: 'origin' | 'parties' | 'entries'): readonly Row[] =>
    sections.get(isSure ? section : 'other') ?? [];
  return {
    ...emptyDocket,
    ...numberIn(valueIn(lines, numberLine) ?? ''),
    from: 'page',
    court: courtOf(lines, name),
    caseName: nameIn(styled),
    pacerId: pacerIdIn(text()),
    dateFiled: usDate(valueIn(lines, /^Docketed:/i) ?? ''),
    dateTerminated: usDate(valueIn(lines, /^Termed:/i) ?? ''),
    natureOfSuit: valueIn(lines, /^Nature of Suit:/i),
    lineage: originIn(rowsOf('origin'), valueIn(lines, /^Appeal From:/i)),
    parties: appellateParties(rowsOf('parties'), isSure),
    entries: appellateEntries(rowsOf('entries'), isSure),
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
