import type { CaseState, Proceeding } from '../../projections/state/shape.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { type MarkKind, markKinds } from './markKind.ts';
import { type Mark, marksIn } from './marks.ts';
import { colours, shapes } from './shapes.ts';
import { claimRows, partyRows, type SpanRow } from './spans.ts';
import { cut, escaped, place } from './svg.ts';
import { type TimeAxis, timeAxis } from './timeAxis.ts';

/** What the picture says in words, in the reader's language. */
export interface TimelineWords {
  readonly label: string;
  readonly context: string;
  readonly claims: string;
  readonly parties: string;
  readonly asOf: string;
  readonly kinds: Readonly<Record<MarkKind, string>>;
  readonly mark: (mark: Mark) => string;
  readonly bar: (count: number, from: string, to: string) => string;
  readonly more: (count: number) => string;
  readonly lane: (proceeding: Proceeding) => string;
  readonly state: (state: string) => string;
  readonly party: (names: readonly string[], role: string) => string;
  readonly tick: (day: string, inYears: boolean) => string;
}

export interface TimelineAsked {
  readonly state: CaseState & { readonly asOf: string };
  readonly history: readonly EffectiveAction[];
  /** The days shown; from the first action to the day asked for, where left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly words: TimelineWords;
  /** Where a mark leads. */
  readonly linkTo: (mark: Mark) => string;
  /** Where a bar leads, that stands for the marks of these days. */
  readonly zoomTo: (from: string, to: string) => string;
}

/** Whoever has no page around the picture still reads both languages. */
const fonts =
  "'Helvetica Neue', 'Noto Sans CJK KR', 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', Arial, 'DejaVu Sans', sans-serif";

const width = 1000;
const left = 215;
const right = width - 14;
const top = 26;
const laneHeight = 40;
const rowHeight = 17;

/** A lane with more shows bars, each of so many days. */
const mostMarks = 120;
const bars = 60;
const mostRows = 24;
const longestName = 28;

const cover = ({ state, history, from, to }: TimelineAsked): TimeAxis => {
  // What happened outside of court may lie years back: the dockets are what the picture is of.
  const days = history.flatMap(({ day, docket }) => (day === '' || docket === '' ? [] : day));
  const ahead = state.nextHearing?.at?.slice(0, 10) ?? state.asOf;
  const first = days.reduce((a, b) => (a < b ? a : b), state.asOf);
  return timeAxis(from ?? first, to ?? (ahead > state.asOf ? ahead : state.asOf), left, right - 10);
};

const isWithin = ({ from, to }: TimeAxis, day: string): boolean => day >= from && day <= to;

const markSvg = (mark: Mark, axis: TimeAxis, y: number, { words, linkTo }: TimelineAsked): string => {
  const name = escaped(cut(words.mark(mark), 160));
  const { kind, day } = mark;
  return `<g role="listitem"><a href="${escaped(linkTo(mark))}" aria-label="${name}"><title>${name}</title><use href="#m-${kind}" x="${place(axis.x(day))}" y="${y}"/></a></g>`;
};

const barsSvg = (marks: readonly Mark[], axis: TimeAxis, y: number, { words, zoomTo }: TimelineAsked): string => {
  const step = (axis.x(axis.to) - axis.x(axis.from)) / bars;
  const counts = new Array<number>(bars).fill(0);
  for (const { day } of marks) {
    const bin = Math.min(bars - 1, Math.floor((axis.x(day) - left) / step));
    counts[bin]! += 1;
  }
  const most = Math.max(...counts);
  return counts
    .map((count, bin) => {
      if (count === 0) return '';
      const x = left + bin * step;
      const [from, to] = [axis.dayAt(x), axis.dayAt(x + step)];
      const height = 4 + (26 * Math.log1p(count)) / Math.log1p(most);
      const name = escaped(words.bar(count, from, to));
      return `<g role="listitem"><a href="${escaped(zoomTo(from, to))}" aria-label="${name}"><title>${name}</title><rect class="bar" fill="#6b7a90" x="${place(x)}" y="${place(y + 15 - height)}" width="${place(step - 1)}" height="${place(height)}"/></a></g>`;
    })
    .join('');
};

