import type { Change } from '../../projections/diff/stateDiff.ts';
import { type Disposition, tellDisposition } from './dispositions.ts';
import { factLabel, type Sides } from './facts.ts';
import type { Speech } from './names.ts';
import { tell } from './tell.ts';
import { say, sayField } from './words.ts';

type Field = Change['fields'][number];
type Value = Field['before'];

const marks = { added: 'new', removed: 'gone', changed: 'changed' } as const;

const statuses: ReadonlySet<string> = new Set(['status']);
const nothing: ReadonlySet<unknown> = new Set([null, false, 0]);

/** Of what is new it tells nothing that there is none of. */
const isNothing = (value: unknown): boolean => nothing.has(value) || (Array.isArray(value) && value.length === 0);

const count = (value: string, { names }: Speech): string => {
  const [, pleading = '', number = ''] = /^(\S+) (\d+)$/.exec(value) ?? [];
  return number ? `${number} (${names.pleadings.get(pleading) ?? pleading})` : value;
};

const shown = (field: string, value: Value, speech: Speech): string => {
  if (typeof value === 'string') {
    if (statuses.has(field)) return say(speech.lang, value);
    if (field === 'number') return count(value, speech);
    if (field === 'proceeding') return speech.names.dockets.get(value) ?? value;
  }
  return tell({ type: '', field }, value, speech);
};

const asText = (value: unknown): string => JSON.stringify(value);

const isDisposition = (value: unknown): value is Disposition =>
  typeof value === 'object' && value !== null && 'outcome' in value;

/** Of rulings only those that came, or went: a claim may have had many. */
const rulings = ({ before, after }: Field, speech: Speech): readonly string[] => {
  const lists = [before, after].map(value => (Array.isArray(value) ? value.filter(isDisposition) : []));
  const [was, is] = [lists[0]!, lists[1]!];
  const onlyIn = (these: readonly Disposition[], those: readonly Disposition[]) => {
    const others = new Set(those.map(asText));
    return these.filter(one => !others.has(asText(one)));
  };
  return [
    ...onlyIn(is, was).map(one => tellDisposition(one, speech)),
    ...onlyIn(was, is).map(one => `${say(speech.lang, 'no_longer')} ${tellDisposition(one, speech)}`),
  ];
};

const isRulings = ({ before, after }: Field): boolean =>
  [before, after].some(value => Array.isArray(value) && value.some(isDisposition));

/** Fields that mean something of their own in a kind of fact. */
const saidAs: Readonly<Record<string, string>> = {
  'claim.number': 'count',
  'judge.from': 'since',
  'judge.to': 'until',
};

const fieldChange = (field: Field, { what, kind }: Change, speech: Speech): readonly string[] => {
  if (isRulings(field)) return rulings(field, speech);
  const name = sayField(speech.lang, saidAs[`${what}.${field.field}`] ?? field.field);
  const [before, after] = [shown(field.field, field.before, speech), shown(field.field, field.after, speech)];
  if (kind === 'changed')
    return [`${name}: ${field.before === null || before === '' ? '' : `${before} → `}${after || '—'}`];
  const value = kind === 'added' ? field.after : field.before;
  return isNothing(value) ? [] : [`${name}: ${kind === 'added' ? after : before}`];
};

/** Of what is new or gone the label says already what it is and where. */
const unsaid: ReadonlySet<string> = new Set(['name', 'title', 'proceeding', 'flag', 'writtenAs']);

const told = (change: Change, speech: Speech): string =>
  change.fields
    .filter(({ field }) => change.kind === 'changed' || !unsaid.has(field))
    .flatMap(field => fieldChange(field, change, speech))
    .join('; ');

/** What changed in a fact: how (new, gone, changed), what kind of fact, and which, with what it became. */
export const changeRow = (change: Change, sides: Sides, speech: Speech): readonly [string, string, string] => {
  const [label, how] = [factLabel(change, sides, speech), told(change, speech)];
  return [
    say(speech.lang, marks[change.kind]),
    say(speech.lang, change.what),
    [label, how].filter(Boolean).join(' — '),
  ];
};
