import type { RecordedEvent } from '../../events/event.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { Speech } from './names.ts';
import { tell } from './tell.ts';
import { say, sayField, sayKind } from './words.ts';

export type Row = readonly [label: string, told: string];
export type Fields = Readonly<Record<string, unknown>>;

/** What stands above an action's particulars, as a submitted action and a replacement have it. */
export type Envelope = Partial<
  Pick<
    RecordedEvent,
    'on' | 'notAfter' | 'publicOn' | 'proceeding' | 'entry' | 'part' | 'certainty' | 'basis' | 'flags'
  >
>;

/** Most actions have their day and their number from the entry that shows them. */
export const datedByEntry = (event: RecordedEvent, effective: EffectiveAction | undefined): Envelope => ({
  ...event,
  ...(event.on === undefined && effective?.on && { on: effective.on }),
  ...(event.entry === undefined && effective?.entry && { entry: effective.entry }),
});

const dateText = ({ on, notAfter }: Envelope): string => on ?? (notAfter ? `≤ ${notAfter}` : '');

const entryText = ({ entry, part }: Envelope, lang: Speech['lang']): string =>
  [entry ? `#${entry.number}` : '', part === undefined ? '' : `${sayField(lang, 'part')} ${part}`]
    .filter(Boolean)
    .join(', ');

const basisText = ({ basis }: Envelope, lang: Speech['lang']): string =>
  basis
    ? [sayKind(lang, 'basis', basis.kind), basis.rule, basis.classifier].filter(one => one !== undefined).join(', ')
    : '';

export const envelopeRows = (action: Envelope, speech: Speech): readonly Row[] => {
  const { lang } = speech;
  const { proceeding, publicOn, certainty, flags = [] } = action;
  return [
    [sayField(lang, 'docket'), proceeding ? `${proceeding.court} ${proceeding.docketNumber}` : ''],
    [sayField(lang, 'on'), dateText(action)],
    [sayField(lang, 'publicOn'), publicOn ?? ''],
    [say(lang, 'entry'), entryText(action, lang)],
    [sayField(lang, 'certainty'), certainty ? say(lang, certainty) : ''],
    [sayField(lang, 'basis'), basisText(action, lang)],
    [say(lang, 'flags'), flags.map(flag => say(lang, flag)).join(', ')],
  ];
};

const isList = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.every(one => typeof one === 'object' && one !== null && !('entry' in one));

/** The particulars: what an action lists has a line each. */
export const dataRows = (type: string, data: Fields, speech: Speech): readonly Row[] =>
  Object.entries(data).flatMap(([field, value]): readonly Row[] => {
    const label = sayField(speech.lang, field);
    if (!isList(value) || value.length === 0) return [[label, tell({ type, field }, value, speech)]];
    return value.map((one, index): Row => [index === 0 ? label : '', tell({ type, field }, one, speech)]);
  });

export const sourceRows = (sources: RecordedEvent['sources'], lang: Speech['lang']): readonly Row[] =>
  sources.flatMap(({ url, citation, quote, publishedOn, retrievedAt, sha256 }, index): readonly Row[] => {
    const particulars = [
      publishedOn ? `${say(lang, 'published')} ${publishedOn}` : '',
      retrievedAt ? `${say(lang, 'retrieved')} ${retrievedAt}` : '',
      sha256 ? `sha256 ${sha256}` : '',
    ];
    const lines = [citation ?? '', url ?? '', quote ? `“${quote}”` : '', particulars.filter(Boolean).join(', ')];
    return lines.filter(Boolean).map((line, at): Row => [at === 0 ? `${index + 1}` : '', line]);
  });
