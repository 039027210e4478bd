import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';

const named = [
  'title',
  'text',
  'name',
  'summary',
  'finding',
  'what',
  'reason',
  'detail',
  'relation',
  'to',
  'how',
] as const;
const pointed = [
  'kinds',
  'outcome',
  'kind',
  'claim',
  'party',
  'judge',
  'by',
  'motion',
  'hearing',
  'order',
  'role',
  'at',
  'due',
  'prejudice',
] as const;

const id = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

const spoken = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return id.test(value) ? '' : value.replaceAll('_', ' ');
  if (Array.isArray(value)) return value.map(spoken).join(', ');
  if (typeof value !== 'object') return String(value);
  if ('entry' in value) return `#${value.entry}`;
  if ('kind' in value && 'from' in value) return `${value.kind} of ${value.from}`;
  if ('docketNumber' in value) return String(value.docketNumber);
  return '';
};

/** An action's data in one line: the particulars, then its words. */
export const gist = ({ data }: Pick<EffectiveAction, 'data'>): string => {
  const fields = data as Readonly<Record<string, unknown>>;
  const particulars = pointed
    .flatMap(name => (fields[name] === undefined ? [] : `${spoken(fields[name])}`))
    .filter(Boolean);
  const words = named.flatMap(name => (fields[name] === undefined ? [] : spoken(fields[name]))).filter(Boolean);
  return [particulars.join(' · '), words.join(' · ')].filter(Boolean).join(': ');
};
