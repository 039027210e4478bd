import { clean } from '../words/clean.ts';

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Marks of emphasis (emphasis.ts) too: the terminal takes them out. */
const unseen = /^[\p{Mn}\p{Me}\p{Cf}\ufdd0\ufdd1]*$/u;
const ascii = /^[\x20-\x7e]*$/;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for one character, be it spelled with many: a syllable of single Jamo, a flag, a family. */
const charactersOf = (text: string): readonly string[] =>
  ascii.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment);

const widthOf = (character: string): number => (unseen.test(character) ? 0 : wide.test(character) ? 2 : 1);

/** How many cells of a terminal the text takes: a Hangul syllable or a Han character takes two. */
export const width = (text: string): number =>
  ascii.test(text) ? text.length : charactersOf(text).reduce((sum, character) => sum + widthOf(character), 0);

/** The text, or as much of it as fits, with an ellipsis. */
export const cut = (text: string, room: number): string => {
  if (width(text) <= room) return text;
  let kept = '';
  let used = 1;
  for (const character of charactersOf(text)) {
    used += widthOf(character);
    if (used > room) break;
    kept += character;
  }
  return `${kept}…`;
};

/** Lines of at most `room` cells, broken between words. What has no spaces, such as an address, is left whole. */
const wrap = (text: string, room: number): readonly string[] => {
  if (width(text) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const needs = width(word);
    if (line !== '' && used + 1 + needs > room) {
      lines.push(line);
      line = '';
    }
    used = line === '' ? needs : used + 1 + needs;
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
};

type Rows = readonly (readonly string[])[];

/** Room that the last column keeps on a narrow terminal, and prose in the others before it is cut. */
const [leastForLast, leastForProse] = [20, 12];

/** Days, numbers and names that one copies stay whole. */
const isProse = (cell: string): boolean => /\p{L}.* .*\p{L}/u.test(cell) || width(cell) > 40;

/** How wide each column but the last may be: as its widest cell, unless the terminal is too narrow for all of them. */
const widthsOf = (cells: Rows, room: number): readonly number[] => {
  const others = cells.reduce((most, row) => Math.max(most, row.length - 1), 0);
  const cellsOf = (column: number) => cells.flatMap(row => (column < row.length - 1 ? row[column]! : []));
  const widths = Array.from({ length: others }, (_, column) =>
    cellsOf(column).reduce((most, cell) => Math.max(most, width(cell)), 0),
  );
  const last = cells.reduce((most, row) => Math.max(most, width(row.at(-1) ?? '')), 0);
  let lacking = widths.reduce((sum, one) => sum + (one > 0 ? one + 2 : 0), Math.min(last, leastForLast) - room);
  if (lacking <= 0) return widths;
  const yielding = widths.map((_, column) => column).filter(column => cellsOf(column).some(isProse));
  for (; lacking > 0; lacking -= 1) {
    const widest = yielding.reduce((most, column) => (widths[column]! > (widths[most] ?? 0) ? column : most), -1);
    if (widest < 0 || widths[widest]! <= leastForProse) break;
    widths[widest]! -= 1;
  }
  return widths;
};

const padded = (cell: string, to: number): string => {
  const kept = cut(cell, to);
  return kept + ' '.repeat(to - width(kept));
};

/** Lays out rows whose last cell `tail` turns into lines that fit; a column that is empty throughout takes no room. */
const layOut = (rows: Rows, room: number, tail: (text: string, room: number) => readonly string[]): string => {
  const cells = rows.map(row => row.map(clean));
  const widths = widthsOf(cells, room);
  const line = (row: readonly string[]): string => {
    const head = row
      .slice(0, -1)
      .flatMap((cell, column) => (widths[column]! > 0 ? padded(cell, widths[column]!) : []))
      .map(cell => `${cell}  `)
      .join('');
    const indent = width(head);
    return tail(row.at(-1) ?? '', Math.max(leastForLast, room - indent))
      .map((text, index) => `${((index === 0 ? head : ' '.repeat(indent)) + text).trimEnd()}\n`)
      .join('');
  };
  return cells.map(line).join('');
};

/** Rows under each other in columns; the last one is cut where the terminal ends. */
export const columns = (rows: Rows, room: number): string => layOut(rows, room, (text, left) => [cut(text, left)]);

/** Rows under each other in columns; the last one goes on in the next lines, under itself. */
export const paragraphs = (rows: Rows, room: number): string => layOut(rows, room, wrap);

export const heading = (text: string): string => `\n${clean(text)}\n`;
