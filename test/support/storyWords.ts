import type { DataOf } from '../../events/catalogue.ts';
import type { ActionRef, Docket } from '../../events/reference.ts';
import { act, type More, stateCourt, type Told, the } from './story.ts';

/** Short words for what happens most, so that a test reads as the case would be told. */
export const filed = (on: string, more?: More) => act('case.filed', on, {}, more);

export const refiled = (on: string, from: Docket = stateCourt, more?: More) => act('case.refiled', on, { from }, more);

type Ending<T extends 'case.withdrawn' | 'case.dismissed'> = Partial<DataOf<T>> & Pick<DataOf<T>, 'prejudice'>;

export const withdrawn = (on: string, data: Ending<'case.withdrawn'> = { prejudice: 'without' }, more?: More) =>
  act('case.withdrawn', on, { by: ['plaintiff'], ...data }, more);

export const dismissed = (on: string, data: Ending<'case.dismissed'> = { prejudice: 'without' }, more?: More) =>
  act('case.dismissed', on, { how: 'motion', ...data }, more);

export const closed = (on: string, more?: More) => act('case.closed', on, {}, more);
export const reopened = (on: string, more?: More) => act('case.reopened', on, {}, more);

type Count = NonNullable<DataOf<'complaint.filed'>['claims']>[number];

/** Counts in the order given, each a slug or a count with who pleads it against whom. */
const counts = (claims: readonly (string | Partial<Count>)[]): Count[] =>
  claims.map((claim, index) => {
    const count = typeof claim === 'string' ? { claim } : claim;
    return { number: index + 1, title: count.claim!, ...count } as Count;
  });

type Claims = readonly (string | Partial<Count>)[];

export const complaint = (on: string, claims: Claims, more: More & { by?: string[] } = {}) =>
  pleading('complaint.filed', 'complaint', on, claims, more);

export const amended = (on: string, claims: Claims, more: More & { by?: string[] } = {}) =>
  pleading('complaint.amended', `amended-${on}`, on, claims, more);

export const counterclaims = (on: string, claims: Claims, more: More & { by?: string[] } = {}) =>
  pleading('counterclaim.filed', `counterclaims-${on}`, on, claims, more);

const pleading = (
  type: 'complaint.filed' | 'complaint.amended' | 'counterclaim.filed',
  name: string,
  on: string,
  claims: Claims,
  { by, ...more }: More & { by?: string[] },
): Told => act(type, on, { pleading: name, title: name, claims: counts(claims), ...(by && { by }) }, more);

export const disposed = (on: string, claim: string, data: Partial<DataOf<'claim.disposed'>> = {}, more?: More): Told =>
  act('claim.disposed', on, { claim, outcome: 'dismissed', ...data }, more);

export const joined = (on: string, party: string, role = 'defendant', more?: More): Told =>
  act('party.joined', on, { party, name: party, role }, more);

export const motion = (on: string | null, as: string, more: More = {}): Told =>
  act('motion.filed', on, { kinds: [as] }, { as, ...more });

export const ruled = (
  on: string | null,
  ref: ActionRef,
  outcome: DataOf<'motion.ruled'>['outcome'] = 'denied',
  more: More & { remaining?: string } = {},
): Told => {
  const { remaining, ...envelope } = more;
  return act('motion.ruled', on, { motion: ref, outcome, ...(remaining && { remaining }) }, envelope);
};

export const hearing = (on: string, as: string, at: string, more: More & { kind?: string } = {}): Told => {
  const { kind = 'motion', ...envelope } = more;
  return act('hearing.set', on, { kind, at }, { as, ...envelope });
};

type Sighting = DataOf<'entry.recorded'>;

export const entry = (number: number, filedOn: string, sighting: Partial<Sighting> = {}, more: More = {}): Told =>
  act(
    'entry.recorded',
    undefined,
    { from: 'page', capturedOn: filedOn, text: `entry ${number}`, filedOn, ...sighting },
    { as: `entry ${number}`, entry: { number }, ...more },
  );

/** An entry that no source gives a number. */
export const unnumbered = (as: string, filedOn: string, text: string): Told =>
  act('entry.recorded', undefined, { from: 'feed', capturedOn: filedOn, text, filedOn }, { as });

export const seenAgain = (number: number, sighting: Partial<Sighting> & Pick<Sighting, 'filedOn'>, more: More = {}) =>
  act(
    'entry.observed',
    undefined,
    { from: 'page', capturedOn: sighting.filedOn, text: `entry ${number}`, ...sighting },
    { entryId: the(`entry ${number}`), ...more },
  );

/** What an entry does: dated, numbered and made public by its entry. */
export const inEntry = (number: number, part: number, told: Told): Told => {
  const { on: _on, ...rest } = told;
  return { ...rest, entryId: the(`entry ${number}`), part };
};

export const corrected = (
  name: string,
  { as: _as, ...replacement }: Told,
  more: More & { reason?: string } = {},
): Told => {
  const { reason = 'misread', ...envelope } = more;
  return act('action.corrected', undefined, { actionId: the(name), action: replacement, reason }, envelope);
};

export const retracted = (name: string, more: More = {}): Told =>
  act('action.retracted', undefined, { actionId: the(name), reason: 'never happened' }, more);

export const confirmed = (name: string, certainty?: 'record' | 'press'): Told =>
  act('action.confirmed', undefined, { actionId: the(name), ...(certainty && { certainty }) });

/** Elsewhere than before the federal court. */
export const inCourt = (docket: Docket, ...told: readonly Told[]): readonly Told[] =>
  told.map(one => ({ ...one, proceeding: docket }));
