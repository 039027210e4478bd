import { courtId, courtsLike } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedEntry } from '../docket.ts';
import type { Format, Refused } from '../format.ts';
import { usDate } from '../html/usDate.ts';
import { isoDay } from '../isoDay.ts';
import type { Source } from '../source.ts';
import { notClosed, tableOf } from './csvTable.ts';
import { numberOf } from './jsonDocket.ts';

/** What the first line must name, in whatever order. It may name case_name, number, entered_on, text, event and document_id, too. */
const needed = ['court', 'docket_number', 'filed_on'] as const;

type Row = Readonly<Partial<Record<string, string>>>;

const delimiters = [',', ';', '\t'];

const namesIn = (line: string, delimiter: string): readonly string[] =>
  line.split(delimiter).map(name => name.replaceAll('"', '').trim().toLowerCase());

const headerOf = (text: string): string =>
  text
    .slice(0, 2_000)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1)[0]!;

/** What parts the columns of a table of entries; undefined of any other text. */
const delimiterOf = (text: string): string | undefined =>
  delimiters.find(delimiter => {
    const names = namesIn(headerOf(text), delimiter);
    return needed.every(name => names.includes(name));
  });

/** Of a file that is called a table, the columns that it would need to be read as one. */
export const columnsMissing = ({ name, text }: Source): readonly string[] => {
  if (!/\.[ct]sv$/i.test(name)) return [];
  const named = delimiters.flatMap(delimiter => namesIn(headerOf(text()), delimiter));
  return needed.filter(column => !named.includes(column));
};

const dayOf = (written: string | undefined): string | null => isoDay(written) ?? usDate(written ?? '');

const squeezed = (text: string | undefined): string => text?.replaceAll(/\s+/g, ' ').trim() ?? '';

const entryOf = (row: Row): ParsedEntry => ({
  number: row.number || null,
  sequence: null,
  documentId: row.document_id || null,
  filedOn: dayOf(row.filed_on),
  enteredOn: dayOf(row.entered_on),
  text: squeezed(row.text),
  event: squeezed(row.event) || null,
  terminatedOn: null,
});

/** By its id, as PACER calls it, or as it is cited where that is one court's: `S.D.N.Y.` */
const courtOf = (written: string): string | null => {
  const known = courtId(written.toLowerCase());
  const like = known === undefined ? courtsLike(written) : [];
  return known ?? (like.length === 1 ? like[0]! : null);
};

/** A line without an entry may still name its docket. */
const showsEntry = ({ filed_on, text, event, number }: Row): boolean =>
  [filed_on, text, event, number].some(value => value !== undefined && value !== '');

const rowOf = (names: readonly string[], cells: readonly string[]): Row =>
  Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));

/** Another line of the table inside a cell: its quotation mark was never closed. */
const swallows = ([first = '', ...cells]: readonly string[], delimiter: string, columns: number): boolean =>
  cells.some(cell =>
    cell
      .split('\n')
      .slice(1)
      .some(line => line.startsWith(`${first}${delimiter}`) && line.split(delimiter).length >= columns),
  );

/** Why a line cannot be taken as it is; undefined where it can. */
const faultOf = (row: Row, court: string | null): string | undefined => {
  const { docket_number: docketNumber = '', number = '', filed_on: filedOn = '', entered_on: enteredOn = '' } = row;
  if (docketNumber === '') return 'docket_number is empty';
  if (court === null)
    return `court ${JSON.stringify(row.court)} is not known: it is an id of courts-db or PACER, such as nysd, or cited, as S.D.N.Y.`;
  if (!showsEntry(row)) return undefined;
  if (number !== '' && !/^\d+$/.test(number)) return `number ${JSON.stringify(number)} is not a whole number`;
  for (const [name, day] of [
    ['filed_on', filedOn],
    ['entered_on', enteredOn],
  ] as const)
    if (day !== '' && dayOf(day) === null)
      return `${name} ${JSON.stringify(day)} is not a day: write YYYY-MM-DD or M/D/YYYY`;
  return filedOn === '' && enteredOn === '' ? 'filed_on is empty' : undefined;
};

interface Taken {
  readonly rows: readonly Row[];
  readonly refused: readonly Refused[];
}

/** What is wrong with the shape of a line; undefined where it has the columns of the table. */
const misshapen = (cells: readonly string[], delimiter: string, columns: number): string | undefined => {
  if (swallows(cells, delimiter, columns)) return notClosed;
  if (cells.length <= columns) return undefined;
  return `it has ${cells.length} columns, and the first line names ${columns}: quote a text that holds ${JSON.stringify(delimiter)}`;
};

const takenFrom = (text: string): Taken => {
  const delimiter = delimiterOf(text) ?? ',';
  const { names, lines, faults } = tableOf(text, delimiter);
  const rows: Row[] = [];
  const refused: Refused[] = [];
  const courts = new Map<string, string | null>();
  for (const { at, cells } of lines) {
    const row = rowOf(names, cells);
    const written = row.court ?? '';
    if (!courts.has(written)) courts.set(written, courtOf(written));
    const court = courts.get(written) ?? null;
    const reason = misshapen(cells, delimiter, names.length) ?? faultOf(row, court);
    if (reason === undefined) rows.push({ ...row, court: court! });
    else refused.push({ where: `line ${at}`, reason });
  }
  return { rows, refused: [...refused, ...faults] };
};

const known = new WeakMap<Source, Taken>();

/** A file is asked for its dockets, and for what they lack. */
const taken = (source: Source): Taken => {
  const before = known.get(source) ?? takenFrom(source.text());
  known.set(source, before);
  return before;
};

const docketOf = (rows: readonly Row[]): ParsedDocket => {
  const [first] = rows as [Row];
  const court = first.court!;
  return {
    ...emptyDocket,
    ...numberOf(first.docket_number || null, court),
    from: 'page',
    court,
    caseName: rows.find(({ case_name: name }) => name)?.case_name ?? null,
    entries: rows.filter(showsEntry).map(entryOf),
  };
};

const read = (source: Source): readonly ParsedDocket[] =>
  [...Map.groupBy(taken(source).rows, ({ court, docket_number: number }) => `${court} ${number}`).values()].map(
    docketOf,
  );

/** A table of entries, one a line, with the header that docs/importing.md describes. */
export const docketCsv: Format = {
  name: 'csv',
  recognises: ({ text }) => delimiterOf(text()) !== undefined,
  read,
  refuses: source => taken(source).refused,
};
