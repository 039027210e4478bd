import fc from 'fast-check';
import { type OpenApi, resolved, type Schema } from './openApi.ts';

/** Words that do harm where somebody takes them for more than words. */
export const hostileWords = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udfff\ud800',
  ],
  ...[
    '\r\nSet-Cookie: a=b',
    '\n{"level":60,"msg":"forged"}',
    '\u001b[31m',
    '\u202e',
    '\u2028',
    '=HYPERLINK("http://evil")',
  ],
  ...['+1', '-1', '@SUM(A1)', '\t=1', "'; DROP TABLE event; --", '<script>alert(1)</script>', '{{7*7}}', '%00'],
  ...['../../etc/passwd', 'null', 'NaN', '1e999', '기각', '각', '१२३', 'x'.repeat(2_000), '9'.repeat(400), '0'],
];

/** Values that fit no schema, and some that break those who do not look: as JSON, for not all of them can be written otherwise. */
const hostileJson = [
  ...['null', 'true', '0', '-1', '1e400', '1e-400', '9007199254740993', '-0', '""', '[]', '{}', '[[]]', '[null]'],
  ...[
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"toString":1}',
    '{"length":-1}',
  ],
  ...[
    '{"toJSON":"x"}',
    '{"then":1}',
    '"\\ud800"',
    '"\\u0000"',
    `${'['.repeat(30)}${']'.repeat(30)}`,
    `${'{"a":'.repeat(19)}1${'}'.repeat(19)}`,
  ],
];

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...hostileJson).map(text => JSON.parse(text) as unknown),
  fc.constantFrom(...hostileWords),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Such words, of which something is to be seen. */
export const hostileText = fc.constantFrom(
  ...hostileWords.filter(word => /[^\p{C}\p{Z}]/u.test(word) && word.length < 900),
);

const words: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('doe', 'example', 'moore', 'breach', 'Jane Doe', 'a motion') },
  { weight: 2, arbitrary: fc.constantFrom(...hostileWords) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const day = fc.constantFrom(
  '2024-02-05',
  '2024-03-01',
  '2024-04-10',
  '2024-06-03',
  '2025-01-01',
  '0000-01-01',
  '9999-12-31',
);

const byFormat: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: day,
  uuid: fc.oneof(fc.uuid(), fc.constant('b84e6a2d-913c-4f57-a0d8-6c5e27f19b30')),
  uri: fc.constantFrom('https://example.com/a', 'http://[::1]', 'https://example.com/\u0000', 'javascript:alert(1)'),
  'date-time': fc.constantFrom('2024-02-05T10:00:00Z', '2024-02-05T10:00', '0000-01-01T00:00:00Z'),
};

type Of = (schema: Schema) => fc.Arbitrary<unknown>;

const merged = (parts: readonly unknown[]): object => Object.assign({}, ...parts) as object;

const objects = ({ properties = {}, required = [] }: Schema, of: Of): fc.Arbitrary<object> =>
  fc.record(
    Object.fromEntries(Object.entries(properties as Record<string, Schema>).map(([name, one]) => [name, of(one)])),
    { requiredKeys: required as never[] },
  );

const plain = (schema: Schema, of: Of): fc.Arbitrary<unknown> => {
  switch (schema.type) {
    case 'object':
      return objects(schema, of);
    case 'array':
      return fc.array(of((schema.items ?? {}) as Schema), { minLength: Number(schema.minItems ?? 0), maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(-1, 0.5, 1e21, Number(schema.maximum ?? 0)));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return byFormat[String(schema.format)] ?? words;
    default:
      return hostileValue;
  }
};

/** Values as a schema of the document asks for them, and now and then in one place another. */
export const valuesOf = (document: OpenApi): Of => {
  const known = new Map<string, fc.Arbitrary<unknown>>();
  const named = (ref: string): fc.Arbitrary<unknown> => {
    const one = known.get(ref) ?? of(resolved(document, ref) as Schema);
    known.set(ref, one);
    return one;
  };
  const fitting: Of = schema => {
    if (schema.$ref) return named(schema.$ref);
    if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]));
    const choice = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
    if (choice) return fc.oneof(...choice.map(of));
    if (schema.allOf) return fc.tuple(...(schema.allOf as Schema[]).map(fitting)).map(merged);
    if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map(type => plain({ ...schema, type }, of)));
    return plain(schema, of);
  };
  const of: Of = schema => fc.oneof({ weight: 24, arbitrary: fitting(schema) }, { weight: 1, arbitrary: hostileValue });
  return of;
};

/** The same value with something else in one place of it. */
export const disturbed = (value: unknown): fc.Arbitrary<unknown> => {
  if (typeof value !== 'object' || value === null) return fc.oneof(hostileValue, words);
  const keys = Object.keys(value);
  if (keys.length === 0) return hostileValue;
  const within = fc
    .constantFrom(...keys)
    .chain(key => disturbed((value as Record<string, unknown>)[key]).map(one => ({ key, one })))
    .map(({ key, one }) =>
      Array.isArray(value) ? Object.assign([...value], { [key]: one }) : { ...value, [key]: one },
    );
  const more = fc
    .tuple(fc.constantFrom(...hostileWords, 'polluted'), hostileValue)
    .map(([key, one]) => (Array.isArray(value) ? [...value, one] : withKey(value, key, one)));
  return fc.oneof({ weight: 6, arbitrary: within }, { weight: 1, arbitrary: more });
};

/** With a key of its own, also where that is __proto__. */
const withKey = (value: object, key: string, one: unknown): object =>
  Object.defineProperty({ ...value }, key, { value: one, enumerable: true, configurable: true });
