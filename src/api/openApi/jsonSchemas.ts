import * as z from 'zod';

export type Json = { readonly [name: string]: unknown };

export const refTo = (name: string): string => `#/components/schemas/${name}`;

/** Generators of clients read an enum of one value; not all of them read a const. That an integer is a safe one is no news. */
const plain = ({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void => {
  if ('const' in jsonSchema) {
    jsonSchema.enum = [jsonSchema.const];
    delete jsonSchema.const;
  }
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.type === 'integer') delete jsonSchema.pattern;
};

/**
 * All these schemas as JSON Schemas (2020-12) of what they take, by the same names; what is held by several stands once,
 * and they point to it. Refinements in code have no words there.
 */
export const jsonSchemas = (schemas: ReadonlyMap<string, z.ZodType>): ReadonlyMap<string, Json> => {
  const registry = z.registry<{ readonly id: string }>();
  for (const [id, schema] of schemas) registry.add(schema, { id });
  const all = z.toJSONSchema(registry, { uri: refTo, io: 'input', unrepresentable: 'any', override: plain });
  return new Map(
    Object.entries(all.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema as Json]),
  );
};
