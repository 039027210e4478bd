import type * as z from 'zod';
import { problemAnswer } from '../answers/problemAnswer.ts';
import { problems } from '../problemOf.ts';
import { named } from './components.ts';
import { type Json, refTo } from './jsonSchemas.ts';
import type { Answer, Example, MountedOperation } from './operation.ts';
import { parameterWords } from './parameterWords.ts';
import { problemsOf } from './problemsOf.ts';

named('Problem', problemAnswer);

type SchemaOf = (name: string) => Json;

/** As OpenAPI writes it: `/api/v1/cases/{id}`. */
export const pathOf = ({ route }: MountedOperation): string => route.replace(/:(\w+)/g, '{$1}');

const queryName = (id: string): string => `${id} query`;
const pathName = (id: string, name: string): string => `${id} path ${name}`;
const bodyName = (id: string): string => `${id} body`;
const answerName = (id: string, status: number | string): string => `${id} ${status}`;

/** The schemas of an operation by the names under which `schemaOf` has them. */
export const inlineSchemas = ({ id, query, path, body, answers }: MountedOperation): readonly [string, z.ZodType][] => [
  ...(query ? [[queryName(id), query] as [string, z.ZodType]] : []),
  ...Object.entries(path ?? {}).map(([name, schema]): [string, z.ZodType] => [pathName(id, name), schema]),
  ...(body ? [[bodyName(id), body] as [string, z.ZodType]] : []),
  ...Object.entries(answers).flatMap(([status, { schema }]) =>
    schema ? [[answerName(id, status), schema] as [string, z.ZodType]] : [],
  ),
];

const wordsOf = (name: string): string => {
  const words = parameterWords[name];
  if (words === undefined) throw new Error(`No words say what the parameter ${name} asks (parameterWords.ts).`);
  return words;
};

const given = (examples: readonly Example[], name: string): Json => {
  const example = examples[0]?.path?.[name];
  return example === undefined ? {} : { example };
};

const parametersOf = ({ id, path, query, headers = [], examples = [] }: MountedOperation, schemaOf: SchemaOf) => {
  const asked = query ? (schemaOf(queryName(id)) as { properties?: Json; required?: readonly string[] }) : {};
  return [
    ...Object.keys(path ?? {}).map(name => ({
      name,
      in: 'path',
      required: true,
      description: wordsOf(name),
      schema: schemaOf(pathName(id, name)),
      ...given(examples, name),
    })),
    ...Object.entries(asked.properties ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      ...(asked.required?.includes(name) && { required: true }),
      description: wordsOf(name),
      schema,
    })),
    ...headers.map(name => ({ $ref: `#/components/parameters/${name}` })),
  ];
};

const withSamples = ({ query, path = {} }: Example, template: string): string => {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => path[name]!);
  return `    ${filled}?${Object.entries(query!)
    .map(pair => pair.join('='))
    .join('&')}`;
};

/** Parameters that ask one question in two ways stand side by side, so requests are shown whole. */
const descriptionOf = (operation: MountedOperation): Json => {
  const { description, examples = [] } = operation;
  const asked = examples.filter(({ query }) => query);
  const shown = asked.map(example => `${example.summary}:\n\n${withSamples(example, pathOf(operation))}`);
  const text = [...(description ? [description] : []), ...shown].join('\n\n');
  return text ? { description: text } : {};
};

const bodyOf = ({ id, body, examples = [] }: MountedOperation, schemaOf: SchemaOf): Json => {
  if (!body) return {};
  const shown = Object.fromEntries(examples.map(({ name, summary, body: value }) => [name, { summary, value }]));
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(bodyName(id)), examples: shown } },
    },
  };
};

const answered = (
  id: string,
  status: string,
  { says, schema, type, headers = [] }: Answer,
  schemaOf: SchemaOf,
): Json => ({
  description: says,
  ...(headers.length > 0 && {
    headers: Object.fromEntries(headers.map(name => [name, { $ref: `#/components/headers/${name}` }])),
  }),
  ...(schema && { content: { [type ?? 'application/json']: { schema: schemaOf(answerName(id, status)) } } }),
});

const headersByStatus: Readonly<Record<number, Json>> = {
  401: { headers: { 'WWW-Authenticate': { $ref: '#/components/headers/WWW-Authenticate' } } },
  429: { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } },
};

/** What a rule refuses has the code of the rule. */
const codeSchema = (codes: readonly string[]): Json => {
  const named = { type: 'string', enum: codes.filter(code => code !== 'refused') };
  if (!codes.includes('refused')) return named;
  return named.enum.length > 0 ? { anyOf: [named, { $ref: refTo('RefusalCode') }] } : { $ref: refTo('RefusalCode') };
};

const refusal = (status: number, codes: readonly string[]): Json => ({
  description: codes.map(code => `${problems[code]!.title} (\`${code}\`)`).join('. '),
  ...headersByStatus[status],
  content: {
    'application/problem+json': {
      schema: {
        allOf: [{ $ref: refTo('Problem') }, { type: 'object', properties: { code: codeSchema(codes) } }],
      },
    },
  },
});

const securityOf = ({ needs }: MountedOperation): Json => {
  if (needs === 'open' || needs === 'host') return { security: [] };
  if (needs === 'key') return { security: [{ key: [] }] };
  return { security: needs === 'read' ? [{}, { key: ['read'] }] : [{ key: [needs] }] };
};

/** An operation as the OpenAPI document tells it. */
export const operationObject = (operation: MountedOperation, schemaOf: SchemaOf): Json => {
  const { id, tag, summary, answers, headers = [] } = operation;
  const responses = [
    ...Object.entries(answers).map(([status, answer]) => [status, answered(id, status, answer, schemaOf)]),
    ...(headers.includes('If-None-Match') ? [['304', { description: 'You have it already.' }]] : []),
    ...[...problemsOf(operation)].map(([status, codes]) => [String(status), refusal(status, codes)]),
  ];
  const parameters = parametersOf(operation, schemaOf);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...descriptionOf(operation),
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(operation, schemaOf),
    responses: Object.fromEntries(responses),
    ...securityOf(operation),
  };
};
