const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const unseen = /^[\p{Mn}\p{Me}\p{Cf}]*$/u;
const ascii = /^[\x20-\x7e]*$/;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for one character, be it spelled with many: a syllable of single Jamo, a flag, a family. */
const charactersOf = (text: string): readonly string[] =>
  ascii.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment);

const widthOf = (character: string): number => (unseen.test(character) ? 0 : wide.test(character) ? 2 : 1);

/** How many cells of a terminal the text takes: a Hangul syllable or a Han character takes two. */
export const width = (text: string): number =>
  ascii.test(text) ? text.length : charactersOf(text).reduce((sum, character) => sum + widthOf(character), 0);

const cut = (text: string, room: number): string => {
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

/** Text in one line, without what a terminal would obey: an escape sequence in docket text must not reach it. */
export const clean = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();

/** Rows under each other in columns; the last one is cut where the terminal ends. */
export const columns = (rows: readonly (readonly string[])[], room: number): string => {
  const cells = rows.map(row => row.map(clean));
  const widths = (cells[0] ?? []).map((_, column) =>
    cells.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0),
  );
  const line = (row: readonly string[]): string => {
    const fixed = row.slice(0, -1).map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)));
    const taken = fixed.reduce((sum, cell) => sum + width(cell) + 2, 0);
    return [...fixed, cut(row.at(-1) ?? '', Math.max(20, room - taken))].join('  ').trimEnd();
  };
  return cells.map(row => `${line(row)}\n`).join('');
};

export const heading = (text: string): string => `\n${text}\n`;
