import type { CaseState, Claim, Motion, Pleading } from '../../projections/state/shape.ts';
import type { CaseBody } from '../views/askCase.ts';
import { clean, columns, heading } from './columns.ts';
import { type Language, say } from './words.ts';

type Rows = readonly (readonly string[])[];

const section = (title: string, rows: Rows, room: number): string =>
  rows.length === 0 ? '' : heading(title) + columns(rows, room);

const statusLine = ({ status, statusOn, prejudice, onAppeal, reopenedOn }: CaseState, lang: Language): string =>
  [
    say(lang, status),
    statusOn ? `${say(lang, 'since')} ${statusOn}` : '',
    prejudice ? say(lang, prejudice === 'with' ? 'with_prejudice' : 'without_prejudice') : '',
    reopenedOn ? `${say(lang, 'reopened')} ${reopenedOn}` : '',
    onAppeal ? say(lang, 'on_appeal') : '',
  ]
    .filter(Boolean)
    .join(', ');

/** Counts that are not known are left out, not counted. */
const pleadingLine = ({ title, on, claimCount }: Pleading, lang: Language): string =>
  [title, on ?? ''].filter(Boolean).join(', ') + (claimCount === null ? '' : ` (${claimCount} ${say(lang, 'counts')})`);

const summary = (state: CaseBody, lang: Language): Rows => {
  const { operativePleading, nextHearing, coverage } = state;
  return [
    [say(lang, 'status'), statusLine(state, lang)],
    [say(lang, 'as_of'), state.asOf + (state.docketedBy ? `, ${say(lang, 'docketed_by')} ${state.docketedBy}` : '')],
    [say(lang, 'revision'), state.at],
    ...(operativePleading ? [[say(lang, 'operative_pleading'), pleadingLine(operativePleading, lang)]] : []),
    ...(nextHearing
      ? [
          [
            say(lang, 'next_hearing'),
            `${nextHearing.at?.replace('T', ' ')} ${nextHearing.title ?? nextHearing.kind.replaceAll('_', ' ')}`,
          ],
        ]
      : []),
    ...(coverage?.throughOn
      ? [
          [
            say(lang, 'record_covered_to'),
            `${coverage.throughOn} (${say(lang, 'entry')} ${coverage.throughEntry ?? '?'}, ${coverage.gaps.length} ${say(lang, 'missing')})`,
          ],
        ]
      : []),
  ];
};

const proceedingRows = ({ proceedings }: CaseState, lang: Language): Rows =>
  proceedings.map(({ court, writtenAs, openedOn, closedOn, status, judges }) => [
    court,
    writtenAs,
    `${openedOn ?? '?'} – ${closedOn ?? ''}`,
    say(lang, status),
    judges
      .filter(({ to }) => to === null)
      .map(({ name }) => name)
      .join(', '),
  ]);

const sides = ['plaintiff', 'petitioner', 'defendant', 'respondent'];

const side = (role: string): number => (sides.includes(role) ? sides.indexOf(role) : sides.length);

const compare = (a: readonly string[], b: readonly string[]): number =>
  side(a[0]!) - side(b[0]!) || a.join('\n').localeCompare(b.join('\n'));

const partyRows = ({ parties, proceeding }: CaseState): Rows =>
  parties
    .flatMap(({ name, appearances }) =>
      appearances
        .filter(appearance => appearance.proceeding === proceeding)
        .map(({ role, joinedOn, leftOn }) => [role, `${joinedOn ?? '?'} – ${leftOn ?? ''}`, name]),
    )
    .sort(compare);

const lastDisposition = ({ dispositions }: Claim): string => {
  const last = dispositions.at(-1);
  return last ? `${last.outcome.replaceAll('_', ' ')}${last.on ? ` ${last.on}` : ''}` : '';
};

const claimRows = ({ claims, proceeding }: CaseState, lang: Language): Rows =>
  claims
    .filter(claim => claim.proceeding === proceeding)
    .map(claim => [
      say(lang, claim.status),
      String(claim.numbers.at(-1)?.number ?? ''),
      lastDisposition(claim),
      claim.title,
    ]);

const pendingMotions = ({ motions }: CaseState): Rows =>
  motions
    .filter(({ status }) => status === 'pending')
    .map(({ entry, filedOn, kinds, title }: Motion) => [
      entry ? `#${entry.number}` : '',
      filedOn ?? '?',
      title ?? kinds.join(', ').replaceAll('_', ' '),
    ]);

/** A state as a person reads it on a terminal: status first, then what it rests on. */
export const showState = (state: CaseBody, lang: Language, room: number): string =>
  [
    `${clean(state.title)}  (${state.id})\n`,
    columns(summary(state, lang), room),
    section(say(lang, 'proceedings'), proceedingRows(state, lang), room),
    section(say(lang, 'parties'), partyRows(state), room),
    section(say(lang, 'claims'), claimRows(state, lang), room),
    section(say(lang, 'pending_motions'), pendingMotions(state), room),
    section(
      say(lang, 'deadlines'),
      state.deadlines.map(({ due, within, what }) => [due ?? within ?? '', what]),
      room,
    ),
    section(
      say(lang, 'flags'),
      state.flags.map(({ flag, because }) => [say(lang, flag), because.join(' ')]),
      room,
    ),
  ].join('');
