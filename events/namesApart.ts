import type { ActionType } from './catalogue.ts';
import type { RecordedEvent } from './event.ts';
import { isWord, standingIn } from './lastWord.ts';
import { longestSlug } from './reference.ts';
import { slugsIn } from './slugs.ts';

type Fields = Readonly<Record<string, unknown>>;
type Names = ReadonlyMap<string, ReadonlySet<string>>;
/** From the slug as it stands to the one that it is given. */
export type Renaming = ReadonlyMap<string, string>;

/** Where a slug is given a name, and the field that tells it. */
const named: Partial<Record<ActionType, readonly [slug: string, name: string]>> = {
  'party.joined': ['party', 'name'],
  'party.renamed': ['party', 'name'],
  'party.substituted': ['successor', 'name'],
  'trustee.appointed': ['party', 'name'],
  'counsel.appeared': ['counsel', 'name'],
  'judge.assigned': ['judge', 'name'],
};

const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

/**
 * What each slug that these events speak of stands for, as they stand: names of people, titles of claims; a pleading is of
 * one docket. What none of them names is called by its slug, as readers see it.
 */
const namesIn = (events: readonly RecordedEvent[]): Names => {
  const standing = standingIn(events).filter(event => !isWord(event));
  const slugs = new Map([...slugsIn(standing)].map(slug => [slug, new Set<string>()]));
  const name = (slug: unknown, name: unknown) => {
    if (typeof name === 'string') slugs.get(slug as string)?.add(folded(name));
  };
  for (const { type, data, proceeding } of standing) {
    const fields = data as Fields;
    const [slug, called] = named[type] ?? [];
    if (slug && called) name(fields[slug], fields[called]);
    if (!('pleading' in fields)) continue;
    name(fields.pleading, `${proceeding?.court} ${proceeding?.docketNumber}`);
    for (const { claim, title } of (fields.claims ?? []) as readonly Fields[]) name(claim, title);
  }
  for (const [slug, names] of slugs) if (names.size === 0) names.add(slug);
  return slugs;
};

/** The slug after the name of its case, then `-2`, `-3` where that is taken; no longer than whoever names it may write. */
const freeSlug = (caseId: string, slug: string, taken: ReadonlySet<string>): string => {
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `-${count}`;
    const name = `${caseId}-${slug}`.slice(0, longestSlug - suffix.length).replace(/-$/, '') + suffix;
    if (!taken.has(name)) return name;
  }
};

const apart = (slugs: readonly string[], caseId: string, taken: ReadonlySet<string>): Renaming => {
  const given = new Set(taken);
  return new Map(
    slugs.map(slug => {
      const name = freeSlug(caseId, slug, given);
      given.add(name);
      return [slug, name] as const;
    }),
  );
};

/**
 * The slugs under which a case and the one that it is joined into mean different things, each with the name that the joined
 * case's own has from then on: that of the case before it (docs/decisions/0022).
 */
export const namesApart = (
  from: string,
  theirs: readonly RecordedEvent[],
  ours: readonly RecordedEvent[],
): Renaming => {
  const others = namesIn(ours);
  const differing = [...namesIn(theirs)].flatMap(([slug, names]) => {
    const other = others.get(slug);
    return other && ![...names].some(name => other.has(name)) ? [slug] : [];
  });
  return differing.length === 0 ? new Map() : apart(differing, from, slugsIn([...theirs, ...ours]));
};

/**
 * The way back, for what leaves with the joined case: its own slugs again, and what the other case means by these after the
 * name of that case, which none of `events` speaks of.
 */
export const namesBack = (renamed: Renaming, within: string, events: readonly RecordedEvent[]): Renaming =>
  renamed.size === 0
    ? renamed
    : new Map([
        ...[...renamed].map(([slug, name]) => [name, slug] as const),
        ...apart([...renamed.keys()], within, slugsIn(events)),
      ]);
