import { type ActionType, isMove } from '../../events/catalogue.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { Speech } from './names.ts';
import { phrases } from './phrases.ts';
import { tell, tellAgainst } from './tell.ts';
import { say } from './words.ts';

type Data = Readonly<Record<string, unknown>>;
type Told = Pick<EffectiveAction, 'id' | 'type' | 'data'>;

/** In the order in which they are told: what stands in a list or names somebody, then what is prose. */
const particulars: readonly string[] = [
  ...['advisory', 'kinds', 'outcome', 'kind', 'claim', 'claims', 'party', 'judge', 'by', 'against', 'for', 'served'],
  ...[
    'successor',
    'motion',
    'hearing',
    'order',
    'role',
    'at',
    'due',
    'within',
    'prejudice',
    'from',
    'into',
    'relation',
  ],
  ...['court', 'docketNumber', 'caseId', 'throughEntry', 'throughOn'],
];
const inWords: readonly string[] = [
  ...['moved', 'title', 'text', 'name', 'summary', 'finding', 'what', 'recommends', 'reason', 'detail', 'to', 'how'],
];

const reference = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Said better by another field, or by none: who a person is, the counts of a pleading, where an entry was seen. */
const isSaidOtherwise = (field: string, type: ActionType, data: Data): boolean => {
  if (data.name !== undefined && ['party', 'judge', 'successor'].includes(field)) return true;
  if (field === 'kind' && type.startsWith('party.')) return true;
  if (field === 'from') return typeof data.from !== 'object';
  return field === 'claims' && 'pleading' in data;
};

const claimsNamed = (claims: unknown): unknown =>
  Array.isArray(claims) ? claims.map(one => (typeof one === 'string' ? one : (one as Data).claim)) : claims;

const particular = (field: string, type: ActionType, data: Data, speech: Speech): string => {
  const value = data[field];
  if (value === undefined || value === null || value === false) return '';
  if (isSaidOtherwise(field, type, data)) return '';
  if (field === 'advisory') return say(speech.lang, 'advisory');
  if (field === 'against') return tellAgainst(value, speech);
  if ((isMove(type) || type === 'case.refiled') && /^(from|to)$/.test(field)) {
    const docket = tell({ type, field }, value, speech);
    return field === 'from' ? phrases[speech.lang].fromDocket(docket) : phrases[speech.lang].toDocket(docket);
  }
  if (field === 'throughEntry') return phrases[speech.lang].throughEntry(value as number);
  const told = tell({ type, field }, field === 'claims' ? claimsNamed(value) : value, speech);
  return reference.test(told) ? '' : told;
};

const movedTo = (id: string, to: string, { names }: Speech): string => {
  const from = names.movedFrom.get(id);
  return from === undefined ? to : `${from.replace('T', ' ')} → ${to.replace('T', ' ')}`;
};

/** An action's data in one line: the particulars, then its words. */
export const gist = ({ id, type, data }: Told, speech: Speech): string => {
  const said = data as Data;
  const fields =
    type === 'hearing.reset' ? { ...said, to: undefined, moved: movedTo(id, String(said.to), speech) } : said;
  const tellAll = (names: readonly string[]) =>
    names.map(name => particular(name, type, fields, speech)).filter(Boolean);
  return [tellAll(particulars).join(' · '), tellAll(inWords).join(' · ')].filter(Boolean).join(': ');
};
