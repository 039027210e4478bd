import type { Element } from 'domhandler';
import { type LinkedLine, squeezed } from '../html/elements.ts';

/** One docket that a notice speaks of, as the notice writes it. */
export interface NoticeDocket {
  readonly name: string;
  readonly number: string;
  /** What the number links to. */
  readonly link: Element | undefined;
  readonly documentNumber: string;
  readonly documentLinks: readonly Element[];
  readonly text: string;
}

type Label = 'name' | 'number' | 'document' | 'text' | 'other' | 'end';

const labels: readonly (readonly [Label, RegExp])[] = [
  ['name', /^case name:/i],
  ['number', /^case number:/i],
  ['document', /^document(?:\(s\)| number):/i],
  ['text', /^docket text:/i],
  // Whom the notice went to: a name, and addresses that are no court's.
  ['end', /^(?:[^@]{0,80}[\s<:(])?[\w.+-]+@(?!\S*uscourts\.gov)[\w.-]+>?(?:[\s,;]+<?[\w.+-]+@[\w.-]+>?)*[\s,;)]*$/i],
  [
    'other',
    /^(?:filer|judge|presiding judge|chapter|office|trustee|document description|document|warning|claim number|creditor name|(?:amount|total) \w+):/i,
  ],
  [
    'end',
    /^the following documents?(?:\(s\))? (?:is|are) associated|^(?:original filename|electronic document stamp):|\bnotice (?:has been|has not been|will be|will not be|sent) .*\bto:|^case participants listed below|^(?:recipients|service list):/i,
  ],
];

const labelOf = (line: string): Label | undefined => labels.find(([, words]) => words.test(line))?.[0];

interface Part {
  readonly label: Label;
  readonly lines: LinkedLine[];
}

/** The lines of a notice in parts, each with its label; what stands behind a label may go on in the lines below. */
const partsIn = (lines: readonly LinkedLine[]): readonly Part[] => {
  const parts: Part[] = [];
  for (const line of lines) {
    const label = labelOf(line.text);
    if (label) parts.push({ label, lines: [{ ...line, text: line.text.replace(/^[^:]*:\s*/, '') }] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
};

const wordsOf = ({ lines }: Part): string => squeezed(lines.map(({ text }) => text).join(' '));
const linksOf = ({ lines }: Part): readonly Element[] => lines.flatMap(({ links }) => links);

/** A link that shows a document once, free, to whoever has it. */
const freeLook = /https?:\/\/\S*(?:magic_num|[?&]uid)=\S*/gi;

/** CM/ECF sets a hash before what it links to; a docket page tells the link from the text, and leaves it out. */
const docketText = (part: Part): string =>
  wordsOf(part)
    .replaceAll(/# (?=[[(]\d+[\])])/g, '')
    .replaceAll(freeLook, '');

/**
 * The dockets that a notice is about, each with its own text where it has one: a notice of an adversary proceeding and its
 * bankruptcy has one text for both, behind the last. A notice without a text, of a claim, is about no entry.
 */
export const noticeDockets = (lines: readonly LinkedLine[]): readonly NoticeDocket[] => {
  const done: NoticeDocket[] = [];
  let open: Omit<NoticeDocket, 'text'>[] = [];
  let name = '';
  for (const part of partsIn(lines)) {
    const words = wordsOf(part);
    const last = open.at(-1);
    if (part.label === 'end' && done.length > 0) break;
    if (part.label === 'name') name = words;
    if (part.label === 'number' && words !== '')
      open.push({ name, number: words, link: linksOf(part)[0], documentNumber: '', documentLinks: [] });
    if (part.label === 'document' && last)
      open[open.length - 1] = { ...last, documentNumber: words, documentLinks: linksOf(part) };
    if (part.label === 'text') {
      const text = docketText(part);
      done.push(...open.map(one => ({ ...one, text })));
      open = [];
    }
  }
  return done;
};

/** What the first document is called, as the court of appeals lists it; empty where it says no more than `Main Document`. */
export const documentDescription = (lines: readonly LinkedLine[]): string => {
  const line = lines.find(({ text }) => /^document description:/i.test(text));
  return line?.text.replace(/^[^:]*:\s*/, '').replace(/^main document$/i, '') ?? '';
};
