import type { Change } from '../../projections/diff/stateDiff.ts';
import type { Appearance, CaseState } from '../../projections/state/shape.ts';
import { hearingName } from './hearingName.ts';
import type { Speech } from './names.ts';
import { listed, phrases } from './phrases.ts';
import { say, sayKind } from './words.ts';

/** The states that a diff compares: what its facts are called stands there. */
export interface Sides {
  readonly before: CaseState;
  readonly after: CaseState;
}

type LabelOf = (change: Change, sides: Sides, speech: Speech) => string;

/** Of the case itself the fields say what changed, but for those of its pleading. */
const caseLabels: Readonly<Record<string, string>> = { operativePleading: 'operative_pleading' };

const find = <T extends { readonly id: string }>(
  { before, after }: Sides,
  list: (state: CaseState) => readonly T[],
  id: string,
): T | undefined => list(after).find(one => one.id === id) ?? list(before).find(one => one.id === id);

const docketOf = ({ before, after }: Sides, start: string): string | undefined =>
  [...after.proceedings, ...before.proceedings].find(({ id }) => start.startsWith(`${id}/`))?.id;

/** The appearance that a fact is about; its id is `party/the docket it joined in/role/times`, but it may have gone on since. */
const appearanceOf = (id: string, { parties }: CaseState): Appearance | undefined => {
  const times = id.lastIndexOf('/');
  const alike = parties.flatMap(party =>
    party.appearances.filter(({ joinedIn, role }) => id.slice(0, times) === `${party.id}/${joinedIn}/${role}`),
  );
  return alike[Number(id.slice(times + 1))];
};

const appearance: LabelOf = ({ id, label }, { before, after }, { lang, names }) => {
  const found = appearanceOf(id, after) ?? appearanceOf(id, before);
  const name = names.parties.get(id.slice(0, id.indexOf('/')));
  if (!found || name === undefined) return label;
  const told = `${name}, ${sayKind(lang, 'role', found.role)}`;
  const { proceeding } = found;
  return after.proceedings.length > 1
    ? phrases[lang].inDocket(told, names.dockets.get(proceeding) ?? proceeding)
    : told;
};

const judge: LabelOf = ({ id, label }, sides, { lang, names }) => {
  const docket = docketOf(sides, id);
  const [slug = '', role = ''] = id.slice((docket ?? '').length + 1).split('/');
  const name = names.judges.get(slug);
  return docket === undefined || name === undefined ? label : `${name}, ${sayKind(lang, 'judge', role)}`;
};

const motion: LabelOf = ({ id, label }, sides, { lang }) => {
  const found = find(sides, ({ motions }) => motions, id);
  if (!found) return label;
  const { title, kinds, entry } = found;
  const what =
    title ??
    listed(
      lang,
      kinds.map(kind => sayKind(lang, 'motion', kind)),
    );
  return entry ? `${what} (#${entry.number})` : what;
};

const hearing: LabelOf = ({ id, label }, sides, { lang }) => {
  const found = find(sides, ({ hearings }) => hearings, id);
  return found ? hearingName(found, lang) : label;
};

const labels: Readonly<Record<string, LabelOf>> = {
  case: ({ id }, _sides, { lang }) => (caseLabels[id] ? say(lang, caseLabels[id]) : ''),
  proceeding: ({ id, label }, _sides, { names }) => names.dockets.get(id) ?? label,
  party: appearance,
  claim: ({ id, label }, _sides, { names }) => names.claims.get(id) ?? label,
  motion,
  hearing,
  judge,
  flag: ({ label }, _sides, { lang }) => say(lang, label),
};

/** What a fact is called in the reader's language. */
export const factLabel: LabelOf = (change, sides, speech) =>
  labels[change.what]?.(change, sides, speech) ?? change.label;
