import { type TZChange, tzOffset, tzScan } from '@date-fns/tz';

/** An offset from UTC that begins to hold at a moment; both in minutes. */
interface Observance {
  readonly at: Date;
  readonly before: number;
  readonly from: number;
}

/** The changes of a zone's clocks in a year and in the one before it. */
const changesAround = (zone: string, year: number): readonly TZChange[] =>
  tzScan(zone, { start: new Date(Date.UTC(year - 1, 0)), end: new Date(Date.UTC(year, 11, 31, 23, 59)) });

/** What holds at a moment, and since when: where no clock was changed for a year, since the year before. */
const observanceAt = (zone: string, moment: Date, changes: readonly TZChange[]): Observance => {
  const last = changes.findLast(({ date }) => date <= moment);
  if (last) return { at: last.date, before: last.offset - last.change, from: last.offset };
  const offset = tzOffset(zone, moment);
  return { at: new Date(Date.UTC(moment.getUTCFullYear() - 1, 0)), before: offset, from: offset };
};

const observancesAt = (zone: string, moments: readonly Date[]): readonly Observance[] => {
  const observances = new Map<number, Observance>();
  for (const [year, those] of Map.groupBy(moments, moment => moment.getUTCFullYear())) {
    const changes = changesAround(zone, year);
    for (const moment of those) {
      const one = observanceAt(zone, moment, changes);
      observances.set(one.at.getTime(), one);
    }
  }
  return [...observances.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
};

const offsetText = (minutes: number): string => {
  const whole = Math.abs(Math.trunc(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60].map(part => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}${rest}`;
};

const localText = (moment: Date, offset: number): string =>
  new Date(moment.getTime() + Math.trunc(offset) * 60_000).toISOString().slice(0, 19).replace(/[-:]/g, '');

const component = ({ at, before, from }: Observance): readonly string[] => {
  const kind = from > before ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    // An onset is written by the clock that it ends.
    `DTSTART:${localText(at, before)}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(from)}`,
    `END:${kind}`,
  ];
};

/**
 * The clocks of an IANA zone around these moments, as a calendar file spells them out (RFC 5545, section 3.6.5): Outlook knows
 * a TZID only by what the file says of it. Each change is written as what it was, so no rule is made up for other years.
 */
export const timeZone = (zone: string, moments: readonly Date[]): string => {
  // A TZDate counts its years by its own clock; here they are UTC's.
  const components = observancesAt(
    zone,
    moments.map(moment => new Date(moment.getTime())),
  ).flatMap(component);
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...components, 'END:VTIMEZONE'].join('\r\n');
};
