import { describe, expect, test } from '@jest/globals';
import courts from '../../events/courts.json' with { type: 'json' };
import { type Court, court, courtId, courtsLike, today } from '../../events/courts.ts';

const all = Object.entries(courts as Record<string, Court>);
const ids = (keep: (court: Court) => boolean) => all.filter(([, court]) => keep(court)).map(([id]) => id);

describe('a court', () => {
  test('has the name, citation, zone and level of the Northern District of California', () => {
    expect(court('cand')).toEqual({
      name: 'United States District Court for the Northern District of California',
      citation: 'N.D. Cal.',
      zone: 'America/Los_Angeles',
      level: 'trial',
    });
  });

  test('is unknown by an id that no court has, and by the name of a property of every object', () => {
    expect(court('nowhere')).toBeUndefined();
    expect(court('constructor')).toBeUndefined();
    expect(courtId('constructor')).toBeUndefined();
  });

  test.each([
    ['arb', 'bankruptcy'],
    ['bap9', 'appellate'],
    ['ca9', 'appellate'],
    ['jpml', 'special'],
    ['ny', 'appellate'],
    ['nyappdiv', 'appellate'],
    ['nysupct', 'trial'],
    ['ohctapp8cuyahog', 'appellate'],
    ['circtdma', 'trial'],
    ['delch', 'trial'],
    ['scotus', 'appellate'],
  ])('%s sits as a court of the level %s', (id, level) => {
    expect(court(id)?.level).toBe(level);
  });

  test('is listed under its id in order, so that a change of one is a change of one line', () => {
    expect(all).toHaveLength(2809);
    expect(all.map(([id]) => id)).toEqual(all.map(([id]) => id).sort());
  });
});

describe('the spelling of a court', () => {
  test('every id of courts-db spells itself', () => {
    expect(all.filter(([id]) => courtId(id) !== id)).toEqual([]);
  });

  test.each([
    ['als', 'alsd'],
    ['are', 'ared'],
    ['azb', 'arb'],
    ['cfc', 'uscfc'],
    ['cofc', 'uscfc'],
    ['gas', 'gasd'],
    ['nysb-mega', 'nysb'],
    ['ohndad', 'ohnd'],
  ])("PACER's spelling %s is the court %s", (spelling, id) => {
    expect(courtId(spelling)).toBe(id);
    expect(court(id)).toBeDefined();
  });

  test("neb is Nebraska's supreme court, although PACER's host neb is its bankruptcy court", () => {
    expect(courtId('neb')).toBe('neb');
    expect(court('neb')?.level).toBe('appellate');
  });

  test.each(['txs', 'mow', 'id', '', 'CAND'])('%p spells no court', spelling => {
    expect(courtId(spelling)).toBeUndefined();
  });
});

describe('the zone of a court', () => {
  test('every zone is one that Intl knows', () => {
    const zones = new Set(all.flatMap(([, { zone }]) => zone ?? []));
    expect(() => {
      for (const timeZone of zones) new Intl.DateTimeFormat('en', { timeZone });
    }).not.toThrow();
  });

  test('every federal district court has a zone', () => {
    const districts = ids(({ name }) =>
      /^(United States )?District Court (for|of) the |^District Court of Guam/.test(name),
    );
    expect(districts).toEqual(expect.arrayContaining(['cand', 'dcd', 'gud', 'nmid', 'prd', 'vid']));
    expect(districts.length).toBeGreaterThanOrEqual(94);
    expect(districts.filter(id => !court(id)?.zone)).toEqual([]);
  });

  test('every bankruptcy court has a zone', () => {
    expect(ids(({ level, zone }) => level === 'bankruptcy' && !zone)).toEqual([]);
  });

  test('a bankruptcy court keeps the time of its district', () => {
    const districtOf = (id: string) =>
      ({ arb: 'azd', nebraskab: 'ned', tennesseeb: 'tennessed' })[id] ?? id.replace(/b$/, 'd');
    const apart = ids(({ level }) => level === 'bankruptcy').filter(
      id => court(id)?.zone !== court(districtOf(id))?.zone,
    );
    expect(apart).toEqual([]);
  });

  test.each([
    ['tned', 'America/New_York'],
    ['tnmd', 'America/Chicago'],
    ['tnwd', 'America/Chicago'],
    ['kyed', 'America/New_York'],
    ['kywd', 'America/Kentucky/Louisville'],
    ['kycirctwarren', 'America/Chicago'],
    ['innd', 'America/Indiana/Indianapolis'],
    ['flnd', 'America/New_York'],
    ['flactyct16', 'America/Chicago'],
    ['miwd', 'America/Detroit'],
    ['azd', 'America/Phoenix'],
    ['navajo', 'America/Denver'],
    ['nmid', 'Pacific/Guam'],
    ['ca5', 'America/Chicago'],
    ['ca6', 'America/New_York'],
    ['ca9', 'America/Los_Angeles'],
    ['ca10', 'America/Denver'],
    ['cafc', 'America/New_York'],
  ])('%s keeps the time of %s', (id, zone) => {
    expect(court(id)?.zone).toBe(zone);
  });
});

describe('the day of a court', () => {
  test('begins in Honolulu ten hours after UTC', () => {
    expect(today('hid', new Date('2024-08-05T09:59:59.999Z'))).toBe('2024-08-04');
    expect(today('hid', new Date('2024-08-05T10:00:00.000Z'))).toBe('2024-08-05');
  });

  test('begins in Guam ten hours before UTC', () => {
    expect(today('gud', new Date('2024-08-05T13:59:59.999Z'))).toBe('2024-08-05');
    expect(today('gud', new Date('2024-08-05T14:00:00.000Z'))).toBe('2024-08-06');
  });

  test('begins in California an hour later by UTC in winter than in summer', () => {
    expect(today('cand', new Date('2024-07-01T07:00:00Z'))).toBe('2024-07-01');
    expect(today('cand', new Date('2024-01-01T07:00:00Z'))).toBe('2023-12-31');
    expect(today('cand', new Date('2024-01-01T08:00:00Z'))).toBe('2024-01-01');
  });

  test('is that of UTC where the court, or its zone, is unknown', () => {
    const now = new Date('2024-08-05T00:30:00Z');
    expect(today(undefined, now)).toBe('2024-08-05');
    expect(today('nowhere', now)).toBe('2024-08-05');
    expect(today('usdistct', now)).toBe('2024-08-05');
  });
});

describe('somebody who does not know the id of a court', () => {
  test.each([
    ['S.D.N.Y.', ['nysd']],
    ['SDNY', ['nysd']],
    ['NYSD', ['nysd']],
    ['9th Cir.', ['ca9']],
    ['Northern District of California', ['canb', 'cand']],
    ['seoul-central', []],
    ['', []],
    ['서울중앙지방법원', []],
  ])('and writes %s is told %j', (spelling, meant) => {
    expect([...courtsLike(spelling)].sort()).toEqual(expect.arrayContaining(meant));
    expect(courtsLike(spelling).length).toBeLessThanOrEqual(meant.length > 0 ? 3 : 0);
  });
});
