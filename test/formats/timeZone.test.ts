import { TZDate } from '@date-fns/tz';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { timeZone } from '../../src/formats/timeZone.ts';

const zones = [
  'America/Los_Angeles',
  'America/New_York',
  'America/Phoenix',
  'Pacific/Honolulu',
  'Pacific/Guam',
  'Asia/Seoul',
];

const read = (zone: string, moments: readonly Date[]) =>
  new ICAL.Timezone(new ICAL.Component(ICAL.parse(timeZone(zone, moments))));

test('what is written of a zone gives each moment back, read by its wall clock', () => {
  const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  return fc.assert(
    fc.property(fc.constantFrom(...zones), fc.array(moment, { minLength: 1, maxLength: 8 }), (zone, moments) => {
      const known = read(zone, moments);
      for (const one of moments) {
        const wall = new TZDate(one.getTime(), zone);
        const time = new ICAL.Time(
          {
            year: wall.getFullYear(),
            month: wall.getMonth() + 1,
            day: wall.getDate(),
            hour: wall.getHours(),
            minute: wall.getMinutes(),
            second: wall.getSeconds(),
            isDate: false,
          },
          known,
        );
        // The hour that clocks show twice is the one or the other.
        const off = Math.abs(time.toUnixTime() - Math.floor(one.getTime() / 1_000));
        expect([one.toISOString(), [0, 3_600].includes(off)]).toEqual([one.toISOString(), true]);
        const isTwice =
          new TZDate(one.getTime() - 3_600_000, zone).getHours() === wall.getHours() ||
          new TZDate(one.getTime() + 3_600_000, zone).getHours() === wall.getHours();
        if (!isTwice) expect(off).toBe(0);
      }
    }),
  );
});
