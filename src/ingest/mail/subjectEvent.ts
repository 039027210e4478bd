import { squeezed } from '../html/elements.ts';

const forwarded = /^(?:(?:fw|fwd|re|re-send|nef|external)\s*:\s*)+/i;
const activity = /^activity in (?:\w+ )?case\b/i;
const docketNumber = /\b(?:\d{1,2}[:-])?\d{2}-(?:[a-z]{2,4}-)?\d{3,6}(?:-[a-z0-9]{1,4})*(?![\w-])/gi;
const chapter = /\bch[- ]?\d{0,2}\b(?=\s|$)/gi;

/** The least of a name by which it is known where a court cut it short. */
const least = 12;

interface Found {
  readonly at: number;
  readonly length: number;
}

const commonLength = (one: string, other: string): number => {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length += 1;
  return length;
};

/** Where a name stands in a subject, which courts cut after some 18 letters. */
const foundIn = (subject: string, name: string): Found | undefined => {
  const [there, wanted] = [subject.toLowerCase(), name.toLowerCase()];
  if (wanted === '') return undefined;
  const whole = there.indexOf(wanted);
  if (whole >= 0) return { at: whole, length: wanted.length };
  for (const { index } of there.matchAll(/(?<![\w.])\w/g)) {
    const length = commonLength(there.slice(index, index + wanted.length), wanted);
    if (length >= least) return { at: index, length };
  }
  return undefined;
};

const longest = (found: readonly (Found | undefined)[]): Found | undefined =>
  found.filter(one => one !== undefined).sort((a, b) => b.length - a.length)[0];

const edges = /^(?:\s*[-;:,])+\s*|(?:\s+-|[;:,\s])+$|(?<=\w)-$/g;

/** Before a name may stand its chapter, and behind it nothing but the event: `Chapter 13 Jane Roe  Motion to Extend`. */
const withoutName = (subject: string, names: readonly string[]): string => {
  const name = longest(names.map(one => foundIn(subject, squeezed(one))));
  if (!name) return subject;
  const before = subject.slice(0, name.at).replace(/\bchapter \d+\s*$/i, '');
  return `${before.replace(/\bre:\s*$/i, '')} ${subject.slice(name.at + name.length)}`;
};

/** A court of appeals sets the event in quotation marks; so do others where a notice is about several cases. */
const quoted = (subject: string): string | undefined =>
  /^multiple cases\s*"(.+?)"/i.exec(subject)?.[1] ?? /"([^"]+)"\s*(?:\([^()]*\))?$/.exec(subject)?.[1];

/**
 * The event that the subject of a notice names: what is left of it without numbers, names and chapters. Null where nothing is.
 */
export const subjectEvent = (subject: string, names: readonly string[]): string | null => {
  const plain = squeezed(subject).replace(forwarded, '').replace(activity, '');
  const rest = withoutName((quoted(plain) ?? plain).replaceAll(docketNumber, ' '), names)
    .replace(/\bMDL No\. \d+/i, ' ')
    .replaceAll(chapter, ' ')
    .replace(/\s-\sAP\s-\s*$/i, '');
  return squeezed(squeezed(rest).replaceAll(edges, '').replaceAll(edges, '')) || null;
};
