import type { Segment } from '../views/search/snippet.ts';

/** Noncharacters, which no text holds: the terminal turns what stands between them into what its screen can show. */
const [begin, end] = ['\ufdd0', '\ufdd1'];
const anyMark = /[\ufdd0\ufdd1]/g;

/** Word by word, so that a line may be broken between them. */
const emphasised = (text: string): string => text.replace(/\S+/g, `${begin}$&${end}`);

/** Segments as one text, with marks around what was looked for. */
export const withMarks = (segments: readonly Segment[]): string =>
  segments
    .map(({ text, hit }) => {
      const plain = text.replace(anyMark, '');
      return hit ? emphasised(plain) : plain;
    })
    .join('');

/** What is between marks stands out on a screen, and is as any other text elsewhere. */
export const showMarks = (text: string, onScreen: boolean): string =>
  text.replace(anyMark, mark => (onScreen ? (mark === begin ? '\u001b[1;4m' : '\u001b[22;24m') : ''));
