import { isOwn } from '../../events/catalogue.ts';
import { isPrecise } from '../../events/courtDate.ts';
import { today } from '../../events/courts.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { EffectiveAction } from './effectiveAction.ts';
import { firstDay, lastDay, never } from './legalDate.ts';
import type { Entry } from './sightings.ts';

const earliestPublication = ({ sources }: RecordedEvent): string | undefined => {
  let earliest: string | undefined;
  for (const { publishedOn } of sources) {
    if (publishedOn === undefined) continue;
    const day = lastDay(publishedOn);
    if (earliest === undefined || day < earliest) earliest = day;
  }
  return earliest;
};

/** What the court did to the entry itself was public when it was done. */
const courtsMarks: ReadonlySet<string> = new Set(['entry.edited', 'entry.struck', 'entry.sealed', 'entry.unsealed']);

/**
 * What an entry does was public when the entry was, also where its text names an earlier day
 * (docs/decisions/0002: the filing day stands in where the day of entry is not known).
 */
const publicDay = (event: RecordedEvent, entry: Entry | undefined, on: string | null, day: string): string => {
  if (event.publicOn !== undefined) return event.publicOn;
  if (entry && !courtsMarks.has(event.type)) return entry.publicOn;
  const published = event.type === 'context.noted' || on === null ? earliestPublication(event) : undefined;
  return published ?? day;
};

/**
 * The day on which it takes effect: the last that its date can mean, but none after it was recorded, for then it had
 * happened. What nothing dates is in effect on no day.
 */
const dayOf = ({ notAfter, recordedAt, proceeding }: RecordedEvent, on: string | null): string => {
  const date = on ?? notAfter;
  if (date === undefined) return never;
  const day = lastDay(date);
  if ((on !== null && isPrecise(on)) || recordedAt === '' || day <= recordedAt.slice(0, 10)) return day;
  const recordedOn = today(proceeding?.court, new Date(recordedAt));
  return firstDay(on) <= recordedOn && recordedOn < day ? recordedOn : day;
};

/**
 * Gives an action its dates, its entry and its proceeding's key: what the folds need to know nothing of time. One
 * literal, absent fields undefined: it is made for every action of every question, and spreads took half the time.
 */
export const dateAction = (
  event: RecordedEvent,
  docket: string,
  entry: Entry | undefined,
  home?: string,
): EffectiveAction => {
  const ownAction = isOwn(event.type);
  const on = ownAction ? null : event.on === undefined ? (entry?.filedOn ?? null) : event.on;
  const day = ownAction ? '' : dayOf(event, on);
  const number = entry?.number ?? event.entry?.number;
  return {
    id: event.id,
    type: event.type,
    data: event.type === 'entry.recorded' && entry ? entry.sighting : event.data,
    proceeding: event.proceeding,
    docket,
    on,
    notAfter: event.notAfter,
    day,
    publicOn: ownAction ? '' : publicDay(event, entry, on, day),
    entryId: event.entryId ?? entry?.id,
    entry: number === undefined ? undefined : { number },
    part: event.part,
    sources: event.sources,
    certainty: event.certainty,
    inferred: event.basis?.kind === 'inferred' ? true : undefined,
    flags: event.flags,
    recordedIn: home === undefined || event.caseId === home ? undefined : event.caseId,
    revision: event.revision,
    recordedAt: event.recordedAt,
    recordedBy: event.recordedBy,
    corrected: undefined,
    confirmed: undefined,
    retracted: undefined,
    struckBy: undefined,
  } as EffectiveAction;
};
