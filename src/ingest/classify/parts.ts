import { judgeName } from '../names.ts';
import { slugOf } from '../record/slugOf.ts';
import { courtTimeIn } from './courtTimes.ts';
import { dispositionIn } from './dispositions.ts';
import { motionKinds } from './motionKinds.ts';
import type { Opening } from './opening.ts';
import type { PartDraft } from './reading.ts';
import { answeredMotion, ruledEntries } from './references.ts';

/** What an entry was read as, and the number that the court gave it. */
export interface Labelled {
  readonly label: string;
  readonly sub: string | null;
  readonly number: number | undefined;
}

type Part = (opening: Opening, labelled: Labelled) => readonly PartDraft[];

/** What a paper calls itself, without who filed it. */
const titleOf = ({ own }: Opening): string =>
  own
    .replace(/\s*\(.*$/, '')
    .replace(/\s(?:addressed to|document filed)\b.*$|\.\s+document\b.*$/i, '')
    .replace(/\s(?:filed )?by\s?[A-Z].*$/, '')
    .replace(/[\s,;.:]+$/, '')
    .slice(0, 300)
    .trim() || own.slice(0, 300);

const pleading =
  (type: 'complaint.filed' | 'complaint.amended', name: string): Part =>
  (opening, { number }) =>
    number === undefined ? [] : [{ type, data: { pleading: `${name}-${number}`, title: titleOf(opening) } }];

const motion: Part = ({ head, ...opening }, { sub }) => {
  const words = titleOf({ ...opening, head });
  const others = motionKinds(words).filter(kind => kind !== sub && kind !== 'other');
  return [
    {
      type: 'motion.filed',
      data: { kinds: [sub ?? 'other', ...(sub === 'other' ? others.slice(0, 1) : [])], title: words },
    },
  ];
};

const rulings: Part = opening =>
  ruledEntries(opening.body, dispositionIn(opening.body)).map(({ entry, outcome }) => ({
    type: 'motion.ruled',
    data: { motion: { entry }, outcome },
  }));

/** An order that rules on motions by their numbers says that alone; any other stands as the order that it is. */
const order: Part = (opening, labelled) => {
  const ruled = rulings(opening, labelled);
  return ruled.length > 0 ? ruled : [{ type: 'order.entered', data: { title: titleOf(opening) } }];
};

const answering =
  (type: 'motion.opposed' | 'motion.replied'): Part =>
  ({ head }, { sub }) => {
    const entry = answeredMotion(head);
    if (entry === undefined) return [];
    if (type === 'motion.replied') return [{ type, data: { motion: { entry } } }];
    const response = sub === 'non_opposition' || sub === 'opposition' ? sub : 'response';
    return [{ type, data: { motion: { entry }, response } }];
  };

const ofPart =
  /\b(?:as to|against|between|of) (?:the )?(?:defendants?|part(?:y|ies)|counts?|plaintiff|third-party)\b|\b(?:defendants?|counts?|claims?) [^.]{0,80}\b(?:is|are)\b[^.]{0,20} dismissed|partial|\bonly\b|\bas to [A-Z]|dismiss\w* defendant/i;

const withPrejudice = (body: string): 'with' | 'without' | null =>
  /without prejudice/i.test(body) ? 'without' : /with prejudice/i.test(body) ? 'with' : null;

const ways: readonly (readonly [RegExp, 'stipulation' | 'settled' | 'prosecution' | 'jurisdiction' | 'motion'])[] = [
  [/stipulat/i, 'stipulation'],
  [/settle/i, 'settled'],
  [/(?:failure|want|lack) (?:to|of) prosecut/i, 'prosecution'],
  [/jurisdiction/i, 'jurisdiction'],
  [/motion/i, 'motion'],
];

/** Only the end of the whole case is told as its end; the rulings that brought it are told as well. */
const dismissal: Part = (opening, labelled) => {
  const ruled = rulings(opening, labelled);
  if (ofPart.test(opening.body)) return ruled;
  const [, how = 'court'] = ways.find(([words]) => words.test(opening.body)) ?? [];
  return [...ruled, { type: 'case.dismissed', data: { how, prejudice: withPrejudice(opening.body) } } as PartDraft];
};

/** A plaintiff's own notice ends the case without prejudice unless it says otherwise; a stipulation needs no order. */
const voluntary: Part = ({ body }, { sub }) => {
  if (sub === 'party' || ofPart.test(body)) return [];
  if (sub === 'stipulation')
    return [{ type: 'case.dismissed', data: { how: 'stipulation', prejudice: withPrejudice(body) ?? 'without' } }];
  return [{ type: 'case.withdrawn', data: { prejudice: withPrejudice(body) ?? 'without' } }];
};

const scopes: Readonly<Record<string, 'case' | 'deadlines' | 'discovery'>> = {
  case: 'case',
  deadlines: 'deadlines',
  discovery: 'discovery',
};

const stay: Part = (opening, labelled) => {
  const ruled = rulings(opening, labelled);
  const isOfPart = /as between|as to (?:defendant|pherah|[A-Z][a-z]+ (?:LLC|Inc))/i.test(opening.body);
  if (isOfPart || /suggestion of|notice/i.test(opening.head.slice(0, 40))) return ruled;
  return [...ruled, { type: 'case.stayed', data: { scope: scopes[labelled.sub ?? ''] ?? 'case' } }];
};

const hearingKind =
  /\b((?:(?:status|settlement|scheduling|case management|pre-?trial|final pretrial|discovery|telephone|telephonic|initial|motion|bond|detention|sentencing|markman|claim construction|evidentiary|show cause|plea|change of plea|preliminary|revocation|jury|bench|oral) )*(?:conference|hearing|trial|argument|arraignment|sentencing))\b/i;

const setTo = /\b(?:re)?(?:set|scheduled|noticed)\b (?:for|on|to)\b/i;

const hearing: Part = ({ body }, { sub }) => {
  const kind = hearingKind.exec(body)?.[1]?.toLowerCase();
  const at = setTo.exec(body);
  const time = at ? courtTimeIn(body.slice(at.index + at[0].length, at.index + 140)) : undefined;
  return sub === 'set' && kind && time ? [{ type: 'hearing.set', data: { kind, at: time } }] : [];
};

const held: Part = ({ body }) => {
  const kind = hearingKind.exec(body)?.[1]?.toLowerCase();
  const at = /\bheld\b(?: \w+){0,3}? on\b/i.exec(body);
  const day = at && courtTimeIn(body.slice(at.index + at[0].length, at.index + 60))?.slice(0, 10);
  return kind && day ? [{ type: 'hearing.held', data: { kind, sessionOn: day } }] : [];
};

const assignedTo =
  /(?:re-?assigned|assigned) to:? (?:the )?((?:(?:hon(?:orable|\.)?|u\.?s\.?|united states|chief|senior|district|magistrate|judge) )*)((?:[A-Z][\w'.-]*,? ?){2,5}?)(?=\.|,| for | and | \(|$| as )/i;

const assignment: Part = ({ body }, { sub }) => {
  const [, office = '', name = ''] = assignedTo.exec(body) ?? [];
  const bare = judgeName(name.trim());
  if ((sub !== 'assignment' && sub !== 'reassignment') || !bare || !/judge|hon/i.test(office)) return [];
  const role = /magistrate/i.test(office) ? 'referred' : 'presiding';
  return [{ type: 'judge.assigned', data: { judge: slugOf(bare, 'judge'), name: bare, role } }];
};

const judgment: Part = ({ body, event, ...opening }, { sub }) => {
  if (sub === 'returned_executed') return [];
  const title = titleOf({ body, event, ...opening });
  // A judgment in a criminal case is of one defendant; the clerk says when the case itself is closed.
  if (sub === 'criminal') return [{ type: 'judgment.entered', data: { kind: 'criminal', final: false, title } }];
  const kind =
    sub === 'default' ? 'default' : /consent/i.test(body) ? 'consent' : /dismiss/i.test(body) ? 'dismissal' : 'other';
  const isDefaultEntry = sub === 'default' && !/judgment/i.test(`${body} ${event}`);
  return isDefaultEntry ? [] : [{ type: 'judgment.entered', data: { kind, title } }];
};

/** Which labels give which actions: the table of docs/classifying.md. What is not here stays an entry. */
export const parts: Readonly<Record<string, Part>> = {
  complaint: (opening, labelled) =>
    labelled.sub === 'original' ? pleading('complaint.filed', 'complaint')(opening, labelled) : [],
  amended_complaint: pleading('complaint.amended', 'amended-complaint'),
  answer: opening => [{ type: 'answer.filed', data: { title: titleOf(opening) } }],
  motion,
  order,
  opposition: answering('motion.opposed'),
  reply: answering('motion.replied'),
  stipulation: opening => [{ type: 'stipulation.filed', data: { title: titleOf(opening) } }],
  objection: opening => [{ type: 'objection.filed', data: { title: titleOf(opening) } }],
  brief: opening => [{ type: 'brief.filed', data: { title: titleOf(opening) } }],
  dismissal_by_court: dismissal,
  voluntary_dismissal: voluntary,
  stay,
  hearing_set: hearing,
  minute_entry: held,
  reassignment: assignment,
  judgment,
  case_closed: (_opening, { sub }) => [
    { type: 'case.closed', data: { how: sub === 'administrative' ? 'administrative' : 'terminated' } },
  ],
  reopened: () => [{ type: 'case.reopened', data: {} }],
  appeal_notice: () => [{ type: 'appeal.noticed', data: {} }],
  mandate: (_opening, { sub }) => [
    { type: 'mandate.issued', data: sub && sub !== 'issued' && sub !== 'spread' ? { outcome: sub } : {} },
  ],
  settlement_notice: () => [{ type: 'settlement.noticed', data: {} }],
};
