import { type Document, type Element, isTag } from 'domhandler';
import { emptyDocket, type Lineage, type ParsedDocket, type ParsedEntry, type ParsedParty } from '../docket.ts';
import type { Format } from '../format.ts';
import { cellsOf, elementsIn, linesIn, lineText, textOf } from '../html/elements.ts';
import { usDate } from '../html/usDate.ts';
import { caseName } from '../names.ts';
import type { Source } from '../source.ts';

/** The state's courts of appeals are one court in courts-db; a docket number begins with the one that it is of. */
const courtOf = (division: string): string | null => {
  if (/^cossup$/i.test(division)) return 'tex';
  if (/^coscca$/i.test(division)) return 'texcrimapp';
  return /^coa\d{2}$/i.test(division) ? 'texapp' : null;
};

const caseLink = /Case\.aspx\?cn=([\w,.-]+)&(?:amp;)?coa=(\w+)/i;

const labels: ReadonlySet<string> = new Set([
  'case',
  'case type',
  'coa case',
  'coa district',
  'county',
  'court',
  'court case',
  'date filed',
  'style',
  'transfer case',
  'transfer from',
  'v.',
]);

const besideOf = (label: Element): Element | undefined => {
  let next = label.parent?.next ?? null;
  while (next && !isTag(next)) next = next.next;
  return next ?? undefined;
};

/** The values of the page by their labels, of each the first. */
const labelled = (page: Document): ReadonlyMap<string, string> => {
  const values = new Map<string, string>();
  for (const label of elementsIn(page, 'label')) {
    const name = textOf(label).replace(/:$/, '').toLowerCase();
    const value = labels.has(name) && !values.has(name) ? besideOf(label) : undefined;
    if (value) values.set(name, textOf(value));
  }
  return values;
};

/** The rows of a table by the headings of its columns. */
const tableRows = (page: Document, id: RegExp): readonly ReadonlyMap<string, Element>[] => {
  const table = elementsIn(page, 'table').find(({ attribs }) => id.test(attribs.id ?? ''));
  const rows = table ? elementsIn(table, 'tr').map(cellsOf) : [];
  const heading = rows.findIndex(([first]) => first?.name === 'th');
  const names = (rows[heading] ?? []).map(cell => textOf(cell).toLowerCase());
  return heading < 0
    ? []
    : rows
        .slice(heading + 1)
        .filter(cells => cells.length === names.length)
        .map(cells => new Map(cells.map((cell, index) => [names[index]!, cell])));
};

const said = (row: ReadonlyMap<string, Element>, name: string): string => {
  const cell = row.get(name);
  return cell ? textOf(cell) : '';
};

const partyOf = (row: ReadonlyMap<string, Element>): readonly ParsedParty[] => {
  const name = said(row, 'party').replace(/[;,]$/, '');
  const speakers = row.get('representative');
  const attorneys = (speakers ? linesIn(speakers).map(lineText) : []).map(one => ({ name: one, roles: [] }));
  const type = said(row, 'partytype') || said(row, 'party type') || 'Unknown';
  return name === '' ? [] : [{ name, type, terminatedOn: null, description: null, attorneys }];
};

/** What happened, what came of it, and what the clerk remarks. */
const entryOf = (row: ReadonlyMap<string, Element>): readonly ParsedEntry[] => {
  const event = said(row, 'event type');
  const filedOn = usDate(said(row, 'date'));
  if (event === '' || filedOn === null) return [];
  const words = [said(row, 'disposition'), said(row, 'remarks')].filter(text => text !== '');
  const text = [event, ...words].join('. ');
  return [
    { number: null, sequence: null, documentId: null, filedOn, enteredOn: null, text, event, terminatedOn: null },
  ];
};

/** People are listed `Roe, Jane`, and in the style of their case `Jane Roe`. */
const spellings = ({ name }: ParsedParty): readonly string[] => {
  const [, last, first] = /^([^,]+), ([^,]+)$/.exec(name) ?? [];
  return last && first ? [name, `${first} ${last}`] : [name];
};

/** A side of the case as it is cited: by the party that its style begins with. */
const citedAs = (style: string, parties: readonly ParsedParty[]): string => {
  const first = parties
    .flatMap(spellings)
    .filter(name => style.toLowerCase().startsWith(name.toLowerCase()))
    .sort((a, b) => b.length - a.length)[0];
  return first ? style.slice(0, first.length) : (style.split(';', 1)[0] ?? '');
};

const lineageIn = (value: (label: string) => string): readonly Lineage[] => {
  const below = (docketNumber: string, courtName: string, court: string | null): Lineage[] =>
    docketNumber === ''
      ? []
      : [{ kind: 'lower_court', court, courtName: courtName || null, docketNumber, title: null }];
  const trialCourt = [value('court'), value('county') && `${value('county')} County`].filter(one => one !== '');
  return [
    ...below(value('coa case'), value('coa district'), 'texapp'),
    ...below(value('court case'), trialCourt.join(', '), null),
    ...below(value('transfer case'), value('transfer from'), 'texapp').map(one => ({
      ...one,
      kind: 'case_in_other_court' as const,
    })),
  ];
};

const read = ({ html, text }: Source): ParsedDocket => {
  const page = html();
  const values = labelled(page);
  const value = (label: string): string => values.get(label) ?? '';
  const [, , division = ''] = caseLink.exec(text()) ?? [];
  const parties = tableRows(page, /grdParty/).flatMap(partyOf);
  const sides = [value('style'), value('v.')].filter(style => style !== '').map(style => citedAs(style, parties));
  const number = value('case') || null;
  return {
    ...emptyDocket,
    from: 'page',
    court: courtOf(division),
    docketNumber: number,
    spelling: number,
    caseName: caseName(sides.join(' v. ')) || null,
    dateFiled: usDate(value('date filed')),
    natureOfSuit: value('case type') || null,
    lineage: lineageIn(value),
    parties,
    // The page has its newest first.
    entries: tableRows(page, /grdEvents/)
      .flatMap(entryOf)
      .reverse(),
  };
};

/** A docket of an appellate court of Texas, as the state's site shows it. */
export const texasPage: Format = {
  name: 'texas_docket',
  recognises: ({ text }) => caseLink.test(text()) && /grdEvents/.test(text()) && /Date Filed:/.test(text()),
  read: source => [read(source)].filter(({ docketNumber }) => docketNumber !== null),
};
