import type { RecordedEvent } from '../../events/event.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { dataRows, type Envelope, envelopeRows, type Row } from './actionRows.ts';
import type { Speech } from './names.ts';
import { say, sayField } from './words.ts';

/** An action as recorded, and what was said of it since, oldest first. */
export interface Amended {
  readonly event: RecordedEvent;
  readonly amendments: readonly RecordedEvent[];
}

/** Whether it still stands as it was recorded: the last correction or retraction counts, and what a court took back. */
export const standingText = (
  { amendments }: Amended,
  effective: EffectiveAction | undefined,
  lang: Speech['lang'],
): string => {
  const last = amendments.findLast(({ type }) => type !== 'action.confirmed');
  const confirmed = amendments.at(-1)?.type === 'action.confirmed';
  return [
    last ? say(lang, last.type === 'action.retracted' ? 'retracted_since' : 'corrected_since') : '',
    confirmed ? say(lang, 'confirmed_since') : '',
    effective?.struckBy === undefined ? '' : `${say(lang, 'struck')} (${effective.struckBy})`,
  ]
    .filter(Boolean)
    .join('; ');
};

const inOneMap = (rows: readonly Row[]): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  for (const [label, told] of rows) map.set(label, [map.get(label) ?? '', told].filter(Boolean).join('; '));
  return map;
};

type Recorded = Envelope & Pick<RecordedEvent, 'type' | 'data' | 'sources'>;

const allRows = ({ type, data, sources, ...envelope }: Recorded, speech: Speech): readonly Row[] => {
  const { lang } = speech;
  return [
    [sayField(lang, 'type'), say(lang, type)],
    ...envelopeRows({ certainty: 'record', ...envelope }, speech),
    ...dataRows(type, data, speech),
    ...sources.map(({ citation, url }): Row => [say(lang, 'sources'), citation ?? url ?? '']),
  ];
};

/** What a correction says otherwise than what it replaces, field by field. */
const replaced = (before: readonly Row[], after: readonly Row[]): readonly string[] => {
  const [was, is] = [inOneMap(before), inOneMap(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter(label => (was.get(label) ?? '') !== (is.get(label) ?? ''))
    .map(label => `${label}: ${was.get(label) || '—'} → ${is.get(label) || '—'}`);
};

/** What Lis said of the action since, in order; each correction by what it changed. */
export const amendmentRows = ({ event, amendments }: Amended, speech: Speech): readonly Row[] => {
  const { lang } = speech;
  let standing: readonly Row[] = allRows(event, speech);
  return amendments.flatMap((amendment): readonly Row[] => {
    const { type, data, recordedAt, recordedBy } = amendment;
    const { reason = '', action } = data as { readonly reason?: string; readonly action?: Recorded };
    const head: Row = [
      recordedAt.slice(0, 10),
      [`${say(lang, type)} (${recordedBy})`, reason].filter(Boolean).join(': '),
    ];
    if (action === undefined) return [head];
    const replacement = allRows(action, speech);
    const changes = replaced(standing, replacement);
    standing = replacement;
    return [head, ...changes.map((change): Row => ['', change])];
  });
};
