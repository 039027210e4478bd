import courts from './courts.json' with { type: 'json' };

/** From Free Law Project's courts-db (BSD-2-Clause), tidied; `zone` is the IANA zone of the seat, where it is known. */
export interface Court {
  readonly name: string;
  readonly citation?: string;
  readonly zone?: string;
  readonly level: 'trial' | 'appellate' | 'bankruptcy' | 'special';
}

const byId: ReadonlyMap<string, Court> = new Map(Object.entries(courts as Record<string, Court>));

/**
 * The hosts under uscourts.gov that are not called as courts-db calls their court. A host that two courts share (txs, mow,
 * id) is not here, nor is Nebraska's bankruptcy court (nebraskab), for its host neb is the id of the state's supreme court.
 */
const pacerSpellings: ReadonlyMap<string, string> = new Map([
  ['als', 'alsd'],
  ['are', 'ared'],
  ['azb', 'arb'],
  ['cfc', 'uscfc'],
  ['cofc', 'uscfc'],
  ['gas', 'gasd'],
  ['nysb-mega', 'nysb'],
  ['ohndad', 'ohnd'],
]);

export const court = (id: string): Court | undefined => byId.get(id);

/** The courts-db id of a court spelled as courts-db or as PACER spells it. */
export const courtId = (spelling: string): string | undefined =>
  byId.has(spelling) ? spelling : pacerSpellings.get(spelling);

const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

let byName: ReadonlyMap<string, string> | undefined;

/** The id of the court of exactly this name, whatever its letter case and punctuation. */
export const courtNamed = (name: string): string | undefined => {
  byName ??= new Map([...byId].toReversed().map(([id, court]) => [squeezed(court.name), id]));
  return byName.get(squeezed(name));
};

/** Ids of a few courts that somebody may have meant, by the name or the citation of the court: `S.D.N.Y.` is nysd. */
export const courtsLike = (spelling: string): readonly string[] => {
  const wanted = squeezed(spelling);
  const means = ([id, { name, citation = '' }]: [string, Court]): boolean =>
    id === wanted || squeezed(citation) === wanted || (wanted.length > 5 && squeezed(name).includes(wanted));
  return wanted === ''
    ? []
    : [...byId]
        .filter(means)
        .map(([id]) => id)
        .slice(0, 3);
};

/** How a court numbers its dockets: as federal trial and bankruptcy courts do, as federal appellate courts do, or in its own way. */
export type Numbering = 'trial' | 'appellate' | 'own';

const numberings: readonly (readonly [Numbering, RegExp])[] = [
  [
    'trial',
    /^United States (?:District Court|Bankruptcy Court|Court of International Trade|Court of Federal Claims|Judicial Panel)|^District Court of (?:Guam|the Virgin Islands)$/,
  ],
  ['appellate', /^United States (?:Court of Appeals|Bankruptcy Appellate Panel)|^Supreme Court of the United States$/],
];

export const numberingOf = (id: string): Numbering => {
  const { name = '' } = court(id) ?? {};
  return numberings.find(([, names]) => names.test(name))?.[0] ?? 'own';
};

const calendars = new Map<string, Intl.DateTimeFormat>();

const calendarOf = (timeZone: string): Intl.DateTimeFormat => {
  const calendar =
    calendars.get(timeZone) ??
    // Canadian English writes a date YYYY-MM-DD.
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(timeZone, calendar);
  return calendar;
};

/** The calendar date at a moment where the day comes first: in no court it is later yet. */
export const latestToday = (now: Date): string => new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);

/** The court's calendar date at a moment, `YYYY-MM-DD`; UTC's where the court or its zone is unknown. */
export const today = (courtId: string | undefined, now: Date): string =>
  calendarOf((courtId && court(courtId)?.zone) || 'UTC').format(now);
