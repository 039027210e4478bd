import type { EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import { reviewWords } from '../../words/reviewWords.ts';
import { hidden } from '../hidden.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { Verdict } from './verdict.ts';

const mayRecord = ({ visitor }: Visit): boolean => visitor?.scopes.has('record') === true;

/** That it was recorded. */
export const saidHtml = (said: Verdict | undefined, { lang }: Visit): Html | '' =>
  said === undefined ? '' : html`<p class="said" role="status">${reviewWords[lang].said[said]}</p>`;

interface Place {
  readonly caseId: string;
  /** The page that one comes back to. */
  readonly back: string;
}

/** Confirms an action or takes it back, in one click; for whom a key lets record. */
export const verdictForms = ({ id, confirmed }: EffectiveAction, { caseId, back }: Place, visit: Visit): Html => {
  const words = reviewWords[visit.lang];
  const onItsPage = back.startsWith('/actions/');
  if (!mayRecord(visit)) return html`<p><small>${words.mayNot}</small></p>`;
  const button = (verdict: 'confirm' | 'retract'): Html =>
    html`<button name="verdict" value="${verdict}">${words[verdict]}</button> `;
  return html`<form class="verdict" method="post" action="/review/${caseId}">${hidden('id', id)}${hidden('back', back)}${confirmed ? '' : button('confirm')}${button('retract')}${onItsPage ? '' : html`<a href="/actions/${id}?case=${caseId}&amp;correct=yes#correct">${words.correct}</a>`}</form>`;
};

/** Confirms many at once. */
export const confirmAllForm = (ids: readonly string[], { caseId, back }: Place, visit: Visit): Html | '' =>
  ids.length < 2 || !mayRecord(visit)
    ? ''
    : html`<form method="post" action="/review/${caseId}">${ids.map(id => hidden('id', id))}${hidden('back', back)}<button name="verdict" value="confirm">${reviewWords[visit.lang].confirmAll} (${ids.length})</button></form>`;

/** Says what an action should be instead. `standing` is the action as it counts. */
export const correctionForm = (
  id: string,
  standing: unknown,
  { caseId, back }: Place,
  isOpen: boolean,
  visit: Visit,
): Html | '' => {
  if (!mayRecord(visit)) return '';
  const words = reviewWords[visit.lang];
  return html`<details id="correct"${isOpen ? html` open` : ''}><summary>${words.correct}</summary><form class="form tall" method="post" action="/review/${caseId}">${hidden('id', id)}${hidden('back', back)}
<label>${words.asAction} <textarea name="action" rows="14" spellcheck="false" required>${JSON.stringify(standing, null, 2)}</textarea></label>
<label>${words.why} <input name="reason" required maxlength="2000"></label>
<button name="verdict" value="correct">${words.correct}</button></form></details>`;
};
