import { scaleUtc } from 'd3-scale';

/** Days of a court as places from left to right. They are dates without a zone: UTC serves to count them. */
export interface TimeAxis {
  readonly from: string;
  readonly to: string;
  /** Beyond the ends for days beyond them. */
  readonly x: (day: string) => number;
  /** The day at a place. */
  readonly dayAt: (x: number) => string;
  /** Days that are told on the axis, the first of a year, a month or a week. */
  readonly ticks: readonly string[];
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** Places from `left` to `right` for the days from `from` to `to`. */
export const timeAxis = (from: string, to: string, left: number, right: number): TimeAxis => {
  const domain = [new Date(from), new Date(to === from ? Date.parse(to) + 86_400_000 : to)];
  const scale = scaleUtc(domain, [left, right]);
  const [first, last] = domain.map(date => date.getTime()) as [number, number];
  const perDay = ((right - left) * 86_400_000) / (last - first);
  const places = new Map<string, number>();
  return {
    from,
    to,
    x: day => {
      const known = places.get(day);
      if (known !== undefined) return known;
      const x = left + ((Date.parse(day) - first) / 86_400_000) * perDay;
      places.set(day, x);
      return x;
    },
    dayAt: x => isoDay(scale.invert(x)),
    ticks: scale.ticks(8).map(isoDay),
  };
};
