import { expect } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { House } from './house.ts';

export interface Schema {
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: string;
}

interface Content {
  readonly [type: string]: { readonly schema: Schema; readonly examples?: Record<string, { readonly value: unknown }> };
}

export interface OperationObject {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security: readonly object[];
}

export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

/** One operation of the document with its place. */
export interface DocumentedOperation extends OperationObject {
  readonly method: string;
  readonly path: string;
}

export const documentOf = (house: House): Promise<OpenApi> => house.read<OpenApi>('/openapi.json');

export const operationsOf = ({ paths }: OpenApi): readonly DocumentedOperation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );

/** What stands at a JSON pointer of the document, such as `#/components/schemas/State`. */
export const resolved = (document: OpenApi, ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((place, part) => (place as Record<string, unknown>)[part], document);

export const parametersOf = (document: OpenApi, { parameters = [] }: OperationObject): readonly Parameter[] =>
  parameters.map(one => ('$ref' in one ? (resolved(document, one.$ref) as Parameter) : one));

const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Checks values by the schemas of the document, which allow nothing that they do not name. */
export const checkerOf = (document: OpenApi) => {
  const ajv = new Ajv2020({ strict: false, formats: { sha256_hex: true } });
  addFormats.default(ajv);
  ajv.addSchema(document, 'lis');
  return {
    /** What is wrong with a value, by a pointer to its schema; empty where nothing is. */
    faults: (value: unknown, ...pointer: readonly string[]): string => {
      const validate = ajv.getSchema(`lis#/${pointer.map(escaped).join('/')}`);
      if (!validate) throw new Error(`The document has no schema at ${pointer.join('/')}.`);
      return validate(value) ? '' : ajv.errorsText(validate.errors).slice(0, 500);
    },
  };
};

export type Checker = ReturnType<typeof checkerOf>;

/** Checks that the document tells of an answer: its status, its type, its body, its code. Resolves to the body. */
export const expectTold = async (
  { faults }: Checker,
  { path, method, responses }: DocumentedOperation,
  response: Response,
): Promise<unknown> => {
  const status = String(response.status);
  const told = responses[status];
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  // A stream has no end to wait for.
  if (type === 'text/event-stream') await response.body?.cancel();
  const text = type === 'text/event-stream' ? '' : await response.text();
  expect([method, path, status, told ? 'told' : text]).toEqual([method, path, status, 'told']);
  if (response.status === 304) return undefined;
  expect(Object.keys(told!.content!)).toContain(type);
  const body = /[/+]json$/.test(type) ? JSON.parse(text) : text;
  const wrong = faults(body, 'paths', path, method, 'responses', status, 'content', type, 'schema');
  expect([method, path, status, wrong]).toEqual([method, path, status, '']);
  return body;
};

/** The path of an operation with its parameters filled in. */
export const filled = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);

/** The refusals that an operation names, by status and code; what the rules refuse as `refused`. */
export const refusalsOf = ({
  responses,
}: DocumentedOperation): readonly { readonly status: number; readonly code: string }[] =>
  Object.entries(responses).flatMap(([status, { content }]) => {
    if (!status.startsWith('4')) return [];
    const { allOf } = content!['application/problem+json']!.schema as unknown as {
      readonly allOf: readonly [Schema, { readonly properties: { readonly code: Schema } }];
    };
    const { code } = allOf[1].properties;
    return ((code.anyOf as readonly Schema[] | undefined) ?? [code])
      .flatMap(one => (one.$ref ? ['refused'] : (one.enum as readonly string[])))
      .map(name => ({ status: Number(status), code: name }));
  });
