import type { Element } from 'domhandler';

/** CM/ECF writes a document's id in two ways; with its fourth digit 0 it is one. */
export const documentId = (digits: string): string => `${digits.slice(0, 3)}0${digits.slice(4)}`;

/** The id in a link to a document, of whatever court. */
export const documentIdOf = ({ attribs: { href = '' } }: Element): string | null => {
  const [, digits] = /\/docs?\d\/(\d{6,})/.exec(href) ?? [];
  return digits ? documentId(digits) : null;
};

/** The entry's de_seq_num: in the link itself, or in what a click on it does. */
export const sequenceOf = ({ attribs: { href = '', onclick = '' } }: Element): string | null => {
  const [, clicked] = /goDLS\('[^']*','[^']*','(\d+)'/.exec(onclick) ?? [];
  const [, linked] = /de_seq_num=(\d+)/.exec(href) ?? [];
  return clicked ?? linked ?? null;
};
