import type { Disposition } from './dispositions.ts';

/** An entry that an order rules on, by its number, and how. */
export interface RuledEntry {
  readonly entry: number;
  readonly outcome: 'granted' | 'denied' | 'granted_in_part' | 'moot' | 'terminated';
}

const outcomes: Readonly<Record<Disposition, RuledEntry['outcome']>> = {
  granting: 'granted',
  denying: 'denied',
  granting_in_part: 'granted_in_part',
  moot: 'moot',
};

const verb = `grant(?:s|ed|ing)?(?:,? in part(?:,? (?:and )?den(?:ying|ied|ies) in part)?)?|den(?:y|ying|ied|ies)(?:,? in part)?|terminat(?:ing|ed)|mooting|finding as moot`;
const aside = String.raw`(?:,? ?(?:as (?:moot|premature|untimely)|without prejudice|with prejudice|in its entirety|re:?|the|plaintiffs?'?s?|defendants?'?s?|joint|unopposed|agreed|consent|\[?ecf\]?|dkt\.?|doc\.?|docket|document|no\.?|nos\.?|#))*`;
const numbers = String.raw`\[?\d{1,4}(?:-\d+)?\]?(?:(?:,| and|,? &| ,)+ ?\[?\d{1,4}(?:-\d+)?\]?(?! ?\/))*`;

/** What a number must stand before to be a motion's. */
const motionWords = String.raw`(?=,*\]? (?:[\w'.\/&-]+ ){0,9}?(?:motion|application|request|petition|stipulat))`;

/** `ORDER granting 41 and 43 Letter Motions; denying as moot [5] Motion to Stay`. */
const verbFirst = new RegExp(`\\b(${verb})${aside} ?(${numbers})${motionWords}`, 'gi');

/** `ORDER granting 30 and 31 .`: what an order grants without another word is a motion. */
const numbersAlone = new RegExp(`\\b(${verb})${aside} ?(${numbers})(?= ?[.,;:(]|$| re\\b)`, 'gi');

const isOrder = /^\W*(?:[\w&]+ ){0,3}?(?:order|endorsement)\b/i;

/** `Plaintiff's motion for leave to file excess pages [39] is granted`. */
const motionFirst =
  /\bmotions?\b[^.;[\]]{0,160}[[(](?:dkt\.?|doc\.?|docket|ecf|filing)? ?(?:nos?\.?|#)? ?(\d{1,4})(?:-\d+)?[\])][^.;]{0,40}?\b(granted(?: in part)?|denied(?: as moot| in part)?|moot|terminated)\b/gi;

/** `ORDER re 12 MOTION to Continue filed by …: ORDERED that the motion is GRANTED`. */
const named =
  /^\W*(?:[\w&]+ ){0,4}?(?:order|ruling|endorsement)\b[^.]{0,60}?\b(?:re:?|on|regarding) \[?(\d{1,4})\]?,* (?:[\w'.-]+ ){0,6}?motion/i;

/** `… Motion to Adjust Date (docket #54)`, `(Dkt. 41)`, `ECF No. 324`: of an order that names one alone. */
const cited = /\b(?:dkt|doc|docket|ecf|document|filing)\.? ?(?:nos?\.?|#|entry)? ?\[?(\d{1,4})\b/gi;

const outcomeOf = (words: string): RuledEntry['outcome'] => {
  if (/in part/i.test(words)) return 'granted_in_part';
  if (/moot/i.test(words)) return 'moot';
  if (/^grant/i.test(words)) return 'granted';
  return /^terminat/i.test(words) ? 'terminated' : 'denied';
};

const digitsIn = (list: string): readonly number[] => (list.match(/(?<![-\d])\d{1,4}/g) ?? []).map(Number);

const furthest = 1_500;

/** The motions that an order rules on, as far as it names them by their numbers; each once. */
export const ruledEntries = (body: string, disposition: Disposition | undefined): readonly RuledEntry[] => {
  const text = body.slice(0, furthest);
  const found = new Map<number, RuledEntry>();
  const add = (entry: number, outcome: RuledEntry['outcome']) => {
    if (!found.has(entry)) found.set(entry, { entry, outcome });
  };
  const alone = isOrder.test(text) ? text.matchAll(numbersAlone) : [];
  for (const match of [...text.matchAll(verbFirst), ...alone]) {
    const words = match[0].slice(0, match[0].indexOf(match[2]!));
    for (const entry of digitsIn(match[2]!)) add(entry, outcomeOf(words));
  }
  for (const [, entry, words] of text.matchAll(motionFirst)) add(Number(entry), outcomeOf(words!));
  if (found.size > 0 || disposition === undefined) return [...found.values()];
  const [, one] = named.exec(text) ?? [];
  if (one) add(Number(one), outcomes[disposition]);
  const all = new Set([...text.matchAll(cited)].map(([, entry]) => Number(entry)));
  if (found.size === 0 && all.size === 1 && /\bmotion|application|request/i.test(text))
    add([...all][0]!, outcomes[disposition]);
  return [...found.values()];
};

/** The motion that a paper answers: `OPPOSITION to 31 MOTION`, `re [18] MOTION for Summary Judgment`. */
const answered =
  /(?:\bre:?|\bto|regarding|of|support)(?: re:?)?(?: the)? \[?(\d{1,4})\]?,*\]? (?:[\w'./&-]+ ){0,6}?motion|(?<!order on )motion[^.;[\]]{0,120}(?:\[\d{1,4}\],* )?\[(\d{1,4})\]/i;

/** The number that a pattern finds in a text. */
export const numbered = (pattern: RegExp, text: string): number | undefined => {
  const [, digits] = pattern.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

export const answeredMotion = (head: string): number | undefined => {
  const [, before, after] = answered.exec(head) ?? [];
  return before || after ? Number(before ?? after) : undefined;
};
