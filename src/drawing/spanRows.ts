import { clamp, isWithin, longestName, rowHeight } from './layout.ts';
import type { SpanRow } from './spans.ts';
import { cut, escaped, place } from './svg.ts';
import type { TimeAxis } from './timeAxis.ts';
import type { TimelineAsked } from './timelineAsked.ts';

const mostRows = 24;

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

/** Claims, or parties, a line each under a heading; and how high they stand together. */
export const rowsSvg = (heading: string, rows: readonly SpanRow[], axis: TimeAxis, y: number, asked: TimelineAsked) => {
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
