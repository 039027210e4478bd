import { TZDate } from '@date-fns/tz';
import {
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { isPrecise } from '../../events/courtDate.ts';
import { court } from '../../events/courts.ts';
import type { Deadline, Hearing } from '../../projections/state/shape.ts';
import { clean } from '../words/clean.ts';
import { sittingName } from '../words/hearingName.ts';
import type { Speech } from '../words/names.ts';
import { tell } from '../words/tell.ts';
import { say, sayField } from '../words/words.ts';
import { type Dated, datedFacts, type Standing } from './calendarFacts.ts';
import { type CaseTold, speechOf } from './caseTold.ts';
import { doubtsOf, markedTitle } from './doubts.ts';
import { timeZone } from './timeZone.ts';

const hour = 3_600;

/** RFC 5545, section 3.3.11. The calendar's own name is the one text that ical-generator leaves as it is. */
const nameText = (text: string): string => clean(text).replace(/[\\;,]/g, '\\$&');

/** Where a time is the court's own, and the court's zone is known; else the time is nobody's, as the court wrote it. */
const start = (
  at: string,
  zone: string | undefined,
): Pick<ICalEventData, 'start' | 'timezone' | 'allDay' | 'floating'> => {
  if (isPrecise(at)) return { start: new Date(`${at}T00:00Z`), allDay: true };
  if (zone === undefined) return { start: new Date(`${at}Z`), floating: true };
  const [year, month, day, hours, minutes] = at.split(/[-T:]/).map(Number) as [number, number, number, number, number];
  return { start: new TZDate(year, month - 1, day, hours, minutes, zone), timezone: zone };
};

const stamps = ({ sequence, created, changed }: Standing) => ({
  sequence,
  created: new Date(created),
  lastModified: new Date(changed),
  // Of the answer, not of the moment when it was asked for: the same question has the same bytes.
  stamp: new Date(changed),
});

const lines = (rows: readonly (readonly [label: string, text: string])[]): string =>
  rows
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}: ${clean(text)}`)
    .join('\n');

interface Told {
  readonly told: CaseTold;
  readonly speech: Speech;
}

const docketRows = (proceeding: string, { told, speech: { lang } }: Told) => {
  const found = told.state.proceedings.find(({ id }) => id === proceeding);
  return [
    [sayField(lang, 'court'), (found && court(found.court)?.name) ?? found?.court ?? ''],
    [sayField(lang, 'docket'), found?.writtenAs ?? proceeding],
  ] as const;
};

const zoneOf = (proceeding: string, { told: { state } }: Told): string | undefined =>
  court(state.proceedings.find(({ id }) => id === proceeding)?.court ?? '')?.zone;

const timeText = (at: string | null): string => (at ?? '?').replace('T', ' ');

const statusOf = (doubts: string): ICalEventStatus => (doubts ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED);

const hearingEvent = ({ fact, at, standing }: Dated<Hearing>, the: Told): ICalEventData => {
  const { told, speech } = the;
  const { lang } = speech;
  const { id, status, place, moves, sessions, motions, proceeding } = fact;
  const cancelled = status === 'vacated' || status === 'ended';
  const type = 'hearing.set';
  const rows = [
    [sayField(lang, 'status'), say(lang, status)],
    ...docketRows(proceeding, the),
    [sayField(lang, 'motions'), motions.length > 0 ? tell({ type, field: 'motions' }, motions, speech) : ''],
    ...moves.map(({ from, to }) => [say(lang, 'hearing.reset'), `${timeText(from)} → ${timeText(to)}`] as const),
    [sayField(lang, 'sessionOn'), sessions.map(({ on }) => on).join(', ')],
  ] as const;
  const doubts = doubtsOf(told.state, [...fact.because, ...moves.flatMap(({ because }) => because)], lang);
  const name = markedTitle(doubts, `${told.state.title}: ${sittingName(fact, lang)}`);
  return {
    id,
    ...start(at, zoneOf(proceeding, the)),
    ...stamps(standing),
    // Calendars that are subscribed to tend to show what is cancelled like everything else.
    summary: clean(cancelled ? `[${say(lang, status)}] ${name}` : name),
    status: cancelled ? ICalEventStatus.CANCELLED : statusOf(doubts),
    description: lines(rows),
    location: place === null ? null : clean(place),
  };
};

const triggerText = (id: string | null, { told, speech: { lang } }: Told): string => {
  const action = told.history.items.find(one => one.id === id);
  return action ? `${say(lang, action.type)} ${action.on ?? ''}` : '';
};

const deadlineEvent = ({ fact, at, standing }: Dated<Deadline>, the: Told): ICalEventData => {
  const { told, speech } = the;
  const { lang } = speech;
  const { id, what, party, rule, trigger, proceeding } = fact;
  const doubts = doubtsOf(told.state, fact.because, lang);
  const rows = [
    ...docketRows(proceeding, the),
    [sayField(lang, 'party'), party.length > 0 ? tell({ type: 'deadline.set', field: 'party' }, party, speech) : ''],
    [sayField(lang, 'rule'), rule ?? ''],
    [sayField(lang, 'trigger'), triggerText(trigger, the)],
  ] as const;
  return {
    id,
    ...start(at, undefined),
    ...stamps(standing),
    summary: clean(markedTitle(doubts, `${told.state.title}: ${sayField(lang, 'due')}: ${what}`)),
    status: statusOf(doubts),
    // A day by which something is due keeps nobody from other work.
    transparency: ICalEventTransparency.TRANSPARENT,
    description: lines(rows),
  };
};

const beforeEvents = '\r\nBEGIN:VEVENT';

/** The zones stand before the events, and after all that is said of the calendar: ical-generator would put them amid it. */
const withZones = (text: string, events: readonly ICalEventData[]): string => {
  const ofZone = Map.groupBy(events, ({ timezone }) => timezone);
  const zones = [...ofZone].flatMap(([zone, those]) =>
    zone
      ? timeZone(
          String(zone),
          those.map(({ start: moment }) => moment as TZDate),
        )
      : [],
  );
  return text.replace(beforeEvents, ['', ...zones].join('\r\n').concat(beforeEvents));
};

/**
 * The hearings of a case, and the deadlines that still run, as a calendar (RFC 5545). A moved hearing keeps its UID and has a
 * higher SEQUENCE; one without a day is left out. Times are the court's, in its zone.
 */
export const calendar = (told: CaseTold): string => {
  const the = { told, speech: speechOf(told) };
  const { hearings, deadlines } = datedFacts(told);
  const file = new ICalCalendar({
    prodId: { company: 'Lis', product: 'Lis', language: told.lang.toUpperCase() },
    name: nameText(told.state.title),
    method: ICalCalendarMethod.PUBLISH,
    ttl: hour,
  });
  const events = [...hearings.map(one => hearingEvent(one, the)), ...deadlines.map(one => deadlineEvent(one, the))];
  for (const event of events) file.createEvent(event);
  return withZones(`${file.toString()}\r\n`, events);
};
