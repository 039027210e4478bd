import type { Router } from 'express';
import * as z from 'zod';
import { slug } from '../../../events/reference.ts';
import { parseInput } from '../../commands/caseFile.ts';
import { diffOf } from '../../views/askCase.ts';
import { findAction } from '../../views/findAction.ts';
import { UnknownActionError } from '../../views/unknownActionError.ts';
import { pagesBehind } from '../answering.ts';
import type { FoldedCases } from '../case/foldedCases.ts';
import type { PagesParts } from '../parts.ts';
import { field } from '../questions.ts';
import { actionPage } from './actionPage.ts';

/** Where links say in which case an action is, so that an id is one where cases are joined. */
const actionQuestion = z.strictObject({ case: field(slug) });

/** A longer case is folded twice only for whoever asks what an action changed. */
const mostToCompare = 5_000;

const actionId = z.uuid({ error: 'is no id of an action' });

/** The page of one action. */
export const actionPages = ({ reader, views, gate }: PagesParts, folded: FoldedCases): Router => {
  const pages = pagesBehind(gate);
  pages.get('/actions/:id', 'read', async ({ params, query }, visit) => {
    parseInput(actionQuestion, query);
    const id = parseInput(actionId, params.id).toLowerCase();
    const found = await findAction(reader, views, id);
    if (!found) throw new UnknownActionError(id);
    const { caseId, revision } = found.event;
    const { state, history, names } = await folded.get(found.heldBy, {});
    const effective = [...history.items, ...history.retracted].find(one => one.id === id);
    const diff =
      revision === 0 || state.revision > mostToCompare
        ? undefined
        : await diffOf(reader, caseId, { at: String(revision - 1) }, { at: String(revision) });
    return actionPage({ found, state, effective, diff, speech: { lang: visit.lang, names, whole: true } }, visit);
  });
  return pages.router;
};
