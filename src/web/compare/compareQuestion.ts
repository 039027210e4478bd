import * as z from 'zod';
import { courtDay } from '../../../events/courtDate.ts';
import { InvalidInputError } from '../../commands/caseFile.ts';
import type { CaseQuery } from '../../views/askCase.ts';
import { diffSides } from '../../views/diffSides.ts';
import { revision } from '../../views/questions.ts';
import { field } from '../questions.ts';

export const compareQuestion = z.strictObject({
  from: field(courtDay),
  to: field(courtDay),
  fromAt: field(revision),
  toAt: field(revision),
  /** Days by which this Lis knew of something. */
  learnedFrom: field(courtDay),
  learnedTo: field(courtDay),
  asOf: field(courtDay),
  docketedBy: field(courtDay),
  at: field(revision),
});

export type CompareAsked = z.infer<typeof compareQuestion>;

const endOf = (day: string): string => `${day}T23:59:59Z`;

/** The two questions that are compared; undefined where none was asked yet. Throws InvalidInputError. */
export const comparedSides = (asked: CompareAsked): readonly [CaseQuery, CaseQuery] | undefined => {
  for (const [first, last] of [
    ['from', 'to'],
    ['learnedFrom', 'learnedTo'],
  ] as const)
    if (asked[first] !== undefined && asked[last] !== undefined && asked[first] > asked[last])
      throw new InvalidInputError([{ pointer: `/${first}`, detail: `lies after ${asked[last]}` }]);
  const { learnedFrom, learnedTo, asOf, docketedBy, ...rest } = asked;
  if (Object.values(asked).every(value => value === undefined)) return undefined;
  if (learnedFrom !== undefined && learnedTo !== undefined)
    return [
      { asOf, docketedBy, knownAt: endOf(learnedFrom) },
      { asOf, docketedBy, knownAt: endOf(learnedTo) },
    ];
  const sides = diffSides({ ...rest, asOf, docketedBy });
  if (sides) return sides;
  throw new InvalidInputError([{ pointer: '', detail: 'Give two days, one before and one after.' }]);
};
