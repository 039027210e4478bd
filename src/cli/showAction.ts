import type { RecordedEvent } from '../../events/event.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { CaseBody } from '../views/askCase.ts';
import type { FoundAction } from '../views/findAction.ts';
import { dataRows, type Envelope, envelopeRows, type Row, sourceRows } from '../words/actionRows.ts';
import { amendmentRows } from '../words/amendmentRows.ts';
import { clean } from '../words/clean.ts';
import { namesIn, type Speech } from '../words/names.ts';
import { type Language, say } from '../words/words.ts';
import { heading, paragraphs } from './columns.ts';

export interface ActionContext {
  /** The case, for the names that its slugs stand for. */
  readonly state: CaseBody;
  /** The action as it counts, where it does. */
  readonly effective: EffectiveAction | undefined;
}

/** Most actions have their day and their number from the entry that shows them. */
const datedByEntry = (event: RecordedEvent, { effective }: ActionContext): Envelope => ({
  ...event,
  ...(event.on === undefined && effective?.on && { on: effective.on }),
  ...(event.entry === undefined && effective?.entry && { entry: effective.entry }),
});

/** Whether it still stands as it was recorded: the last correction or retraction counts, and what a court took back. */
const standingText = ({ amendments }: FoundAction, { effective }: ActionContext, lang: Language): string => {
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

const recordedText = ({ event }: FoundAction): string =>
  `${event.recordedAt} (${event.recordedBy}), ${event.caseId} ${event.revision}-${event.hash.slice(0, 16)}`;

/** One action as a person reads it: as recorded, with its sources, and what was said of it since. */
export const showAction = (found: FoundAction, context: ActionContext, lang: Language, room: number): string => {
  const { event } = found;
  const { state } = context;
  const speech: Speech = { lang, names: namesIn(state), whole: true };
  const section = (title: string, rows: readonly Row[]) =>
    rows.length > 0 ? heading(title) + paragraphs(rows, room) : '';
  const summary: readonly Row[] = [
    [say(lang, 'case'), `${state.title} (${event.caseId})`],
    [say(lang, 'standing'), standingText(found, context, lang)],
    ...envelopeRows(datedByEntry(event, context), speech),
    [say(lang, 'recorded'), recordedText(found)],
  ];
  const told = summary.filter(([, text]) => text !== '');
  return [
    `${clean(say(lang, event.type))}  (${event.id})\n`,
    paragraphs(told, room),
    section(say(lang, 'particulars'), dataRows(event.type, event.data, speech)),
    section(say(lang, 'sources'), sourceRows(event.sources, lang)),
    section(say(lang, 'said_since'), amendmentRows(found, speech)),
  ].join('');
};
