import type { ActionType } from '../../events/catalogue.ts';

/** What a mark in the picture stands for; the surer it moves a case, the earlier here. */
export const markKinds = [
  'ending',
  'ruling',
  'pleading',
  'appeal',
  'motion',
  'hearing',
  'people',
  'context',
  'entry',
] as const;

export type MarkKind = (typeof markKinds)[number];

const byType: Readonly<Partial<Record<ActionType, MarkKind>>> = {
  'case.withdrawn': 'ending',
  'case.dismissed': 'ending',
  'case.settled': 'ending',
  'case.closed': 'ending',
  'case.removed': 'ending',
  'case.transferred': 'ending',
  'case.remanded': 'ending',
  'judgment.entered': 'ending',
  'verdict.returned': 'ending',
  'mandate.issued': 'appeal',
  'motion.ruled': 'ruling',
  'claim.disposed': 'ruling',
  'claim.sustained': 'ruling',
  'recommendation.made': 'ruling',
  'case.stayed': 'ruling',
  'stay.lifted': 'ruling',
  'case.reopened': 'ruling',
  'case.filed': 'pleading',
  'case.refiled': 'pleading',
  'answer.filed': 'pleading',
  'counterclaim.filed': 'pleading',
  'crossclaim.filed': 'pleading',
  'third_party_complaint.filed': 'pleading',
  'context.noted': 'context',
};

const byFamily: Readonly<Record<string, MarkKind>> = {
  complaint: 'pleading',
  motion: 'motion',
  order: 'ruling',
  hearing: 'hearing',
  appeal: 'appeal',
  party: 'people',
  counsel: 'people',
  judge: 'people',
};

export const markKindOf = (type: ActionType): MarkKind =>
  byType[type] ?? byFamily[type.slice(0, type.indexOf('.'))] ?? 'entry';

const ranks = new Map<MarkKind, number>(markKinds.map((kind, rank) => [kind, rank]));

/** Less where it moves a case more. */
export const rankOf = (kind: MarkKind): number => ranks.get(kind)!;
