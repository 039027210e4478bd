import { parse } from 'csv-parse/sync';
import { courtId, courtsLike } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedEntry } from '../docket.ts';
import type { Format } from '../format.ts';
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

const rowsOf = (text: string, delimiter: string): readonly Row[] => {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      columns: (names: string[]) => names.map(name => name.trim().toLowerCase()),
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_error: true,
      max_record_size: longest,
      trim: true,
    });
  } catch {
    return [];
  }
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

const read = ({ text }: Source): readonly ParsedDocket[] => {
  const rows = rowsOf(text(), delimiterOf(text()) ?? ',').filter(({ docket_number: number }) => number);
  return [...Map.groupBy(rows, ({ court, docket_number: number }) => `${court} ${number}`).values()].map(docketOf);
};

/** A table of entries, one a line, with the header that docs/importing.md describes. */
export const docketCsv: Format = {
  name: 'csv',
  recognises: ({ text }) => delimiterOf(text()) !== undefined,
  read,
};
