/** Text in one line, without what a terminal or a reader would obey: an escape sequence in docket text must not reach it. */
export const clean = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
