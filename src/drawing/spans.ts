import type { CaseState } from '../../projections/state/shape.ts';

/** Something that lasts, from one day to another, or until the day of the picture. */
export interface Span {
  readonly from: string;
  /** Null where it goes on. */
  readonly to: string | null;
}

/** A line below the dockets: a claim, or parties who come and go together. */
export interface SpanRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly spans: readonly Span[];
  /** Days within them on which it was pleaded anew. */
  readonly ticks: readonly string[];
}

const lastOf = (days: readonly (string | null)[]): string | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);

/** The day of the first later pleading of its kind, which left the claim out. */
const leftOutOn = (asserted: string, { pleadings }: CaseState, pleading: string | undefined): string | null => {
  const kind = pleadings.find(({ id }) => id === pleading)?.kind;
  const later = pleadings.flatMap(one => (one.kind === kind && one.on !== null && one.on > asserted ? one.on : []));
  return later.sort()[0] ?? null;
};

/** Claims from the pleading that first asserts them to what ended them. */
export const claimRows = (state: CaseState): readonly SpanRow[] => {
  const dayOf = new Map(state.pleadings.map(({ id, on }) => [id, on]));
  return state.claims.flatMap(({ id, title, status, numbers, dispositions }) => {
    const asserted = numbers.flatMap(({ pleading }) => dayOf.get(pleading) ?? []).sort();
    const [from, ...again] = asserted;
    if (from === undefined) return [];
    const last = asserted.at(-1)!;
    const ended = lastOf(dispositions.map(({ on }) => on)) ?? leftOutOn(last, state, numbers.at(-1)?.pleading);
    const to = status === 'pending' ? null : ended !== null && ended >= last ? ended : last;
    return { id, name: title, state: status, spans: [{ from, to }], ticks: again };
  });
};

interface Presence {
  readonly names: string[];
  readonly id: string;
  readonly spans: readonly Span[];
  readonly role: string;
}

const joined = (spans: readonly Span[]): readonly Span[] => {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = found.at(-1);
    if (before && (before.to === null || before.to >= span.from)) {
      const to = before.to === null || span.to === null ? null : before.to > span.to ? before.to : span.to;
      found[found.length - 1] = { from: before.from, to };
    } else found.push(span);
  }
  return found;
};

/** Parties, those together who came and went on the same days in the same role. */
export const partyRows = (
  { parties }: CaseState,
  nameOf: (names: readonly string[], role: string) => string,
): readonly SpanRow[] => {
  const groups = new Map<string, Presence>();
  for (const { id, name, appearances } of parties) {
    const spans = joined(
      appearances.flatMap(({ joinedOn, leftOn }) => (joinedOn ? { from: joinedOn, to: leftOn } : [])),
    );
    const role = appearances.find(({ joinedOn }) => joinedOn !== null)?.role;
    if (role === undefined) continue;
    const key = JSON.stringify([role, spans]);
    const group = groups.get(key);
    if (group) group.names.push(name);
    else groups.set(key, { id, names: [name], spans, role });
  }
  return [...groups.values()].map(({ id, names, spans, role }) => ({
    ...{ id, name: nameOf(names, role), spans, ticks: [] },
    state: spans.at(-1)?.to === null ? 'present' : 'gone',
  }));
};
