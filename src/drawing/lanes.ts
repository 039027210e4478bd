import { clamp, isWithin, left, longestName, right } from './layout.ts';
import type { Mark } from './marks.ts';
import { cut, escaped, place } from './svg.ts';
import type { TimeAxis } from './timeAxis.ts';
import type { TimelineAsked } from './timelineAsked.ts';

/** A lane with more shows bars, each of so many days. */
const mostMarks = 120;
const bars = 60;

/** How long a docket was open; null where it still is. */
interface SpanLine {
  readonly from: string;
  readonly to: string | null;
}

const lineSvg = ({ from, to }: SpanLine, axis: TimeAxis, y: number): string =>
  `<line class="life" stroke="#9aa5b4" stroke-width="2" x1="${place(clamp(axis, from))}" x2="${place(clamp(axis, to ?? axis.to))}" y1="${y}" y2="${y}"/>`;

const markSvg = (mark: Mark, axis: TimeAxis, y: number, { words, linkTo }: TimelineAsked): string => {
  const name = escaped(cut(words.mark(mark), 160));
  const { kind, day } = mark;
  return `<g role="listitem"><a href="${escaped(linkTo(mark))}" aria-label="${name}"><title>${name}</title><use href="#m-${kind}" x="${place(axis.x(day))}" y="${y}"/></a></g>`;
};

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

const barsSvg = (marks: readonly Mark[], axis: TimeAxis, y: number, { words, zoomTo }: TimelineAsked): string => {
  const step = (right - 10 - left) / bars;
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
      const from = axis.dayAt(x);
      const until = dayBefore(axis.dayAt(x + step));
      const to = bin === bars - 1 ? axis.to : until < from ? from : until;
      const height = 4 + (26 * Math.log1p(count)) / Math.log1p(most);
      const name = escaped(words.bar(count, from, to));
      return `<g role="listitem"><a href="${escaped(zoomTo(from, to))}" aria-label="${name}"><title>${name}</title><rect class="bar" fill="#6b7a90" x="${place(x)}" y="${place(y + 15 - height)}" width="${place(step - 1)}" height="${place(height)}"/></a></g>`;
    })
    .join('');
};

/** A docket, or what happened outside of court: its name, how long it was open, and its marks. */
export const laneSvg = (
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
