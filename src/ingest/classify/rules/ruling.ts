import { dispositionIn } from '../dispositions.ts';
import { motionKind, motionKinds } from '../motionKinds.ts';
import type { Opening } from '../opening.ts';

/** Only what an order is about is asked for its motion: the paper that it names first. */
const ruledOn = ({ head, event, isBare }: Opening): string => {
  const [, named] = /^order on (.*)$/i.exec(event) ?? [];
  const verb = head.search(/\b(?:grant|den(?:y|ied|ying)|moot)/i);
  const asked = head.search(/\b(?:motion|application|request|petition|stipulation)/i);
  const kind = motionKind(verb >= 0 && verb < asked ? head.slice(verb) : head);
  if (kind !== 'other') return kind;
  return named && !isBare ? motionKinds(named)[0]! : kind;
};

/** What another proposed, with no word of a motion: a report, a waiver, a settlement. */
const adopts = /^(?:[\w']+ ){0,4}?order,? (?:approving|adopting|accepting)\b/i;

/** How an order rules, and on what: `granting:compel`. */
export const ruling = (opening: Opening): string | null => {
  const disposition = dispositionIn(opening.body);
  if (adopts.test(opening.head) && !/\b(?:grant|den)/i.test(opening.head)) return 'approving';
  return disposition === undefined ? null : `${disposition}:${ruledOn(opening)}`;
};

export const prejudice = ({ body }: Opening): string => {
  if (/settlement is not consummated|(?:case|action|matter|parties)[^.]{0,40} settled\b/i.test(body)) return 'settled';
  if (/without prejudice/i.test(body)) return 'without_prejudice';
  return /with prejudice/i.test(body) ? 'with_prejudice' : 'case';
};

/** The sentence that rules, up to its verb and a little further. */
const rulingSentence = (body: string): string => {
  const at = body.search(/\b(?:granted|denied|grants|denies|granting|denying)\b/i);
  if (at < 0) return body.slice(0, 800);
  const start = Math.max(0, ...['. ', ': ', '; ', '.) '].map(stop => body.lastIndexOf(stop, at) + stop.length));
  return body.slice(start, at + 100);
};

/** How a text rules somewhere in it, and on what. */
export const rulingInSentence = ({ body }: Opening): string => {
  const sentence = rulingSentence(body);
  const kind = motionKind(sentence);
  const disposition = dispositionIn(sentence) ?? dispositionIn(body) ?? 'granting';
  return `${disposition}:${kind === 'other' ? motionKind(body.slice(0, 800)) : kind}`;
};
