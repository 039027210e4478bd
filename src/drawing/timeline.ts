import { laneSvg } from './lanes.ts';
import { clamp, isWithin, laneHeight, left, right, top, width } from './layout.ts';
import { markKinds } from './markKind.ts';
import { type Mark, marksIn } from './marks.ts';
import { colours, shapes } from './shapes.ts';
import { rowsSvg } from './spanRows.ts';
import { claimRows, partyRows } from './spans.ts';
import { escaped, place } from './svg.ts';
import { type TimeAxis, timeAxis } from './timeAxis.ts';
import type { TimelineAsked } from './timelineAsked.ts';

export type { TimelineAsked, TimelineWords } from './timelineAsked.ts';

/** Whoever has no page around the picture still reads both languages. */
const fonts =
  "'Helvetica Neue', 'Noto Sans CJK KR', 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', Arial, 'DejaVu Sans', sans-serif";

const cover = ({ state, history, from, to }: TimelineAsked): TimeAxis => {
  // What happened outside of court may lie years back: the dockets are what the picture is of.
  const days = history.flatMap(({ day, docket }) => (day === '' || docket === '' ? [] : day));
  const ahead = state.nextHearing?.at?.slice(0, 10) ?? state.asOf;
  const first = days.reduce((a, b) => (a < b ? a : b), state.asOf);
  return timeAxis(from ?? first, to ?? (ahead > state.asOf ? ahead : state.asOf), left, right - 10);
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
