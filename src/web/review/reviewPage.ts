import type { ToReview } from '../../../projections/review/toReview.ts';
import type { CaseToReview } from '../../views/reviewQueue.ts';
import { dayTold } from '../../words/days.ts';
import { gist } from '../../words/gist.ts';
import { pageWords } from '../../words/pageWords.ts';
import { reviewWords } from '../../words/reviewWords.ts';
import { say } from '../../words/words.ts';
import { queryOf } from '../address.ts';
import type { CaseView } from '../case/caseView.ts';
import { frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import { sourceLinks } from '../sourceLinks.ts';
import type { Visit } from '../visit.ts';
import type { Verdict } from './verdict.ts';
import { confirmAllForm, saidHtml, verdictForms } from './verdictForms.ts';

type Counts = readonly { readonly reason: string; readonly count: number }[];

export interface Queue {
  readonly cases: readonly CaseToReview[];
  readonly reasons: Counts;
  /** Of them the only one that is shown. */
  readonly reason: string | undefined;
  readonly next: string | undefined;
}

const reasonLinks = (reasons: Counts, chosen: string | undefined, caseId: string | undefined, visit: Visit): Html => {
  const { lang } = visit;
  const link = (reason: string | undefined, name: string): Html =>
    html`<a href="/review${queryOf({ case: caseId, reason })}"${reason === chosen ? html` aria-current="true"` : ''}>${name}</a> `;
  return html`<nav class="tabs" aria-label="${reviewWords[lang].reason}">${link(undefined, pageWords[lang].all)}${reasons.map(({ reason, count }) => link(reason, `${say(lang, reason)} (${count})`))}</nav>`;
};

/** The cases in which something waits. */
export const reviewPage = ({ cases, reasons, reason, next }: Queue, visit: Visit): Html => {
  const { lang } = visit;
  const words = reviewWords[lang];
  const row = ({ id, title, reasons: counts, total }: CaseToReview): Html =>
    html`<tr><td><a href="/review${queryOf({ case: id, reason })}">${title}</a></td><td>${counts.map(one => `${say(lang, one.reason)} ${one.count}`).join(', ')}</td><td class="days">${total}</td></tr>`;
  const table = html`<table><thead><tr><th scope="col">${say(lang, 'case')}</th><th scope="col">${words.reason}</th><th scope="col">${words.waiting}</th></tr></thead><tbody>${cases.map(row)}</tbody></table>`;
  return frame(
    visit,
    words.title,
    html`<h1>${words.title}</h1><p>${words.lead}</p>
${reasonLinks(reasons, reason, undefined, visit)}
${cases.length === 0 ? html`<p>${words.nothing}</p>` : table}
${next === undefined ? '' : html`<p class="pages"><a href="${next}" rel="next">${pageWords[lang].more}</a></p>`}`,
  );
};

export interface CaseQueue {
  readonly view: CaseView;
  /** Those of this page, and how many there are. */
  readonly items: readonly ToReview[];
  readonly total: number;
  readonly reasons: Counts;
  readonly reason: string | undefined;
  /** What an entry says, by its id. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was recorded before one came back to it. */
  readonly said: Verdict | undefined;
}

/** What waits in one case, the newest first: a page of it. */
export const caseReviewPage = ({ view, items, total, reasons, reason, texts, said }: CaseQueue, visit: Visit): Html => {
  const { state, speech } = view;
  const { lang } = speech;
  const words = reviewWords[lang];
  const place = { caseId: state.id, back: `/review${queryOf({ case: state.id, reason })}` };
  const row = ({ action, reasons: why }: ToReview): Html => {
    const text = action.entryId === undefined ? undefined : texts.get(action.entryId);
    return html`<li id="a-${action.id}"><p class="what"><strong><a href="/actions/${action.id}?case=${state.id}">${say(lang, action.type)}</a></strong> ${gist(action, speech)} <small>${action.on ? dayTold(action.on, lang) : '?'}${action.entry ? ` #${action.entry.number}` : ''}</small></p>
${text === undefined ? '' : html`<blockquote dir="auto">${text}</blockquote>`}
<p><small>${why.map(one => say(lang, one)).join(', ')}. ${sourceLinks(action.sources)}</small></p>${verdictForms(action, place, visit)}</li>`;
  };
  return frame(
    visit,
    `${words.title}: ${state.title}`,
    html`<h1>${words.title}: <a href="/cases/${state.id}">${state.title}</a> <small>${total}</small></h1>${saidHtml(said, visit)}<p>${words.lead}</p>
${reasonLinks(reasons, reason, state.id, visit)}
${
  items.length === 0
    ? html`<p>${words.nothing} <a href="/review">${words.title}</a></p>`
    : html`<ol class="queue">${items.map(row)}</ol>${confirmAllForm(
        items.map(({ action }) => action.id),
        place,
        visit,
      )}`
}`,
  );
};
