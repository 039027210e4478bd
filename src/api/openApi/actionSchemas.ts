import { pascal } from '../answers/actionAnswers.ts';
import { type Json, refTo } from './jsonSchemas.ts';

type Properties = Readonly<Record<string, Json>>;

interface Option extends Json {
  readonly properties: Properties;
}

const typeIn = ({ properties }: Option): string => (properties.type as { readonly enum: readonly string[] }).enum[0]!;

const kindOf = ({ type, data }: Properties): Json => ({
  type: 'object',
  properties: { type, data },
  required: ['type', 'data'],
});

/** One of these components, told apart by the type that each names. */
const oneOf = (names: ReadonlyMap<string, string>): Json => ({
  oneOf: [...names.values()].map(name => ({ $ref: refTo(name) })),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries([...names].map(([type, name]) => [type, refTo(name)])),
  },
});

/** The kind as answers have it, where what is submitted has the same data: else one of its own. */
const kindName = (type: string, { data }: Properties): string =>
  data!.$ref === refTo(`${pascal(type)}Data`) ? pascal(type) : `${pascal(type)}AsSubmitted`;

/**
 * What is submitted is a union of whole actions: ninety times the same envelope. Told as one envelope, and a kind beside
 * it. Returns the components that stand for the union of that name.
 */
export const actionSchemas = (name: string, union: Json): ReadonlyMap<string, Json> => {
  const options = union.oneOf as readonly Option[];
  const { type: _type, data: _data, ...envelope } = options[0]!.properties;
  const names = new Map(options.map(option => [typeIn(option), kindName(typeIn(option), option.properties)]));
  const own = options.filter(option => names.get(typeIn(option)) !== pascal(typeIn(option)));
  return new Map<string, Json>([
    ...own.map(option => [names.get(typeIn(option))!, kindOf(option.properties)] as const),
    ['Envelope', { type: 'object', properties: envelope }],
    [name, { allOf: [{ $ref: refTo('Envelope') }, oneOf(names)] }],
  ]);
};

/** The union of the kinds that answers have. */
export const kindUnion = (types: readonly string[]): Json => oneOf(new Map(types.map(type => [type, pascal(type)])));
