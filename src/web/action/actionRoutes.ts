import type { Router } from 'express';
import * as z from 'zod';
import { slug } from '../../../events/reference.ts';
import { parseInput } from '../../commands/caseFile.ts';
import { diffOf, eventsOf } from '../../views/askCase.ts';
import { actionAt, findAction } from '../../views/findAction.ts';
import { UnknownActionError } from '../../views/unknownActionError.ts';
import { pagesBehind } from '../answering.ts';
import type { FoldedCases } from '../case/foldedCases.ts';
import type { PagesParts } from '../parts.ts';
import { field } from '../questions.ts';
import { verdict } from '../review/verdict.ts';
import { actionPage } from './actionPage.ts';

/** In which case the action is. */
const actionQuestion = z.strictObject({ case: field(slug), correct: field(z.literal('yes')), said: field(verdict) });

/** A longer case is folded twice only for whoever asks what an action changed. */
const mostToCompare = 5_000;

const actionId = z.uuid({ error: 'is no id of an action' });

/** The page of one action. */
export const actionPages = ({ reader, views, gate }: PagesParts, folded: FoldedCases): Router => {
  const pages = pagesBehind(gate);
  /** An id is one in its stream; where a link names the case, it is the action of that one. */
  const foundIn = async (caseId: string | undefined, id: string) => {
    const found = await findAction(reader, views, id);
    if (!found || caseId === undefined || found.heldBy === caseId || found.event.caseId === caseId) return found;
    const own = (await eventsOf(reader, caseId)).find(event => event.id === id);
    return own ? actionAt(reader, { caseId, revision: own.revision }) : found;
  };

  pages.get('/actions/:id', 'read', async ({ params, query }, visit) => {
    const { case: caseId, correct, said } = parseInput(actionQuestion, query);
    const id = parseInput(actionId, params.id).toLowerCase();
    const found = await foundIn(caseId, id);
    if (!found) throw new UnknownActionError(id);
    const { caseId: recordedIn, revision } = found.event;
    const { state, history, names } = await folded.get(found.heldBy, {});
    const effective = [...history.items, ...history.retracted].find(one => one.id === id);
    const diff =
      revision === 0 || state.revision > mostToCompare
        ? undefined
        : await diffOf(reader, recordedIn, { at: String(revision - 1) }, { at: String(revision) });
    const isCorrecting = correct !== undefined;
    return actionPage(
      { said, isCorrecting, found, state, effective, diff, speech: { lang: visit.lang, names, whole: true } },
      visit,
    );
  });
  return pages.router;
};
