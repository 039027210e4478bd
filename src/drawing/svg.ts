const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it stands in SVG, also within a quoted attribute; what XML has no place for is left out. */
export const escaped = (text: string): string =>
  text
    .replace(/[&<>"]/g, character => entities[character]!)
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');

/** A place in the picture, to a tenth. */
export const place = (value: number): string => String(Math.round(value * 10) / 10);

/** Text of at most so many characters. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
};
