import type * as z from 'zod';
import { action, replacement } from '../../../events/action.ts';
import { actionTypes } from '../../../events/catalogue.ts';
import { refusalCodes } from '../../commands/refusalCodes.ts';
import { actionSchemas, kindUnion } from './actionSchemas.ts';
import { named, namedSchemas } from './components.ts';
import { answerHeaders, requestHeaders } from './headers.ts';
import { type Json, jsonSchemas, refTo } from './jsonSchemas.ts';
import { type MountedOperation, tags } from './operation.ts';
import { inlineSchemas, operationObject, pathOf } from './operationObject.ts';

named('Action', action);
named('LegalAction', replacement);

const description = `What a lawsuit is, was on any day, and was known to be, folded from legal actions that never change.

Everything is under \`/api/v1\`, JSON in camelCase; dates are the court's own. Until the first key was made, whoever reaches
loopback may do everything; then show one: \`Authorization: Bearer lis_…\`. Errors are RFC 9457 problems with a stable \`code\`.`;

/** Beside what a whole is made of, nothing: its parts cannot say so themselves. */
const closed = (schema: Json): Json => ('allOf' in schema ? { ...schema, unevaluatedProperties: false } : schema);

const componentsOf = (schemas: ReadonlyMap<string, Json>): Json => {
  const all = new Map(schemas);
  for (const name of ['Action', 'LegalAction'])
    for (const [part, schema] of actionSchemas(name, schemas.get(name)!)) all.set(part, schema);
  all.set('ActionKind', kindUnion(actionTypes));
  all.set('RefusalCode', { type: 'string', enum: refusalCodes });
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, closed(one)]));
};

const headersOf = (words: Readonly<Record<string, string>>): Json =>
  Object.fromEntries(
    Object.entries(words).map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
  );

const pathsOf = (operations: readonly MountedOperation[], schemaOf: (name: string) => Json): Json =>
  Object.fromEntries(
    [...Map.groupBy(operations, pathOf)].map(([path, here]) => [
      path,
      Object.fromEntries(here.map(operation => [operation.method, operationObject(operation, schemaOf)])),
    ]),
  );

/** The OpenAPI 3.1 document of these operations. Throws where two schemas or operations have one name. */
export const openApiDocument = (operations: readonly MountedOperation[], version: string): Json => {
  const inline = new Map(operations.flatMap(inlineSchemas));
  const taken = new Map<z.ZodType, string>([...namedSchemas].map(([name, schema]) => [schema, name]));
  const fresh = [...inline].filter(([, schema]) => !taken.has(schema));
  const schemas = jsonSchemas(new Map([...namedSchemas, ...fresh]));
  const own = new Map([...schemas].filter(([name]) => namedSchemas.has(name)));
  const schemaOf = (name: string): Json => {
    const named = taken.get(inline.get(name)!);
    return named === undefined ? schemas.get(name)! : { $ref: refTo(named) };
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Lis', version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: tags.map(name => ({ name })),
    paths: pathsOf(operations, schemaOf),
    components: {
      schemas: componentsOf(own),
      parameters: Object.fromEntries(
        Object.entries(requestHeaders).map(([name, header]) => [name, { name, in: 'header', ...header }]),
      ),
      headers: headersOf(answerHeaders),
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of this Lis: `lis keys create NAME --scopes read`.',
        },
      },
    },
  };
};
