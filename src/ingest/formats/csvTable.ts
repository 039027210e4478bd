import { parse } from 'csv-parse/sync';
import type { Refused } from '../format.ts';

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

export const notClosed = 'a quotation mark is opened and not closed';

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

/** Reads a table as far as it can be trusted; its first line names the columns, in lower case. */
export const tableOf = (text: string, delimiter: string): Table => {
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
