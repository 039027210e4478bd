import { namedIn, termFields, vocabularyOf } from '../../../events/glossary/fieldMeaning.ts';
import { term } from '../../../events/glossary.ts';
import type { EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import { type CaseNames, kindWords } from './caseNames.ts';

/** What is read of an action, in lines. */
export interface ActionText {
  /** What it is: its type and kinds in both languages, titles and names. */
  readonly head: string;
  /** What it says at length: the text of an entry, reasons, summaries, quotes. */
  readonly body: string;
}

/** Said at length; all else in words is a name. */
const prose: ReadonlySet<string> = new Set([
  ...['text', 'summary', 'reason', 'detail', 'relief', 'remaining', 'recommends', 'finding', 'terms', 'note', 'what'],
  ...['description', 'conditions', 'ground', 'override', 'inference', 'basis'],
]);

/**
 * Not read: where an entry was seen, and what it said before the clerk edited it, for what is searched is what stands.
 * The entry itself says what it was edited to.
 */
const unread: Readonly<Record<string, ReadonlySet<string>>> = {
  'entry.recorded': new Set(['from', 'capturedOn', 'filedOn', 'enteredOn', 'aliases']),
  'entry.edited': new Set(['before', 'after']),
};

/** Every entry is one: its type says nothing by which one would be found. */
const saysNothing: ReadonlySet<string> = new Set(['entry.recorded']);

const bothTerms = (name: string): readonly string[] => {
  const english = term('en', name);
  return english === undefined ? [name.replaceAll('_', ' ')] : [english, term('ko', name)!];
};

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const dateOrMoment = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$/;

interface Reading {
  readonly type: string;
  readonly names: CaseNames;
  readonly head: string[];
  readonly body: string[];
}

const readText = ({ type, names, head, body }: Reading, field: string, value: string): void => {
  const place = { type, field };
  if (prose.has(field)) body.push(value);
  else if (uuid.test(value)) head.push(...(names.matters.get(value) ?? []));
  else if (dateOrMoment.test(value)) return;
  else if (field === 'prejudice') head.push(...bothTerms(`${value}_prejudice`));
  else {
    const named = namedIn(place);
    const name = named && names.slugs[named].get(value);
    const vocabulary = vocabularyOf(place);
    if (name !== undefined) head.push(name);
    else if (vocabulary !== undefined) head.push(...kindWords(vocabulary, value));
    else if (termFields.has(field)) head.push(...bothTerms(value));
    else head.push(value);
  }
};

const readValue = (reading: Reading, field: string, value: unknown): void => {
  if (typeof value === 'string') readText(reading, field, value);
  else if (Array.isArray(value)) for (const one of value) readValue(reading, field, one);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) readValue(reading, name, inner);
};

const isReference = (value: unknown): boolean => typeof value === 'object' && value !== null && 'entry' in value;

const lines = (parts: readonly string[]): string => [...new Set(parts)].join('\n');

/** What is searched of an action as it stands. */
export const actionText = (action: EffectiveAction, names: CaseNames): ActionText => {
  const { id, type, data, sources } = action;
  const reading: Reading = { type, names, head: saysNothing.has(type) ? [] : [...bothTerms(type)], body: [] };
  for (const [field, value] of Object.entries(data)) {
    if (unread[type]?.has(field)) continue;
    if (isReference(value)) reading.head.push(...(names.matters.get(id) ?? []));
    else readValue(reading, field, value);
  }
  for (const { quote, citation } of sources) {
    if (quote !== undefined) reading.body.push(quote);
    if (citation !== undefined) reading.body.push(citation);
  }
  return { head: lines(reading.head), body: lines(reading.body) };
};
