import { parse } from 'csv-parse/sync';
import { courtId, courtsLike } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedEntry } from '../docket.ts';
import type { Format, Refused } from '../format.ts';
import { usDate } from '../html/usDate.ts';
import { isoDay } from '../isoDay.ts';
import type { Source } from '../source.ts';
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

/** The longest line that is read: texts of entries are far shorter. */
const longest = 1_000_000;

interface Line {
  /** The first of its lines in the file, from 1. */
  readonly at: number;
  readonly cells: readonly string[];
}

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

interface Table {
  readonly names: readonly string[];
  readonly lines: readonly Line[];
  /** What csv-parse cannot read. */
  readonly faults: readonly Refused[];
}

const notClosed = 'a quotation mark is opened and not closed';

interface Skipped {
  readonly code: string;
  readonly lines: number;
  readonly message: string;
}

/** Every line with its place; behind a quotation mark that is astray no line can be trusted. */
const placed = (records: readonly Parsed[], skipped: readonly Skipped[]): Pick<Table, 'lines' | 'faults'> => {
  const astray = Math.min(...skipped.flatMap(({ code, lines }) => (code.includes('QUOTE') ? lines : [])));
  let before = 0;
  const lines: Line[] = [];
  for (const { info, record } of records) {
    if (info.lines >= astray) break;
    lines.push({ at: before + 1, cells: record });
    before = info.lines;
  }
  const others = skipped.filter(({ lines: at }) => at < astray);
  const faults = others.map(({ lines: at, message }) => ({ where: `line ${at}`, reason: message }));
  return Number.isFinite(astray)
    ? { lines, faults: [...faults, { where: `line ${before + 1} and all behind it`, reason: notClosed }] }
    : { lines, faults };
};

const tableOf = (text: string, delimiter: string): Table => {
  const skipped: Skipped[] = [];
  const records = parse(text, {
    bom: true,
    delimiter,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    max_record_size: longest,
    trim: true,
    on_skip: error => void skipped.push(error as never),
  }) as unknown as readonly Parsed[];
  const { lines, faults } = placed(records, skipped);
  const [header, ...rest] = lines;
  return { names: (header?.cells ?? []).map(name => name.toLowerCase()), lines: rest, faults };
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
const faultOf = (row: Row): string | undefined => {
  const {
    court = '',
    docket_number: docketNumber = '',
    number = '',
    filed_on: filedOn = '',
    entered_on: enteredOn = '',
  } = row;
  if (docketNumber === '') return 'docket_number is empty';
  if (courtOf(court) === null)
    return `court ${JSON.stringify(court)} is not known: it is an id of courts-db or PACER, such as nysd, or cited, as S.D.N.Y.`;
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

const taken = ({ text }: Source): Taken => {
  const delimiter = delimiterOf(text()) ?? ',';
  const { names, lines, faults } = tableOf(text(), delimiter);
  const rows: Row[] = [];
  const refused: Refused[] = [];
  for (const { at, cells } of lines) {
    const row = rowOf(names, cells);
    const surplus = cells.length > names.length;
    const isOpen = swallows(cells, delimiter, names.length);
    const reason = isOpen
      ? notClosed
      : surplus
        ? `it has ${cells.length} columns, and the first line names ${names.length}: quote a text that holds ${JSON.stringify(delimiter)}`
        : faultOf(row);
    if (reason === undefined) rows.push(row);
    else refused.push({ where: `line ${at}`, reason });
  }
  return { rows, refused: [...refused, ...faults] };
};

const docketOf = (rows: readonly Row[]): ParsedDocket => {
  const [first] = rows as [Row];
  const court = courtOf(first.court ?? '');
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
