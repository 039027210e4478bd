const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const unseen = /[\p{Mn}\p{Me}\p{Cf}]/u;

const widthOf = (character: string): number => (unseen.test(character) ? 0 : wide.test(character) ? 2 : 1);

/** How many cells of a terminal the text takes: a Hangul syllable or a Han character takes two. */
export const width = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0);

const cut = (text: string, room: number): string => {
  if (width(text) <= room) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > room) break;
    kept += character;
  }
  return `${kept}…`;
};

// Docket text is hostile input: an escape sequence in it must not reach the terminal.
const printable = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|\u202a|\u202b|\u202d|\u202e|\u2066|\u2067|\u2068/gu, '')
    .trim();

/** Rows under each other in columns; the last one is cut where the terminal ends. */
export const columns = (rows: readonly (readonly string[])[], room: number): string => {
  const cells = rows.map(row => row.map(printable));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map(row => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string => {
    const fixed = row.slice(0, -1).map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)));
    const taken = fixed.reduce((sum, cell) => sum + width(cell) + 2, 0);
    return [...fixed, cut(row.at(-1) ?? '', Math.max(20, room - taken))].join('  ').trimEnd();
  };
  return cells.map(row => `${line(row)}\n`).join('');
};

export const heading = (text: string): string => `\n${text}\n`;

export const clean = printable;
