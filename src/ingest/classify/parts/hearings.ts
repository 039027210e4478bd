import { courtTimeIn } from '../courtTimes.ts';
import type { PartDraft } from '../reading.ts';
import { sentenceAt } from '../sentence.ts';
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

/** `resetting status conference from 4/1/2026 to 5/1/2026`, `trial continued from 4/1/2026 to 5/1/2026`. */
const fromTo = new RegExp(
  `\\b(?:re-?set|re-?schedul|continu|adjourn|postpon|mov|advanc)[a-z]*\\b[^.;]{0,80}?\\bfrom (?:[a-z]+day,? )?${day}[^.;]{0,20}? (?:to|until) (?:[a-z]+day,? )?(.{6,60})`,
  'i',
);

/** `cancelling the status conference set for 4/1/2026`. */
const cancelling = new RegExp(
  `\\b(?:cancel|vacat)[a-z]*\\b[^.;\\d]{0,80}\\b(?:set|scheduled) (?:for|on) (?:[a-z]+day,? )?${day}(?![^.;]{0,80}\\b(?:re-?set|re-?scheduled|continued|moved)\\b)`,
  'i',
);

/** `vacating the 4/1/2026 status conference`. */
const dayFirst = new RegExp(
  `\\b(?:cancel|vacat)[a-z]*\\b (?:of )?(?:the )?${day} (?:(?:status|case|management|pre-?trial|scheduling|motion|final|settlement) )*(?:conference|hearing|trial|argument|arraignment|sentencing)\\b`,
  'i',
);

/** The session that a pattern finds, by its kind and the day it stood at, and what stands behind. */
const named = (body: string, ...patterns: readonly RegExp[]) => {
  for (const pattern of patterns) {
    const found = pattern.exec(body);
    if (!found) continue;
    const [all, at, rest = ''] = found;
    const kind = kindBefore(body, found.index + all.length - rest.length);
    const from = courtTimeIn(at!)?.slice(0, 10);
    if (kind && from) return { hearing: { kind, from }, rest };
  }
  return undefined;
};

export const hearing: Part = ({ body }, { sub }) => {
  if (sub === 'set') return settings(body);
  const { hearing: from, rest } = named(body, reset, fromTo) ?? {};
  const to = rest === undefined ? undefined : courtTimeIn(rest);
  if (from && to) return [{ type: 'hearing.reset', data: { hearing: from, to } }];
  const gone = sub === 'cancelled' ? named(body, cancelled, cancelling, dayFirst) : undefined;
  return gone ? [{ type: 'hearing.vacated', data: { hearing: gone.hearing } }] : [];
};

const heldOn = /(?<!\bnot )\bheld\b(?: (?:by|via|in) \w+| and \w+)? ?on\b/i;

export const held: Part = ({ body }) => {
  const at = heldOn.exec(body);
  const session = at && courtTimeIn(body.slice(at.index + at[0].length, at.index + at[0].length + 40))?.slice(0, 10);
  const kind = at ? kindBefore(body, at.index) : undefined;
  return kind && session ? [{ type: 'hearing.held', data: { kind, sessionOn: session } }] : [];
};
