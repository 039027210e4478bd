import { isType, type RecordedEventOf } from '../../../events/event.ts';
import { observedKinds } from '../../../events/ownActions.ts';
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

export const sourceOfCapture = (
  { from, court, spelling, docketNumber }: Pick<ParsedDocket, 'from' | 'court' | 'spelling' | 'docketNumber'>,
  capturedOn: string,
): Source => ({
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

/** Whether it is a view of the docket itself: what a notice or a feed does not show may be there all the same. */
export const isView = ({ from }: ParsedDocket): boolean => from === 'page' || from === 'history';

export type Shown = (typeof observedKinds)[number];

/** Of what a view shows all there is: PACER leaves out parties or entries where nobody asks for them. */
export const shownIn = (shown: ParsedDocket): Shown[] => {
  if (!isView(shown)) return [];
  const { from, parties, assignedTo, entries } = shown;
  const has: Readonly<Record<Shown, boolean>> = {
    parties: parties.length > 0,
    judges: assignedTo !== null,
    lineage: from === 'page',
    entries: entries.length > 0,
  };
  return observedKinds.filter(kind => has[kind]);
};

const viewsIn = ({ events }: Standing): readonly RecordedEventOf<'docket.observed'>[] =>
  events.filter(event => isType(event, 'docket.observed')).filter(({ data: { from } }) => from && from !== 'hand');

/** The days on which pages were taken before that show the entry of that number. */
export const pagesShowing = (standing: Standing, number: number): readonly string[] =>
  viewsIn(standing).flatMap(({ data: { from, capturedOn, fromEntry, throughEntry, missing } }) => {
    const isCovered = fromEntry !== undefined && fromEntry <= number && number <= (throughEntry ?? 0);
    return from === 'page' && isCovered && !missing?.includes(number) ? capturedOn : [];
  });

/** The days on which views of this docket were taken before; of a kind of fact, those that showed it. */
export const capturesIn = (standing: Standing, kind?: Shown): readonly string[] =>
  viewsIn(standing).flatMap(({ data: { capturedOn, shows } }) =>
    kind === undefined || shows === undefined || shows.includes(kind) ? capturedOn : [],
  );
