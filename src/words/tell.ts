import { type Named, namedIn, termFields, type ValuePlace, vocabularyOf } from '../../events/glossary/fieldMeaning.ts';
import { hearingName } from './hearingName.ts';
import type { Speech } from './names.ts';
import { listed, phrases } from './phrases.ts';
import { say, sayField, sayKind } from './words.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/** What a slug in that place is the name of. */
const nameIn = (place: ValuePlace, slug: string, { names }: Speech): string | undefined => {
  const known = {
    party: names.parties,
    claim: names.claims,
    judge: names.judges,
    pleading: names.pleadings,
  } as const satisfies Readonly<Record<Named, ReadonlyMap<string, string>>>;
  const named = namedIn(place);
  return named && known[named].get(slug);
};

const actionName = (id: string, { lang, names }: Speech): string => {
  const hearing = names.hearings.get(id);
  return hearing ? hearingName(hearing, lang) : (names.actions.get(id) ?? id);
};

const text = (place: ValuePlace, value: string, speech: Speech): string => {
  const { lang } = speech;
  if (uuid.test(value)) return actionName(value, speech);
  if (place.field === 'prejudice') return say(lang, `${value}_prejudice`);
  if (place.field === 'against' && value === 'all') return say(lang, 'all_opponents');
  const name = nameIn(place, value, speech);
  if (name !== undefined) return name;
  const vocabulary = vocabularyOf(place);
  if (vocabulary !== undefined) return sayKind(lang, vocabulary, value);
  return termFields.has(place.field) ? say(lang, value) : value.replace(moment, '$1 $2');
};

type Fields = Readonly<Record<string, unknown>>;

const docketText = ({ court, docketNumber, caseId }: Fields): string =>
  `${court} ${docketNumber}${caseId === undefined ? '' : ` (${caseId})`}`;

const entryText = ({ entry, proceeding }: Fields): string =>
  `#${entry}${proceeding === undefined ? '' : ` ${docketText(proceeding as Fields)}`}`;

const object = (place: ValuePlace, value: Fields, speech: Speech): string => {
  if (typeof value.entry === 'number') return entryText(value);
  if (value.docketNumber !== undefined && value.court !== undefined) return docketText(value);
  if (place.field === 'hearing' || place.field === 'of')
    return `${sayKind(speech.lang, 'hearing', String(value.kind))} ${value.from}`;
  return Object.entries(value)
    .map(([field, inner]) => `${sayField(speech.lang, field)}: ${tell({ ...place, field }, inner, speech)}`)
    .join('; ');
};

/** A value in the reader's words: names for slugs, terms for terms, and free text as it stands. */
export const tell = (place: ValuePlace, value: unknown, speech: Speech): string => {
  const { lang } = speech;
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return say(lang, value ? 'yes' : 'no');
  if (typeof value === 'string') return text(place, value, speech);
  if (Array.isArray(value)) {
    const items = value.map(one => tell(place, one, speech));
    return listed(lang, items, speech.whole ? items.length : undefined);
  }
  return typeof value === 'object' ? object(place, value as Fields, speech) : String(value);
};

/** Whom something is against, as it stands in a sentence. */
export const tellAgainst = (value: unknown, speech: Speech): string =>
  phrases[speech.lang].against(tell({ type: '', field: 'against' }, value, speech));
