import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null | undefined;

/**
 * What a spreadsheet would compute. csv-stringify's own `escape_formulas` looks at the first character alone; a program may
 * pass over blanks and marks before it, and takes signs of other widths for what they stand for (CWE-1236).
 */
const formula = /^[\p{C}\p{Z}\p{M}]*[=+\-@\u2212]/u;

/** A cell that is read as text: one that would be computed has an apostrophe before it. */
const harmless = (cell: string): string => (formula.test(cell.normalize('NFKC')) ? `'${cell}` : cell);

/** Without the byte order mark, spreadsheets take UTF-8 for the code page of the machine, and Korean for noise. */
const mark = '\ufeff';

/** Rows as RFC 4180 has them. What a terminal would obey, line breaks among it, stands in no cell: a row is a line. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map(row =>
      row.map(cell => (typeof cell === 'string' ? harmless(cell.replace(/\p{Cc}/gu, '')) : (cell ?? ''))),
    ),
    { record_delimiter: '\r\n', cast: { boolean: value => String(value) } },
  );

/** The first line: what stands in which column. */
export const csvHead = (columns: readonly string[]): string => mark + csvRows([columns]);
