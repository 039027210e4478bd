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

const verb =
  'grant(?:s|ed|ing)?(?:,? in part,?(?: (?:and )?den(?:ying|ied|ies),? in part,?)?)?|den(?:y|ying|ied|ies)(?:,? in part,?)?|terminat(?:ing|ed)|mooting|finding as moot';
const aside = String.raw`:?(?:,? ?(?:as (?:moot|modified|amended|premature|untimely)|without prejudice|with prejudice|in its entirety|re:?|the|plaintiffs?'?s?|defendants?'?s?|joint|unopposed|agreed|consent|\[?ecf\]?|dkt\.?|doc\.?|docket|document|filing|no\.?|nos\.?|#))*`;
const numbers = String.raw`\[?\d{1,4}(?:-\d+)?\]?(?:(?:,| and|,? &| ,)+ ?\[?\d{1,4}(?:-\d+)?\]?(?! ?\/))*`;

/** `granting 10 additional days`: a number of something else. */
const notOfThings = String.raw`(?![-\]]?\d|(?: additional| more| extra| calendar| business)? (?:days?|weeks?|months?|hours?|minutes|pages?|words|years?|percent)\b)`;

/** What a number must stand before to be a motion's. */
const motionWords = String.raw`(?=,*\]? (?:[\w'.\/&-]+ ){0,9}?(?:motion|application|request|petition|stipulat))`;

/** `ORDER granting 41 and 43 Letter Motions; denying as moot [5] Motion to Stay`. */
const verbFirst = new RegExp(`\\b(${verb})${aside} ?(${numbers})${notOfThings}${motionWords}`, 'gi');

/** `ORDER granting 30 and 31 .`, `granting 62: hearing continued`: what an order grants without another word is a motion. */
const numbersAlone = new RegExp(`\\b(${verb})${aside} ?(${numbers})(?= ?[.,;:(]|$| re\\b)`, 'gi');

const isOrder = /^\W*(?:[\w&]+ ){0,3}?(?:order|endorsement)\b/i;

/** `Motion for Reconsideration of 45 Order denying 30 Motion`: what another order did. */
const ofAnotherOrder = /(?:\d\]?|\bof|\bre|\bthe|'s|\bprior|\bprevious|\bearlier) order\s*$/i;

const cite = String.raw`[[(](?:dkt\.?|doc\.?|docket|ecf|filing)? ?(?:nos?\.?|#)? ?\d{1,4}(?:-\d+)? ?[\])]`;
const ruled = String.raw`\b(granted(?:,? in part)?|denied(?: as moot|,? in part)?|moot|terminated)\b`;

/** `Plaintiff's motion for leave to file excess pages [39] is granted`. */
const motionFirst = new RegExp(
  String.raw`\b(?:motions?|applications?|requests?)\b[^.;[\]]{0,160}?(${cite}(?:(?:,| and)* ${cite})*)[^.;]{0,40}?${ruled}`,
  'gi',
);

/** `Motion to dismiss 14 is denied`. */
const motionBare = new RegExp(
  String.raw`\b(?:motions?|applications?|requests?)\b[^.;[\]\d]{0,120}? (?<!(?:rule|section|no\.|counts?|phase|day) )(\d{1,4}) (?:is|are) (?:hereby )?${ruled}`,
  'gi',
);

/** `Granting Plaintiff's Motion to Amend [30]`, `granting defendant's motion to continue 19 as to John Doe`, `granting motion to dismiss 14`. */
const motionBetween = new RegExp(
  String.raw`\b(${verb})\b[^.;[\]\d]{0,120}\b(?:motion|application|request)s?\b(?:[^.;[\]]|\bno\. \d){0,120}?(?:\[(\d{1,4})(?:-\d+)?\]|(?<!rule|section|no\.|count|phase) (?<!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? |(?:day|by|to|until) )(\d{1,4})(?= as to (?:defendant|[a-z]+ [a-z])|\.?$|\. [A-Z]))`,
  'gi',
);

/** `Defendant's Motion to Dismiss - DENIED [22-1]`. */
const motionDashed = new RegExp(String.raw`\bmotions?\b[^.;[\]]{0,120}? - ?${ruled},? \[(\d{1,4})(?:-\d+)?\]`, 'gi');

