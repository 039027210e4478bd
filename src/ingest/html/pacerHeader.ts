import type { Document } from 'domhandler';
import { emptyDocket, type ParsedDocket } from '../docket.ts';
import { caseName, judgeName } from '../names.ts';
import { courtOfPage } from './courtOfPage.ts';
import { elementsIn, linesIn, lineText, squeezed, textOf } from './elements.ts';
import { entriesTable } from './pacerEntries.ts';
import { headerLineage } from './pacerLineage.ts';
import { usDate } from './usDate.ts';

const numberLine = /(?<kind>[A-Za-z]+(?: [A-Za-z]+){0,3}) ?#: ?(?<number>\S.*)$/;

/** `1:00-cv-01898-VSB-1`: the number, the initials of judges, a defendant's number. */
const spelled = /^(?<core>(?:\d{1,2}[:-])?\d{2}-(?:[a-z]{1,4}-)?\d{4,6})(?<suffix>(?:-[A-Za-z0-9]+)*)/i;

export interface Numbered {
  readonly docketNumber: string | null;
  readonly spelling: string | null;
  readonly defendantNumber: number | null;
}

export const numberIn = (text: string): Numbered => {
  // The judicial panel writes the district of an action before its number.
  const [spelling = null] =
    /^MDL No\. \d+/.exec(squeezed(text)) ??
    squeezed(text)
      .replace(/^[A-Z]{2,4}\//, '')
      .match(/\S+/) ??
    [];
  const { core, suffix = '' } = spelled.exec(spelling ?? '')?.groups ?? {};
  const [, defendant] = /-(\d{1,4}|All)$/i.exec(suffix) ?? [];
  return {
    docketNumber: core ?? spelling,
    spelling,
    defendantNumber: defendant && /^\d+$/.test(defendant) ? Number(defendant) : null,
  };
};

interface Heading {
  readonly lines: readonly string[];
  readonly kind: string;
  readonly number: string;
  /** What stands behind the heading, line by line, up to the entries. */
  readonly rest: readonly string[];
}

/** A header names hundreds of related cases at most. */
const mostLines = 5_000;

/** The first lines of a page, up to its entries. */
const linesAbove = (page: Document): readonly string[] => {
  const table = entriesTable(page);
  return linesIn(page, { into: element => element !== table, most: mostLines }).map(lineText);
};

const headingIn = (lines: readonly string[]): Heading | undefined => {
  const at = lines.findIndex(line => numberLine.test(line) && /docket|petition|proceeding|case/i.test(line));
  if (at < 0) return undefined;
  const { kind, number } = numberLine.exec(lines[at]!)!.groups!;
  return {
    lines: lines.slice(Math.max(0, at - 3), at + 1),
    kind: kind!.toLowerCase(),
    number: number!,
    rest: lines.slice(at + 1),
  };
};

/** What stands behind a label, or in the line below it. */
const valueAt = (lines: readonly string[], label: RegExp): string | null => {
  const at = lines.findIndex(line => label.test(line));
  if (at < 0) return null;
  const own = lines[at]!.replace(/^[^:]*:\s*/, '');
  if (own !== '') return own;
  const below = lines[at + 1];
  return below === undefined || /^[A-Z][\w /[\]]{1,40}:/.test(below) ? null : below;
};

const dateOf = (lines: readonly string[], label: RegExp): string | null => usDate(valueAt(lines, label) ?? '');

/** Bankruptcy courts set the code and the name of each nature of a suit in cells of their own. */
const natureOf = (lines: readonly string[]): string | null => {
  const at = lines.findIndex(line => /^nature\[s\] of suit:/i.test(line));
  if (at < 0) return valueAt(lines, /^nature of suit:/i);
  const natures: string[] = [];
  for (let next = at + 1; /^\d{1,3}$/.test(lines[next] ?? '') && lines[next + 1]; next += 2)
    natures.push(`${lines[next]} ${lines[next + 1]}`);
  return natures.join('; ') || null;
};

/** What courts stamp above the heading: `CLOSED`, `STAYED`. */
const flagsIn = (page: Document, heading: Heading): readonly string[] => {
  for (const cell of elementsIn(page, 'td')) {
    const text = textOf(cell);
    if (text.includes(heading.number)) return [];
    const isStamp = /^right$/i.test(cell.attribs.align ?? '') && elementsIn(cell, 'td').length === 0;
    if (isStamp && /^\(?[A-Za-z0-9]/.test(text) && !/:/.test(text))
      return text
        .split(',')
        .map(squeezed)
        .filter(flag => flag !== '');
  }
  return [];
};

/** PACER's id of the case, in the links of its page. */
export const pacerIdIn = (text: string): string | null => {
  const found =
    /goDLS\('[^']*','(\d+)'/.exec(text) ??
    /CASE_NUM=[^;"']*\((\d+)\)/.exec(text) ??
    /(?:qryAscCases|HistDocQry|DktRpt)\.pl\?(\d+)(?=['">])/.exec(text) ??
    /caseid=(\d+)/.exec(text);
  return found?.[1] ?? null;
};

/** When PACER printed the page, as its receipt says. */
export const capturedIn = (text: string): string | null =>
  usDate(/Transaction Receipt[\s\S]{0,600}?(\d{2}\/\d{2}\/\d{4}) \d{2}:\d{2}:\d{2}/i.exec(text)?.[1] ?? '');

const nameIn = ({ kind, rest }: Heading, debtor: string | null): string | null => {
  const title = valueAt(rest, /^case title:/i);
  if (title !== null) return caseName(title);
  if (/petition/.test(kind)) return debtor;
  const lead = valueAt(rest, /^lead bk title:/i);
  if (/proceeding/.test(kind)) return lead === null ? null : `${caseName(lead)} - Adversary Proceeding`;
  const [first] = rest;
  return first === undefined || /^(?:assigned|referred|date) /i.test(first) ? null : caseName(first);
};

/** What the header of a docket report says. `debtor` is who stands first among the parties, in a bankruptcy its name. */
export const pacerHeader = (
  page: Document,
  text: string,
  fileName: string,
  debtor: string | null,
): Omit<ParsedDocket, 'entries' | 'parties'> => {
  const heading = headingIn(linesAbove(page));
  if (!heading) return { ...emptyDocket, from: 'page' };
  const { lines, number, rest } = heading;
  const court = courtOfPage(page, lines, fileName);
  const judge = (label: RegExp): string | null => judgeName(valueAt(rest, label) ?? '');
  return {
    ...emptyDocket,
    ...numberIn(number),
    from: 'page',
    court,
    pacerId: pacerIdIn(text),
    caseName: nameIn(heading, debtor),
    dateFiled: dateOf(rest, /^date filed:/i),
    dateTerminated: dateOf(rest, /^date terminated:/i),
    assignedTo: judge(/^assigned to:/i),
    referredTo: judge(/^referred to:/i),
    cause: valueAt(rest, /^cause:/i),
    natureOfSuit: natureOf(rest),
    juryDemand: valueAt(rest, /^jury demand:/i),
    jurisdiction: valueAt(rest, /^jurisdiction:/i),
    lineage: headerLineage(rest, court),
    flags: flagsIn(page, heading),
    capturedOn: capturedIn(text),
  };
};