const laneSvg = (
  name: string,
  all: readonly Mark[],
  lasts: SpanLine | undefined,
  axis: TimeAxis,
  y: number,
  asked: TimelineAsked,
): string => {
  const marks = all.filter(({ day }) => isWithin(axis, day));
  const drawn =
    marks.length > mostMarks
      ? barsSvg(marks, axis, y, asked)
      : marks.map(mark => markSvg(mark, axis, y, asked)).join('');
  const line = lasts ? lineSvg(lasts, axis, y) : '';
  const list = drawn && `<g role="list" aria-label="${escaped(name)}">${drawn}</g>`;
  return `<text class="lane" font-weight="600" x="4" y="${y + 4}">${escaped(cut(name, longestName))}<title>${escaped(name)}</title></text>${line}${list}`;
};

interface SpanLine {
  readonly from: string;
  readonly to: string | null;
}

const clamp = (axis: TimeAxis, day: string): number => Math.max(left, Math.min(axis.x(axis.to), axis.x(day)));

const lineSvg = ({ from, to }: SpanLine, axis: TimeAxis, y: number): string =>
  `<line class="life" stroke="#9aa5b4" stroke-width="2" x1="${place(clamp(axis, from))}" x2="${place(clamp(axis, to ?? axis.to))}" y1="${y}" y2="${y}"/>`;

const rowSvg = (row: SpanRow, axis: TimeAxis, y: number, { words }: TimelineAsked): string => {
  const state = words.state(row.state);
  const told = row.spans.map(({ from, to }) => `${from} – ${to ?? ''}`).join(', ');
  const name = escaped(`${row.name}: ${state}, ${told}`);
  const rects = row.spans
    .filter(({ from, to }) => from <= axis.to && (to ?? axis.to) >= axis.from)
    .map(({ from, to }) => {
      const x = clamp(axis, from);
      const isLive = to === null;
      return `<rect class="span ${isLive ? 'live' : 'ended'}" fill="${isLive ? '#0072b2' : '#9aa5b4'}" x="${place(x)}" y="${y - 5}" width="${place(Math.max(2, clamp(axis, to ?? axis.to) - x))}" height="10" rx="2"/>`;
    })
    .join('');
  const ticks = row.ticks
    .filter(day => isWithin(axis, day))
    .map(
      day =>
        `<line class="tick" stroke="#fff" stroke-width="1.5" x1="${place(axis.x(day))}" x2="${place(axis.x(day))}" y1="${y - 5}" y2="${y + 5}"/>`,
    )
    .join('');
  return `<g role="listitem" aria-label="${name}"><title>${name}</title><text class="row" font-size="11" x="4" y="${y + 4}">${escaped(cut(row.name, longestName + 4))}</text>${rects}${ticks}</g>`;
};

const rowsSvg = (heading: string, rows: readonly SpanRow[], axis: TimeAxis, y: number, asked: TimelineAsked) => {
  if (rows.length === 0) return { svg: '', height: 0 };
  const shown = rows.slice(0, mostRows);
  const rest = rows.length - shown.length;
  const lines = shown.map((row, index) => rowSvg(row, axis, y + 20 + index * rowHeight, asked)).join('');
  const height = 34 + (shown.length - 1) * rowHeight + (rest > 0 ? rowHeight : 0);
  const more =
    rest > 0
      ? `<text class="row" font-size="11" x="4" y="${y + height - 10}">${escaped(asked.words.more(rest))}</text>`
      : '';
  return {
    svg: `<text class="heading" font-weight="600" x="4" y="${y + 6}">${escaped(heading)}</text><g role="list" aria-label="${escaped(heading)}">${lines}</g>${more}`,
    height,
  };
};

const axisSvg = (axis: TimeAxis, height: number, { words }: TimelineAsked): string => {
  const inYears = axis.ticks.every(day => day.endsWith('-01-01'));
  return axis.ticks
    .map(day => {
      const x = place(axis.x(day));
      return `<line class="grid" stroke="#dde2e9" x1="${x}" x2="${x}" y1="${top - 6}" y2="${height}"/><text class="when" font-size="11" text-anchor="middle" x="${x}" y="14">${escaped(words.tick(day, inYears))}</text>`;
    })
    .join('');
};