/** `99 Motion to Compel is granted in part`. */
const numberFirst = new RegExp(
  String.raw`\[?(?<![\w/.-])(\d{1,4})\]?,* (?:[\w'-]+ ){0,4}?motions?\b[^.;:]{0,100}? (?:is|are) (?:hereby )?${ruled}`,
  'gi',
);

/** `ORDER re 12 MOTION to Continue filed by …: ORDERED that the motion is GRANTED`. */
const named =
  /^\W*(?:[\w&]+ ){0,4}?(?:order|ruling|endorsement)\b[^.]{0,60}?\b(?:re:?|on|regarding) \[?(\d{1,4})\]?,* (?:[\w'.-]+ ){0,6}?motion/i;

/** `… Motion to Adjust Date (docket #54)`, `(Dkt. 41)`, `ECF No. 324`: of an order that names one alone. */
const cited = /\b(?:dkt|doc|docket|ecf|document|filing)\.? ?(?:nos?\.?|#|entry)? ?\[?(\d{1,4})\b/gi;

/** Between a motion and its number no other paper may stand. */
const citedMotion =
  /\b(?:motion|application|request|petition)\b(?:(?!\b(?:complaint|answer|order|declaration|exhibit|opposition|response|brief|memorandum)\b)(?:[^.;]|\.(?= \())){0,160}?\b(?:dkt|doc|docket|ecf|document|filing)\.? ?(?:nos?\.?|#|entry)? ?\[?(\d{1,4})\b/i;

const outcomeOf = (words: string): RuledEntry['outcome'] => {
  if (/in part/i.test(words)) return 'granted_in_part';
  if (/moot/i.test(words)) return 'moot';
  if (/^grant/i.test(words)) return 'granted';
  return /^terminat/i.test(words) ? 'terminated' : 'denied';
};

/** One entry may hold several motions: granted with another word beside it is granted in part. */
const together = (a: RuledEntry['outcome'], b: RuledEntry['outcome']): RuledEntry['outcome'] => {
  if (a === b) return a;
  return [a, b].some(one => one === 'granted' || one === 'granted_in_part') ? 'granted_in_part' : 'denied';
};

const digitsIn = (list: string): readonly number[] => (list.match(/(?<![-\d])\d{1,4}/g) ?? []).map(Number);

const furthest = 1_500;

type Add = (entries: readonly number[], outcome: RuledEntry['outcome']) => void;

/** What is ruled in so many words: a verb and a number, or a number and a verb. */
const addSaid = (text: string, add: Add): void => {
  const alone = isOrder.test(text) ? text.matchAll(numbersAlone) : [];
  for (const match of [...text.matchAll(verbFirst), ...alone]) {
    if (match.index > 0 && ofAnotherOrder.test(text.slice(Math.max(0, match.index - 24), match.index))) continue;
    add(digitsIn(match[2]!), outcomeOf(match[0].slice(0, match[0].indexOf(match[2]!))));
  }
  for (const [, list, words] of [
    ...text.matchAll(motionFirst),
    ...text.matchAll(numberFirst),
    ...text.matchAll(motionBare),
  ])
    add(digitsIn(list!), outcomeOf(words!));
  for (const [, words, list] of text.matchAll(motionDashed)) add(digitsIn(list!), outcomeOf(words!));
  for (const [, words, marked, bare] of text.matchAll(motionBetween)) add(digitsIn(marked ?? bare!), outcomeOf(words!));
};

/** The motions that an order rules on, as far as it names them by their numbers; each once. */
export const ruledEntries = (body: string, disposition: Disposition | undefined): readonly RuledEntry[] => {
  const text = body.slice(0, furthest);
  const found = new Map<number, RuledEntry>();
  const add: Add = (entries, outcome) => {
    for (const entry of entries) {
      const before = found.get(entry)?.outcome;
      found.set(entry, { entry, outcome: before === undefined ? outcome : together(before, outcome) });
    }
  };
  addSaid(text, add);
  if (found.size > 0 || disposition === undefined) return [...found.values()];
  const [, one] = named.exec(text) ?? [];
  if (one) return [{ entry: Number(one), outcome: outcomes[disposition] }];
  const all = new Set([...text.matchAll(cited)].map(([, entry]) => Number(entry)));
  const entry = numbered(citedMotion, text);
  return all.size === 1 && entry !== undefined ? [{ entry, outcome: outcomes[disposition] }] : [];
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
