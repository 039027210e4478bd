import { dispositionIn } from '../dispositions.ts';
import { motionKind, motionKinds } from '../motionKinds.ts';
import { answeredMotion, ruledEntries } from '../references.ts';
import type { Part } from './part.ts';
import { orderTitle, titleOf } from './title.ts';

/** `MOTION to Compel, MOTION to Strike by X`: several in one paper. */
const several = /(?:,|;| and|\.) (?=(?:joint |consent |in limine )?MOTION (?:to|for|in)\b)/;

export const motion: Part = ({ titled, ...opening }, { sub }) => {
  const title = titleOf({ own: titled });
  const [, ...others] = opening.own.split(several);
  const kinds = new Set([sub ?? 'other', ...others.map(motionKind)]);
  if (sub === 'other') for (const kind of motionKinds(title).slice(0, 1)) kinds.add(kind);
  const known = [...kinds].filter(kind => kind !== 'other');
  return [{ type: 'motion.filed', data: { kinds: known.length > 0 ? known : ['other'], title } }];
};

export const rulings: Part = ({ body }) =>
  ruledEntries(body, dispositionIn(body)).map(({ entry, outcome }) => ({
    type: 'motion.ruled',
    data: { motion: { entry }, outcome },
  }));

const liftsStay =
  /order (?:granting .{0,40})?(?:lifting|dissolving|vacating) (?:the |of )?stay\b|\bstay (?:of (?:the |this )?(?:case|action|proceedings) )?(?:is|be) (?:hereby )?(?:lifted|vacated|dissolved)|motion to lift (?:the )?stay/i;

/** An order that rules on motions by their numbers says that alone; any other stands as the order that it is. */
export const order: Part = (opening, labelled) => {
  const ruled = rulings(opening, labelled);
  const isLifted =
    liftsStay.test(opening.head) && !/\bden(?:y|ied|ying)|conditional transfer|automatic/i.test(opening.head);
  const lifted: ReturnType<Part> = isLifted ? [{ type: 'stay.lifted', data: { scope: 'case' } }] : [];
  return ruled.length + lifted.length > 0
    ? [...ruled, ...lifted]
    : [{ type: 'order.entered', data: { title: orderTitle(opening) } }];
};

const inSupport = /\bin ?support\b|^redact/i;

export const opposition: Part = ({ head }, { sub }) => {
  const entry = answeredMotion(head);
  if (entry === undefined || inSupport.test(head)) return [];
  const response = sub === 'non_opposition' || sub === 'opposition' ? sub : 'response';
  return [{ type: 'motion.opposed', data: { motion: { entry }, response } }];
};

export const reply: Part = ({ head }) => {
  const entry = answeredMotion(head);
  return entry === undefined ? [] : [{ type: 'motion.replied', data: { motion: { entry } } }];
};
