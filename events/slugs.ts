import * as z from 'zod';
import { catalogue, isActionType } from './catalogue.ts';
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
  readonly erasedBy?: string | undefined;
}

/** What an action says, its parties, claims, pleadings, judges and counsel under other slugs. */
export const renameSlugs = <T extends Said>(action: T, rename: Rename): T => {
  if (!isActionType(action.type) || action.erasedBy !== undefined) return action;
  const data = renamedBy(catalogue[action.type].data, action.data, rename);
  if (action.type !== 'action.corrected') return { ...action, data };
  const { action: replacement } = data as { readonly action: Said };
  return { ...action, data: { ...(data as object), action: renameSlugs(replacement, rename) } };
};

const known = new WeakMap<Said, ReadonlySet<string>>();

const slugsOf = (action: Said): ReadonlySet<string> => {
  const slugs = new Set<string>();
  renameSlugs(action, slug => {
    slugs.add(slug);
    return slug;
  });
  return slugs;
};

/** Every slug that these actions speak of; kept as long as the action is, since every answer about joined cases asks. */
export const slugsIn = (actions: readonly Said[]): ReadonlySet<string> => {
  const all = new Set<string>();
  for (const action of actions) {
    const slugs = known.get(action) ?? slugsOf(action);
    known.set(action, slugs);
    for (const slug of slugs) all.add(slug);
  }
  return all;
};
