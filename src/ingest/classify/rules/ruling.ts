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

/** How an order rules, and on what: `granting:compel`. */
export const ruling = (opening: Opening): string | null => {
  const disposition = dispositionIn(opening.body);
  return disposition === undefined ? null : `${disposition}:${ruledOn(opening)}`;
};

export const prejudice = ({ body }: Opening): string => {
  if (/without prejudice/i.test(body)) return 'without_prejudice';
  return /with prejudice/i.test(body) ? 'with_prejudice' : 'case';
};
