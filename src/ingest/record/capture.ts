import type { Source } from '../../../events/source.ts';
import type { ParsedDocket } from '../docket.ts';
import type { Standing } from './standing.ts';

/** One source's view of a docket, beside what the case holds of it already. */
export interface Capture {
  readonly shown: ParsedDocket;
  readonly standing: Standing;
  readonly capturedOn: string;
  readonly source: Source;
}

const views: Readonly<Record<ParsedDocket['from'], string>> = {
  page: 'Docket',
  history: 'History of the docket',
  email: 'Notice of electronic filing in',
  feed: 'Feed of the court on',
};

export const sourceOfCapture = ({ from, court, spelling, docketNumber }: ParsedDocket, capturedOn: string): Source => ({
  citation: `${views[from]} ${court} ${spelling ?? docketNumber}, as of ${capturedOn}`,
});

/** The page's own stamp, else its latest day (EVENTS.md section 3); undefined where it has none. */
export const capturedOn = ({
  capturedOn,
  dateFiled,
  dateTerminated,
  entries,
  parties,
}: ParsedDocket): string | undefined => {
  if (capturedOn !== null) return capturedOn;
  let latest = [dateFiled, dateTerminated]
    .filter(day => day !== null)
    .sort()
    .at(-1);
  for (const { filedOn, enteredOn, terminatedOn } of entries)
    for (const day of [filedOn, enteredOn, terminatedOn])
      if (day !== null && (latest === undefined || day > latest)) latest = day;
  for (const { terminatedOn } of parties)
    if (terminatedOn !== null && (latest === undefined || terminatedOn > latest)) latest = terminatedOn;
  return latest;
};

/** The days on which whole views of this docket were taken before. */
export const capturesIn = ({ events, said }: Standing, kinds: readonly ParsedDocket['from'][]): readonly string[] =>
  events.flatMap(({ id }) => {
    const action = said(id);
    return action?.type === 'docket.observed' && kinds.includes(action.data.from as never)
      ? action.data.capturedOn
      : [];
  });
