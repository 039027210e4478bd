import { atom } from './atom.ts';
import { calendar } from './calendar.ts';
import { type CaseTold, itemsOf } from './caseTold.ts';
import { historyCsv } from './historyCsv.ts';

export interface Format {
  readonly contentType: string;
  /** `self` is the path and query by which it was asked for. */
  readonly write: (told: CaseTold, self: string) => string;
  /** Whether it speaks a language. */
  readonly speaks: boolean;
  /** Whether browsers are to save it, not to show it. */
  readonly saved: boolean;
}

const lines = (told: CaseTold): string =>
  itemsOf(told)
    .map(action => `${JSON.stringify(action)}\n`)
    .join('');

/** What a history can be had as, by the ending of its address. */
export const historyFormats = {
  csv: { contentType: 'text/csv; charset=utf-8; header=present', write: historyCsv, speaks: true, saved: true },
  ics: { contentType: 'text/calendar; charset=utf-8', write: calendar, speaks: true, saved: true },
  atom: { contentType: 'application/atom+xml; charset=utf-8', write: atom, speaks: true, saved: false },
  ndjson: { contentType: 'application/x-ndjson; charset=utf-8', write: lines, speaks: false, saved: false },
} as const satisfies Readonly<Record<string, Format>>;

export type HistoryFormat = keyof typeof historyFormats;
