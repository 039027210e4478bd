import { courtTimeIn } from '../courtTimes.ts';
import type { PartDraft } from '../reading.ts';
import type { Part } from './part.ts';

const kinds =
  /\b(?:(?:(?:pre-?)?status|settlement|scheduling|case management|pre-?trial|pre-?motion|final|initial|further|preliminary|discovery|telephonic?|motion|motions?(?: in)? limine|bond|detention|attorney appointment|attorney representation|curcio|sentencing|markman|claim construction|evidentiary|show cause|change of plea|plea|revocation|competency|fairness|jury|bench|oral|mediation|rule 16|video) )*(?:conference|hearing|trial|argument|(?:re-?)?arraignment|sentencing|sentence with psr|initial appearance)\b/gi;

const furthest = 1_500;

/** The session that stands last before a place in a text. */
const kindBefore = (text: string, at: number): string | undefined =>
  [...text.slice(Math.max(0, at - furthest), at).matchAll(kinds)].at(-1)?.[0].toLowerCase();

const setFor = /\b(?:re-?)?(?:set|scheduled|noticed)\b (?:for|on|to)\b/gi;

const moved = /\b(?:vacat|cancel|re-?set|re-?schedul|continued|adjourn|postpon|stricken|moved|advanced|renotice)/i;

const firstDate = /^\W*(?:[a-z]+day,? )?/i;

const most = 8;

/** The sentence that stands around a place in a text. */
const sentenceAt = (body: string, index: number): string => {
  const start = body.lastIndexOf('. ', index) + 1;
  const end = body.indexOf('. ', index);
  return body.slice(start, end < 0 ? undefined : end);
};

/** Every session that is set for a day and not moved in the same breath. */
const settings = (body: string): readonly PartDraft[] =>
  [...body.matchAll(setFor)].slice(0, most).flatMap(({ index, 0: words }): PartDraft[] => {
    if (moved.test(sentenceAt(body, index).replace(/set\/reset/i, ''))) return [];
    const behind = body.slice(index + words.length, index + words.length + 60).replace(firstDate, '');
    const at = courtTimeIn(behind);
    const kind = kindBefore(body, index);
    return kind && at && behind.search(/\d/) < 12 ? [{ type: 'hearing.set', data: { kind, at } }] : [];
  });

const day = String.raw`((?:\d{1,2}\/\d{1,2}\/\d{2,4}|[a-z]{3,9}\.? \d{1,2},? \d{4}))`;

/** `Sentencing set for 2/8/2013 is reset to 3/1/2013 09:00 AM`: from which day, and to which. */
const reset = new RegExp(
  `\\b(?:set|scheduled) (?:for|on) (?:[a-z]+day,? )?${day}[^.;]{0,60}?\\b(?:is|has been|and)? ?(?:hereby )?(?:re-?set|re-?scheduled|continued|moved|adjourned)\\b (?:to|for|until) (?:[a-z]+day,? )?(.{6,60})`,
  'i',
);

const cancelled = new RegExp(
  `\\b(?:set|scheduled) (?:for|on) (?:[a-z]+day,? )?${day}[^.;]{0,60}?\\b(?:is|are|has been) (?:hereby )?(?:vacated|cancell?ed|stricken)\\b`,
  'i',
);

const named = (body: string, pattern: RegExp) => {
  const found = pattern.exec(body);
  const kind = found && kindBefore(body, found.index);
  const from = found && courtTimeIn(found[1]!)?.slice(0, 10);
  return kind && from ? { hearing: { kind, from }, rest: found[2] ?? '' } : undefined;
};

export const hearing: Part = ({ body }, { sub }) => {
  if (sub === 'set') return settings(body);
  const { hearing: from, rest } = named(body, reset) ?? {};
  const to = rest === undefined ? undefined : courtTimeIn(rest);
  if (from && to) return [{ type: 'hearing.reset', data: { hearing: from, to } }];
  const gone = sub === 'cancelled' ? named(body, cancelled) : undefined;
  return gone ? [{ type: 'hearing.vacated', data: { hearing: gone.hearing } }] : [];
};

const heldOn = /\bheld\b(?: (?:by|via|in) \w+| and \w+)? ?on\b/i;

export const held: Part = ({ body }) => {
  const at = heldOn.exec(body);
  const session = at && courtTimeIn(body.slice(at.index + at[0].length, at.index + at[0].length + 40))?.slice(0, 10);
  const kind = at ? kindBefore(body, at.index) : undefined;
  return kind && session ? [{ type: 'hearing.held', data: { kind, sessionOn: session } }] : [];
};
