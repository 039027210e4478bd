import { parse } from 'csv-parse/sync';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket, type ParsedEntry } from '../docket.ts';
import type { Format } from '../format.ts';
import { isoDay } from '../isoDay.ts';
import type { Source } from '../source.ts';

/** What the first line may name; the first three are needed. */
const columns = [
  'court',
  'docket_number',
  'filed_on',
  'case_name',
  'number',
  'entered_on',
  'text',
  'event',
  'document_id',
] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string>>>;

const isHeader = (line: string): boolean => {
  const names = line.split(',').map(name => name.trim().replaceAll('"', '').toLowerCase());
  return columns.slice(0, 3).every(name => names.includes(name));
};

const rowsOf = (text: string): readonly Row[] => {
  try {
    return parse(text, {
      bom: true,
      columns: (names: string[]) => names.map(name => name.trim().toLowerCase()),
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    });
  } catch {
    return [];
  }
};

const entryOf = (row: Row): ParsedEntry => ({
  number: row.number || null,
  sequence: null,
  documentId: row.document_id || null,
  filedOn: isoDay(row.filed_on),
  enteredOn: isoDay(row.entered_on),
  text: row.text ?? '',
  event: row.event || null,
  terminatedOn: null,
});

const read = ({ text }: Source): readonly ParsedDocket[] => {
  const dockets = Map.groupBy(rowsOf(text()), ({ court, docket_number: number }) => `${court} ${number}`);
  return [...dockets.values()].map(rows => ({
    ...emptyDocket,
    from: 'page',
    court: courtId(rows[0]!.court ?? '') ?? null,
    docketNumber: rows[0]!.docket_number || null,
    spelling: rows[0]!.docket_number || null,
    caseName: rows.find(row => row.case_name)?.case_name ?? null,
    entries: rows.map(entryOf),
  }));
};

/** A table of entries, one a line, with the header that docs/importing.md describes. */
export const docketCsv: Format = {
  name: 'csv',
  recognises: ({ text }) => isHeader(text().slice(0, 2_000).split(/\r?\n/, 1)[0]!),
  read,
};