const asOfSvg = (axis: TimeAxis, height: number, { state: { asOf }, words }: TimelineAsked): string => {
  if (!isWithin(axis, asOf)) return '';
  const x = place(axis.x(asOf));
  return `<line class="as-of" stroke="#b3261e" stroke-dasharray="4 3" stroke-width="1.5" x1="${x}" x2="${x}" y1="${top - 8}" y2="${height}"><title>${escaped(words.asOf)}</title></line>`;
};

/** From the docket that ended to the one in which its lawsuit went on. */
const lineageSvg = (lanes: ReadonlyMap<string, number>, axis: TimeAxis, { state }: TimelineAsked): string =>
  state.proceedings
    .flatMap(({ id, openedOn, lineage }) =>
      lineage.flatMap(({ kind, court, docketNumber }) => {
        if (!kind.endsWith('_from') || openedOn === null) return [];
        const from = state.proceedings.find(other => other.court === court && other.docketNumber === docketNumber);
        const [y1, y2] = [from && lanes.get(from.id), lanes.get(id)];
        if (!from || y1 === undefined || y2 === undefined) return [];
        const [x1, x2] = [clamp(axis, from.closedOn ?? openedOn), clamp(axis, openedOn)];
        const middle = place((y1 + y2) / 2);
        return `<path class="lineage" fill="none" stroke="#5a6270" stroke-width="1.5" stroke-dasharray="2 2" d="M${place(x1)} ${y1 + 8}C${place(x1)} ${middle} ${place(x2)} ${middle} ${place(x2)} ${y2 - 9}" marker-end="url(#arrow)"/>`;
      }),
    )
    .join('');

const symbols = markKinds
  .map(kind => `<path id="m-${kind}" class="mark ${kind}" fill="${colours[kind]}" d="${shapes[kind]}"/>`)
  .join('');

const definitions = `<defs>${symbols}<marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="arrow" fill="#5a6270" d="M0 0L8 4L0 8Z"/></marker></defs>`;

const legendSvg = (lanes: readonly (readonly Mark[])[], y: number, { words }: TimelineAsked): string => {
  const present = new Set(lanes.flatMap(marks => marks.map(({ kind }) => kind)));
  let x = 12;
  return markKinds
    .filter(kind => present.has(kind))
    .map(kind => {
      const at = x;
      x += 26 + words.kinds[kind].length * 7.2;
      return `<use href="#m-${kind}" x="${place(at)}" y="${y}"/><text class="legend" font-size="11" x="${place(at + 11)}" y="${y + 4}">${escaped(words.kinds[kind])}</text>`;
    })
    .join('');
};

/**
 * A case as a picture: a lane for each docket and one for what happened outside of court, claims and parties below as bars, on one
 * axis of days. Every mark is a link with a label. Pure: of one question always the same.
 */
export const timeline = (asked: TimelineAsked): string => {
  const { state, history, words } = asked;
  const axis = cover(asked);
  const marks = marksIn(history);
  const context = marks.get('') ?? [];
  const dockets = state.proceedings.filter(({ id }) => marks.has(id));
  const lanes = new Map<string, number>();
  let y = top + 20;
  let drawn = '';
  for (const proceeding of dockets) {
    const { id, openedOn, closedOn } = proceeding;
    lanes.set(id, y);
    const life = openedOn === null ? undefined : { from: openedOn, to: closedOn };
    drawn += laneSvg(words.lane(proceeding), marks.get(id)!, life, axis, y, asked);
    y += laneHeight;
  }
  if (context.length > 0) {
    drawn += laneSvg(words.context, context, undefined, axis, y, asked);
    y += laneHeight;
  }
  for (const [heading, rows] of [
    [words.claims, claimRows(state)],
    [words.parties, partyRows(state, words.party)],
  ] as const) {
    const { svg, height } = rowsSvg(heading, rows, axis, y - 6, asked);
    drawn += svg;
    y += height;
  }
  const height = y;
  const legend = legendSvg([context, ...dockets.map(({ id }) => marks.get(id)!)], height + 6, asked);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 ${width} ${height + 20}" role="group" aria-label="${escaped(words.label)}" font-family="${fonts}" font-size="12" fill="#1c2430">${definitions}${axisSvg(axis, height - 8, asked)}${lineageSvg(lanes, axis, asked)}${drawn}${asOfSvg(axis, height - 8, asked)}${legend}</svg>`;
};
