import { type DocketIdentity, docketIdentity, findDocket } from '../../events/docketNumber.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { Docket } from '../../events/reference.ts';
import { getOrMake } from '../../projections/getOrMake.ts';
import { isSameDocket } from '../../projections/time/dockets.ts';

export type Spell = (docket: Docket) => Docket;

/** A docket with all the spellings it is known by, the first first. */
export interface Spelled {
  readonly court: string;
  readonly spellings: readonly string[];
}

interface Known {
  readonly as: Docket;
  /** Its place among all, for of several the first is meant. */
  readonly order: number;
  readonly identities: DocketIdentity[];
}

export interface Renumbering {
  readonly type: 'docket.renumbered';
  readonly proceeding: Docket;
  readonly data: { readonly to: string };
}

export const isRenumbering = (value: object): value is Renumbering =>
  (value as Partial<Renumbering>).type === 'docket.renumbered' && 'proceeding' in value;

/** A docket before and after it was given another number. */
export const renumberingOf = ({ proceeding, data }: Renumbering): Spelled => ({
  court: proceeding.court,
  spellings: [proceeding.docketNumber, data.to],
});

export const nameOf = ({ court, docketNumber }: Docket): string => `${court} ${docketNumber}`;

/**
 * Writes every docket of a case in its first spelling (EVENTS.md section 1): without a judge's initials, and with the
 * number it was first known by where it has been renumbered since. What the case recorded knows best, then `others` in
 * their order, then the dockets as they come.
 */
export const firstSpelling = (events: readonly RecordedEvent[], others: readonly Spelled[]): Spell => {
  /** By the stream of their numbers: a docket that was renumbered stands in several. */
  const known = new Map<string, Known[]>();
  let count = 0;
  const spelled = new Map<string, Docket>();
  const learn = ({ court, spellings }: Spelled): Docket => {
    const identities = spellings.map(spelling => docketIdentity(court, spelling));
    const found = identities
      .map(identity => findDocket(known.get(identity.stream) ?? [], identity))
      .find(one => one !== undefined);
    const docket = found ?? { as: { court, docketNumber: identities[0]!.written }, order: count++, identities: [] };
    docket.identities.push(...identities);
    for (const { stream } of identities) {
      const near = getOrMake(known, stream, () => []);
      if (!near.includes(docket)) near.push(docket);
      near.sort((a, b) => a.order - b.order);
    }
    return docket.as;
  };
  const spell: Spell = docket => {
    const name = nameOf(docket);
    const as = spelled.get(name) ?? learn({ court: docket.court, spellings: [docket.docketNumber] });
    spelled.set(name, as);
    return as;
  };
  let last: Docket | undefined;
  for (const event of events) {
    if (isRenumbering(event)) learn(renumberingOf(event));
    else if (event.proceeding && !isSameDocket(event.proceeding, last)) spell(event.proceeding);
    last = event.proceeding;
  }
  // Two numbers that were dockets of their own may be one since.
  spelled.clear();
  for (const other of others) learn(other);
  return spell;
};

const isDocket = (value: object): value is Docket => 'court' in value && 'docketNumber' in value;

/** Every docket that the value speaks of, anywhere in it. */
export const docketsNamed = (value: unknown): readonly Docket[] => {
  const named: Docket[] = [];
  const gather = (inner: unknown): void => {
    if (inner === null || typeof inner !== 'object') return;
    if (isDocket(inner)) named.push({ court: inner.court, docketNumber: inner.docketNumber });
    else if (isRenumbering(inner)) named.push({ court: inner.proceeding.court, docketNumber: inner.data.to });
    Object.values(inner).forEach(gather);
  };
  gather(value);
  return named;
};

/** The value with all in it changed; itself where nothing is. */
const changedWithin = <T extends object>(value: T, change: (inner: unknown) => unknown): T => {
  const changed = Object.entries(value).map(([key, inner]) => [key, change(inner)] as const);
  if (changed.every(([key, inner]) => inner === value[key as keyof T])) return value;
  return (Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed)) as T;
};

/** The value with every docket in it spelled by `spell`, and a new number as Lis writes it. */
export const spellDockets = <T>(value: T, spell: Spell): T => {
  if (value === null || typeof value !== 'object') return value;
  const inner = changedWithin(value, item => spellDockets(item, spell));
  if (isDocket(value)) return isSameDocket(value, spell(value)) ? inner : { ...inner, ...spell(value) };
  if (!isRenumbering(value)) return inner;
  const to = docketIdentity(value.proceeding.court, value.data.to).written;
  return { ...inner, data: { ...(inner as T & Renumbering).data, to } };
};
