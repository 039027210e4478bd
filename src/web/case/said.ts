import type { Amendment, EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import { dayTold } from '../../words/days.ts';
import { gist } from '../../words/gist.ts';
import { pageWords } from '../../words/pageWords.ts';
import { say, sayKind } from '../../words/words.ts';
import { type Html, html } from '../html.ts';
import type { CaseView } from './caseView.ts';
import { marksHtml } from './marks.ts';

/** What an entry says, where the action is the entry itself. */
export const textOf = (action: EffectiveAction): string | undefined =>
  action.type === 'entry.recorded' && action.data.text !== '' ? action.data.text : undefined;

const sinceTold = (word: string, { recordedAt, recordedBy, reason }: Amendment, { speech }: CaseView): string =>
  [`${say(speech.lang, word)} ${dayTold(recordedAt.slice(0, 10), speech.lang)} (${recordedBy})`, reason]
    .filter(Boolean)
    .join(': ');

/** Of a correction also what was believed before it. */
const corrected = ({ id, corrected: by }: EffectiveAction, view: CaseView): Html | '' => {
  if (!by) return '';
  const before = view.original(id);
  const words = pageWords[view.speech.lang];
  const told = before && [say(view.speech.lang, before.type), gist(before, view.speech)].filter(Boolean).join(': ');
  return html`<details class="since"><summary>${sinceTold('corrected', by, view)}</summary>${words.earlierBelief}: <del>${told}</del> <a href="/actions/${id}?case=${view.state.id}#since">${words.allSaid}</a></details>`;
};

const confirmed = ({ confirmed: by }: EffectiveAction, view: CaseView): Html | '' =>
  by ? html` <small>${sinceTold('confirmed', by, view)}</small>` : '';

/** On what an action rests that no source states. */
const basis = ({ id, inferred }: EffectiveAction, { original, speech: { lang } }: CaseView): Html | '' => {
  const known = inferred ? original(id)?.basis : undefined;
  return known?.rule === undefined ? '' : html` <small>(${sayKind(lang, 'basis', known.kind)}: ${known.rule})</small>`;
};

/** An action in a line: its type, which leads to it, what one must know before believing it, and what it did. */
export const said = (action: EffectiveAction, view: CaseView): Html => {
  const { speech, state } = view;
  const { lang } = speech;
  const told = textOf(action) === undefined ? gist(action, speech) : '';
  return html`<li><a class="type" href="/actions/${action.id}?case=${state.id}">${say(lang, action.type)}</a> ${marksHtml(action, lang)}${told}${basis(action, view)}${confirmed(action, view)}${corrected(action, view)}</li>`;
};
