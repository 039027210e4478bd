import type { Router } from 'express';
import * as z from 'zod';
import { slug } from '../../../events/reference.ts';
import { type ToReview, toReview } from '../../../projections/review/toReview.ts';
import { amendmentOf } from '../../commands/amendment.ts';
import { InvalidInputError, parseInput } from '../../commands/caseFile.ts';
import { record } from '../../commands/record.ts';
import { shortText } from '../../views/questions.ts';
import { casesToReview, reviewReasons } from '../../views/reviewQueue.ts';
import { reviewWords } from '../../words/reviewWords.ts';
import type { Language } from '../../words/words.ts';
import { queryOf, withParameter } from '../address.ts';
import { pagesBehind } from '../answering.ts';
import type { FoldedCases } from '../case/foldedCases.ts';
import { ownPath } from '../ownPath.ts';
import type { PagesParts } from '../parts.ts';
import { field, pageNumber } from '../questions.ts';
import { caseReviewPage, reviewPage } from './reviewPage.ts';
import { verdict } from './verdict.ts';

const perPage = 50;
const perCase = 25;

const reviewQuestion = z.strictObject({
  case: field(slug),
  reason: field(shortText),
  page: field(pageNumber),
  said: field(verdict),
});

const actionIds = z.preprocess(
  value => (Array.isArray(value) ? value : [value]),
  z
    .array(z.uuid({ error: 'is no id of an action' }))
    .min(1)
    .max(perCase),
);

const verdictForm = z.strictObject({
  id: actionIds,
  verdict,
  back: ownPath.default('/review'),
  action: z.string().max(100_000).optional(),
  reason: z.string().trim().max(2_000).optional(),
});

type VerdictSent = z.infer<typeof verdictForm>;

const replacement = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new InvalidInputError([{ pointer: '/action', detail: 'is no JSON' }]);
  }
};

/** What is said of each action, as the action that says so. Throws InvalidInputError. */
const actionsOf = ({ id: ids, verdict: said, action, reason }: VerdictSent, lang: Language) => {
  if (said === 'confirm') return ids.map(id => amendmentOf('action.confirmed', id, {}));
  if (said === 'retract')
    return ids.map(id => amendmentOf('action.retracted', id, { reason: reason || reviewWords[lang].retractReason }));
  return ids.map(id => amendmentOf('action.corrected', id, { action: replacement(action), reason: reason ?? '' }));
};

const countsOf = (items: readonly ToReview[]) =>
  [
    ...Map.groupBy(
      items.flatMap(({ reasons }) => reasons),
      reason => reason,
    ),
  ].map(([reason, { length: count }]) => ({
    reason,
    count,
  }));

/** What nobody vouched for yet, and the verdicts of whoever does. */
export const reviewPages = ({ log, reader, views, gate }: PagesParts, folded: FoldedCases): Router => {
  const pages = pagesBehind(gate);
  const recorder = { log, streams: reader.streams, now: reader.now };

  pages.get('/review', 'read', async ({ query }, visit) => {
    const { case: caseId, reason, page = 1, said } = parseInput(reviewQuestion, query);
    if (caseId === undefined) {
      const found = casesToReview(views.store, { reason, limit: perPage + 1, offset: (page - 1) * perPage });
      const next = found.length > perPage ? `/review${queryOf({ reason, page: page + 1 })}` : undefined;
      return reviewPage({ cases: found.slice(0, perPage), reasons: reviewReasons(views.store), reason, next }, visit);
    }
    const { state, history, names, original } = await folded.get(caseId, {});
    const all = toReview(state, history.items).toReversed();
    const wanted = reason === undefined ? all : all.filter(({ reasons }) => reasons.includes(reason));
    const texts = new Map(
      history.items.flatMap(one =>
        one.type === 'entry.recorded' && one.entryId !== undefined ? [[one.entryId, one.data.text] as const] : [],
      ),
    );
    const view = { state, history, original, asked: {}, speech: { lang: visit.lang, names } };
    const items = wanted.slice(0, perCase);
    return caseReviewPage({ view, items, total: wanted.length, reasons: countsOf(all), reason, texts, said }, visit);
  });

  pages.post('/review/:id', 'record', async ({ params, body }, visit) => {
    const said = parseInput(verdictForm, body);
    const caseId = parseInput(slug, params.id);
    const origin = { recordedBy: visit.visitor!.name };
    await record(recorder, { caseId, actions: actionsOf(said, visit.lang), origin, begun: true });
    return { to: withParameter(said.back, 'said', said.verdict) };
  });

  return pages.router;
};
