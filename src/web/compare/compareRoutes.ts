import type { Router } from 'express';
import { parseInput } from '../../commands/caseFile.ts';
import { diffBetween } from '../../views/askCase.ts';
import { pagesBehind } from '../answering.ts';
import type { FoldedCases } from '../case/foldedCases.ts';
import type { PagesParts } from '../parts.ts';
import { comparePage } from './comparePage.ts';
import { comparedSides, compareQuestion } from './compareQuestion.ts';

/** What a case was and what it became. */
export const comparePages = ({ gate }: PagesParts, folded: FoldedCases): Router => {
  const pages = pagesBehind(gate);
  pages.get('/cases/:id/compare', 'read', async ({ params, query }, visit) => {
    const id = String(params.id);
    const asked = parseInput(compareQuestion, query);
    const sides = comparedSides(asked);
    if (!sides) return comparePage((await folded.get(id, {})).state, undefined, visit);
    const [before, after] = [await folded.get(id, sides[0]), await folded.get(id, sides[1])];
    const diff = diffBetween(before, after);
    return comparePage(after.state, { asked, before: before.state, after: after.state, diff }, visit);
  });
  return pages.router;
};
