import type { Action } from '../../../events/action.ts';
import { idOf } from '../../../events/identity.ts';
import type { Attorney, ParsedParty } from '../docket.ts';
import type { Capture } from './capture.ts';
import type { HeaderFact } from './headerFacts.ts';
import { slugOf } from './slugOf.ts';

const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 1_000).trim();

/** The slugs under which the case knows people, and new ones for those it does not know. */
class Slugs {
  readonly #byName = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(known: Iterable<readonly [name: string, slug: string]>) {
    for (const [name, slug] of known) {
      if (!this.#byName.has(nameKey(name))) this.#byName.set(nameKey(name), slug);
      this.#taken.add(slug);
    }
  }

  of(name: string, ordinal: number, fallback: string): string {
    const key = ordinal === 0 ? nameKey(name) : `${nameKey(name)} ${ordinal + 1}`;
    const known = this.#byName.get(key);
    if (known !== undefined) return known;
    const base = slugOf(name, fallback);
    let slug = base;
    for (let count = 2; this.#taken.has(slug); count += 1) slug = `${base}-${count}`;
    this.#taken.add(slug);
    this.#byName.set(key, slug);
    return slug;
  }
}

interface Named {
  readonly party?: string;
  readonly counsel?: string;
  readonly name?: string;
}

const slugsOf = ({ standing }: Capture, type: string, field: 'party' | 'counsel'): Slugs =>
  new Slugs(
    [...standing.byId.values()].flatMap(event => {
      if (event.type !== type) return [];
      const data = event.data as Named;
      return data.name && data[field] ? [[data.name, data[field]] as const] : [];
    }),
  );

const usDate = /TERMINATED:\s*(\d{2})\/(\d{2})\/(\d{4})/i;

const leftOn = ({ roles }: Attorney): string | undefined => {
  const parts = roles.map(role => usDate.exec(role)).find(found => found !== null);
  return parts ? `${parts[3]}-${parts[1]}-${parts[2]}` : undefined;
};

const counselRole = ({ roles }: Attorney): { readonly role?: string } => {
  const role = line(roles.filter(one => !/terminated/i.test(one)).join(', ')).toLowerCase();
  return role === '' ? {} : { role };
};

export interface PartyFacts {
  readonly facts: readonly HeaderFact[];
  /** What has a day of its own: who was terminated, and which counsel withdrew. */
  readonly dated: readonly Action[];
}

/** How many before it have the same name and role: a docket can list two John Smiths. */
const ordinals = (parties: readonly ParsedParty[]): readonly number[] => {
  const seen = new Map<string, number>();
  return parties.map(({ name, type }) => {
    const key = `${nameKey(name)}|${nameKey(type)}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count;
  });
};

/** The parties of a header and their counsel. Those whom a person recorded in the same role are left as they are. */
export const partyFacts = (capture: Capture): PartyFacts => {
  const { shown, standing, source } = capture;
  const { name: docket, proceeding } = standing.docket;
  const slugs = slugsOf(capture, 'party.joined', 'party');
  const counsels = slugsOf(capture, 'counsel.appeared', 'counsel');
  const counted = ordinals(shown.parties);
  const facts: HeaderFact[] = [];
  const dated: Action[] = [];
  const listed = new Set<string>();
  const happened = (key: readonly unknown[], on: string, type: Action['type'], data: object) =>
    dated.push({
      id: idOf([docket, ...key, on]),
      type,
      proceeding,
      on,
      data,
      sources: [source],
      basis: { kind: 'stated', rule: 'header' },
    } as Action);
  for (const [index, party] of shown.parties.entries()) {
    const name = line(party.name);
    const role = line(party.type).replaceAll('\u00a0', ' ') || 'Unknown';
    if (name === '') continue;
    const ordinal = counted[index]!;
    const slug = slugs.of(name, ordinal, `party-${index + 1}`);
    const key = ['party', nameKey(name), nameKey(role), ordinal];
    const description = party.description ? { description: line(party.description) } : {};
    const data = { party: slug, name, role, ...description };
    facts.push({ key: [...key, 'joined'], type: 'party.joined', data, goneOn: party.terminatedOn });
    if (party.terminatedOn)
      happened([...key, 'terminated'], party.terminatedOn, 'party.terminated', { party: slug, role });
    for (const attorney of party.attorneys) {
      const who = line(attorney.name);
      if (who === '') continue;
      const counsel = counsels.of(who, 0, `counsel-${facts.length + 1}`);
      const its = [...key, 'counsel', nameKey(who)];
      if (listed.size === listed.add(its.join('|')).size) continue;
      const left = leftOn(attorney);
      const appeared = { counsel, for: [slug], name: who, ...counselRole(attorney) };
      facts.push({ key: its, type: 'counsel.appeared', data: appeared, goneOn: left ?? party.terminatedOn });
      if (left !== undefined) happened([...its, 'withdrew'], left, 'counsel.withdrew', { counsel, for: [slug] });
    }
  }
  return { facts, dated: dated.filter(({ id }) => !standing.byId.has(id!)) };
};
