import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { CaseBody } from '../views/askCase.ts';
import type { FoundAction } from '../views/findAction.ts';
import { dataRows, datedByEntry, envelopeRows, type Row, sourceRows } from '../words/actionRows.ts';
import { amendmentRows, standingText } from '../words/amendmentRows.ts';
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
    [say(lang, 'standing'), standingText(found, context.effective, lang)],
    ...envelopeRows(datedByEntry(event, context.effective), speech),
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
