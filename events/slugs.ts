import * as z from 'zod';
import { type ActionType, catalogue, isActionType } from './catalogue.ts';
import type { RecordedEvent } from './event.ts';
import { slug } from './reference.ts';

type Rename = (slug: string) => string;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with every slug in it renamed: which strings are slugs, the schema tells. */
const renamedBy = (schema: unknown, value: unknown, rename: Rename): unknown => {
  if (schema === slug) return typeof value === 'string' ? rename(value) : value;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return renamedBy(schema.unwrap(), value, rename);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map(item => renamedBy(schema.element, item, rename));
  if (schema instanceof z.ZodUnion)
    return schema.options.reduce((renamed: unknown, option: unknown) => renamedBy(option, renamed, rename), value);
  if (schema instanceof z.ZodObject && isFields(value)) {
    const shape = schema.shape as Fields;
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [
        name,
        Object.hasOwn(shape, name) ? renamedBy(shape[name], field, rename) : field,
      ]),
    );
  }
  return value;
};

interface Said {
  readonly type: string;
  readonly data: unknown;
}

/** What an action says, its parties, claims, pleadings, judges and counsel under other slugs. */
export const renameSlugs = <T extends Said>(action: T, rename: Rename): T => {
  if (!isActionType(action.type)) return action;
  const data = renamedBy(catalogue[action.type].data, action.data, rename);
  if (action.type !== 'action.corrected') return { ...action, data };
  const { action: replacement } = data as { readonly action: Said };
  return { ...action, data: { ...(data as object), action: renameSlugs(replacement, rename) } };
};

/** Where a slug is minted, and the field that tells what it stands for. */
const mints: Partial<Record<ActionType, readonly [slug: string, name: string]>> = {
  'party.joined': ['party', 'name'],
  'party.substituted': ['successor', 'name'],
  'trustee.appointed': ['party', 'name'],
  'counsel.appeared': ['counsel', 'name'],
  'judge.assigned': ['judge', 'name'],
};

const folded = (name: unknown): string => String(name).normalize('NFKC').toLowerCase();

/** What each slug of these events stands for: names of people, titles of claims; a pleading is of one docket. */
export const slugsIn = (events: readonly RecordedEvent[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const slugs = new Map<string, Set<string>>();
  const mint = (slug: unknown, name: unknown) => {
    if (typeof slug !== 'string') return;
    const names = slugs.get(slug) ?? new Set();
    slugs.set(slug, names.add(folded(name)));
  };
  for (const { type, data, proceeding } of events) {
    const fields = data as Fields;
    const [slug, name] = mints[type] ?? [];
    if (slug && name) mint(fields[slug], fields[name]);
    if (!('pleading' in fields)) continue;
    mint(fields.pleading, `${proceeding?.court} ${proceeding?.docketNumber}`);
    for (const { claim, title } of (fields.claims ?? []) as readonly Fields[]) mint(claim, title);
  }
  return slugs;
};
