import * as z from 'zod';
import { type ActionType, catalogue } from './catalogue.ts';

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly shape: string;
}

type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
};

const wrap = (shape: string): string => (shape.includes(' | ') ? `(${shape})` : shape);

const stringShape = ({ format, pattern }: Schema): string => {
  if (format === 'date') return 'YYYY-MM-DD';
  if (format === 'uuid') return 'action id';
  if (pattern?.includes('T(')) return 'YYYY-MM-DDTHH:MM';
  if (pattern?.startsWith('^[a-z0-9]+(-')) return 'slug';
  if (pattern?.startsWith('^[1-9]\\d{3}-')) return 'YYYY-MM';
  if (pattern?.startsWith('^[1-9]\\d{3}$')) return 'YYYY';
  return 'text';
};

const objectShape = ({ properties = {}, required = [] }: Schema): string => {
  if (Object.keys(properties).join() === 'court,docketNumber') return 'docket';
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${shapeOf(schema)}`,
  );
  return `{${fields.join(', ')}}`;
};

const shapeOf = (schema: Schema): string => {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(shapeOf))].join(' | ');
  if (schema.type === 'array') return `[${wrap(shapeOf(schema.items ?? {}))}, …]`;
  if (schema.type === 'object') return objectShape(schema);
  return schema.type === 'string' ? stringShape(schema) : (schema.type ?? 'anything');
};

/** The fields of an action's `data`, in words that a person who writes one can follow. */
export const fieldsOf = (type: ActionType): readonly Field[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(catalogue[type].data, {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema;
  return Object.entries(properties)
    .filter(([name]) => name !== 'override' && name !== 'inference')
    .map(([name, schema]) => ({ name, required: required.includes(name), shape: shapeOf(schema) }));
};
