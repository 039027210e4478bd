import type * as z from 'zod';

const schemas = new Map<string, z.ZodType>();

/** Gives a schema a name of its own in the OpenAPI document, where all that holds it will point to it. */
export const named = <S extends z.ZodType>(name: string, schema: S): S => {
  const standing = schemas.get(name);
  if (standing && standing !== schema) throw new Error(`Two schemas are called ${name}.`);
  schemas.set(name, schema);
  return schema;
};

/** The schemas that have a name, by it. */
export const namedSchemas: ReadonlyMap<string, z.ZodType> = schemas;
