import type { CaseState, Pleading, Proceeding } from '../../projections/state/shape.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { CaseBody } from '../views/askCase.ts';
import { clean } from '../words/clean.ts';
import { namesIn, type Speech } from '../words/names.ts';
import { phrases } from '../words/phrases.ts';
import { statusLine } from '../words/statusLine.ts';
import { type Language, say, sayKind } from '../words/words.ts';
import { claimTables } from './claimTables.ts';
import { heading, paragraphs } from './columns.ts';
import { flagTable } from './flagTable.ts';
import { pendingMotions } from './motionRows.ts';

type Rows = readonly (readonly string[])[];

const section = (title: string, rows: Rows, room: number): string =>
  rows.length === 0 ? '' : heading(title) + paragraphs(rows, room);

/** Counts that are not known are left out, not counted. */
const pleadingLine = ({ title, on, claimCount }: Pleading, lang: Language): string =>
  [title, on ?? ''].filter(Boolean).join(', ') + (claimCount === null ? '' : ` (${phrases[lang].counts(claimCount)})`);

const hearingLine = ({ nextHearing }: CaseState, lang: Language): string =>
  nextHearing
    ? `${nextHearing.at?.replace('T', ' ')} ${nextHearing.title ?? sayKind(lang, 'hearing', nextHearing.kind)}`
    : '';

const coverageLine = ({ coverage }: CaseState, lang: Language): string => {
  if (!coverage?.throughOn) return '';
  const { throughOn, throughEntry, missing } = coverage;
  return `${throughOn} (${phrases[lang].throughEntry(throughEntry ?? '?')}, ${phrases[lang].missing(missing)})`;
};

/** How many actions there are to be careful with, by why. */
const uncertainLine = ({ uncertain }: CaseState, lang: Language): string => {
  const byReason = Map.groupBy(
    uncertain.flatMap(({ reasons }) => reasons),
    reason => reason,
  );
  return [...byReason].map(([reason, { length }]) => `${say(lang, reason)} (${length})`).join(', ');
};

const summary = (state: CaseBody, lang: Language): Rows =>
  [
    [say(lang, 'status'), statusLine(state, lang)],
    [say(lang, 'as_of'), state.asOf + (state.docketedBy ? `, ${say(lang, 'docketed_by')} ${state.docketedBy}` : '')],
    [say(lang, 'revision'), state.at],
    [say(lang, 'operative_pleading'), state.operativePleading ? pleadingLine(state.operativePleading, lang) : ''],
    [say(lang, 'next_hearing'), hearingLine(state, lang)],
    [say(lang, 'record_covered_to'), coverageLine(state, lang)],
    [say(lang, 'uncertain'), uncertainLine(state, lang)],
    [say(lang, 'withheld'), state.withheld > 0 ? phrases[lang].underSeal(state.withheld) : ''],
  ].filter(([, told]) => told !== '');

const judgesOf = ({ judges }: Proceeding, lang: Language): string =>
  judges
    .filter(({ to }) => to === null)
    .map(({ name, role }) => (role === 'presiding' ? name : `${name} (${sayKind(lang, 'judge', role)})`))
    .join(', ');

const proceedingRows = ({ proceedings }: CaseState, lang: Language): Rows =>
  proceedings.map(proceeding => [
    proceeding.court,
    proceeding.writtenAs,
    `${proceeding.openedOn ?? '?'} – ${proceeding.closedOn ?? ''}`,
    say(lang, proceeding.status),
    judgesOf(proceeding, lang),
  ]);

const sides = ['plaintiff', 'petitioner', 'defendant', 'respondent'];

const side = (role: string): number => (sides.includes(role) ? sides.indexOf(role) : sides.length);

const compare = (a: readonly string[], b: readonly string[]): number =>
  side(a[0]!) - side(b[0]!) || a.join('\n').localeCompare(b.join('\n'));

const partyRows = ({ parties, proceeding }: CaseState, lang: Language): Rows =>
  parties
    .flatMap(({ name, appearances }) =>
      appearances
        .filter(appearance => appearance.proceeding === proceeding)
        .map(({ role, joinedOn, leftOn }) => [role, `${joinedOn ?? '?'} – ${leftOn ?? ''}`, name]),
    )
    .sort(compare)
    .map(([role, ...rest]) => [sayKind(lang, 'role', role!), ...rest]);

const relatedRows = ({ related }: CaseState, lang: Language): Rows =>
  related.map(({ court, docketNumber, caseId, relation }) => [
    court,
    docketNumber,
    caseId ?? '',
    sayKind(lang, 'relation', relation),
  ]);

/** A state as a person reads it on a terminal: status first, then what it rests on. */
export const showState = (
  state: CaseBody,
  history: readonly EffectiveAction[],
  lang: Language,
  room: number,
): string => {
  const speech: Speech = { lang, names: namesIn(state) };
  return [
    `${clean(state.title)}  (${state.id})\n`,
    paragraphs(summary(state, lang), room),
    section(say(lang, 'proceedings'), proceedingRows(state, lang), room),
    section(say(lang, 'related_cases'), relatedRows(state, lang), room),
    section(say(lang, 'parties'), partyRows(state, lang), room),
    claimTables(state, speech, room),
    section(say(lang, 'pending_motions'), pendingMotions(state, speech), room),
    section(
      say(lang, 'deadlines'),
      state.deadlines.map(({ due, within, what }) => [due ?? within ?? '', what]),
      room,
    ),
    flagTable(state.flags, history, speech, room),
  ].join('');
};
