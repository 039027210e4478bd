import { compareWords } from '../../words/compareWords.ts';
import { dayTold } from '../../words/days.ts';
import { sittingName } from '../../words/hearingName.ts';
import { pageWords } from '../../words/pageWords.ts';
import { phrases } from '../../words/phrases.ts';
import { statusLine } from '../../words/statusLine.ts';
import { say, sayKind } from '../../words/words.ts';
import { hidden } from '../hidden.ts';
import { type Content, type Html, html } from '../html.ts';
import { addressOf, type CaseView } from './caseView.ts';

const nextTold = ({ state, speech: { lang } }: CaseView): string => {
  const { nextHearing } = state;
  const words = pageWords[lang];
  if (!nextHearing?.at) return words.noNext;
  return `${words.next}: ${sittingName(nextHearing, lang)}, ${dayTold(nextHearing.at, lang)}.`;
};

/** Where the case stands, as one sentence, and what comes next. */
export const standing = (view: CaseView): Html => {
  const { state, speech } = view;
  const { lang, names } = speech;
  const docket = state.proceeding === null ? undefined : (names.dockets.get(state.proceeding) ?? state.proceeding);
  const status = statusLine(state, lang).replace(/\d{4}-\d{2}(-\d{2})?/g, day => dayTold(day, lang));
  return html`<p class="standing ${state.status}"><strong>${status}</strong>${docket === undefined ? '' : html` <span class="docket">${docket}</span>`}. ${state.status === 'not_filed' ? '' : nextTold(view)}</p>`;
};

/** Whose dates and which record the page goes by: a form that works without script. */
export const questionForm = (view: CaseView): Html => {
  const { state, asked, speech, history } = view;
  const words = pageWords[speech.lang];
  const basis =
    asked.docketedBy !== undefined
      ? 'record'
      : asked.at !== undefined || asked.knownAt !== undefined
        ? 'known'
        : 'effect';
  const choice = (value: string, name: string): Html =>
    html`<label><input type="radio" name="by" value="${value}"${basis === value ? html` checked` : ''}> ${name}</label>`;
  const first = history.items.find(({ day }) => day !== '')?.day ?? state.asOf;
  const cited = addressOf(view, { asOf: state.asOf, at: state.at, knownAt: undefined, page: undefined });
  return html`<form class="question" action="/cases/${state.id}">
<label>${words.asOf} <input type="date" name="asOf" value="${state.asOf}" data-first="${first}"></label>
<span class="slider"></span>
<fieldset><legend>${words.by}</legend>${choice('effect', words.inEffect)}${choice('record', words.onRecord)}${choice('known', words.known)}</fieldset>
${(['kind', 'docket', 'party', 'text', 'from', 'to'] as const).map(name => hidden(name, asked[name]))}
<button>${words.show}</button> <a href="/cases/${state.id}">${words.today}</a>
</form>
<p class="cite"><a href="${cited}" title="${words.citeHint}" data-cite>${words.cite}</a> <code>${state.at}</code> · <a href="/cases/${state.id}/compare">${compareWords[speech.lang].title}</a></p>`;
};

/** What is not known, before anything else is believed. */
export const coverage = ({ state, speech: { lang, names } }: CaseView): Html | '' => {
  const words = pageWords[lang];
  const lines = state.proceedings.flatMap(
    ({ id, coverage: { capturedOn, throughOn, throughEntry, missing, gaps } }) => {
      if (throughOn === null && capturedOn === null) return [];
      const through = throughEntry === null ? '' : `, ${phrases[lang].throughEntry(throughEntry)}`;
      const numbers = gaps.map(({ from, to }) => (from === to ? `#${from}` : `#${from}–${to}`)).join(', ');
      const gap =
        missing === 0 ? '' : html` <details><summary>${phrases[lang].missing(missing)}</summary>${numbers}</details>`;
      return html`<li>${names.dockets.get(id) ?? id}: ${say(lang, 'record_covered_to')} ${dayTold(throughOn ?? capturedOn!, lang)}${through}.${gap}</li>`;
    },
  );
  const sealed = state.withheld > 0 ? html`<li>${phrases[lang].underSeal(state.withheld)}</li>` : '';
  const flags = state.flags.map(({ flag }) => html`<li>${say(lang, flag)}</li>`);
  const part = (title: string, items: Content): Html => html`<h2>${title}</h2><ul>${items}</ul>`;
  const isCovered = lines.length === 0 && sealed === '';
  if (isCovered && flags.length === 0) return '';
  return html`<section class="coverage">${isCovered ? '' : part(words.notCovered, [lines, sealed])}${flags.length === 0 ? '' : part(words.flags, flags)}</section>`;
};

export const related = ({ state, speech: { lang } }: CaseView): Html | '' =>
  state.related.length === 0
    ? ''
    : html`<section><h2>${pageWords[lang].related}</h2><ul>${state.related.map(
        ({ court, docketNumber, caseId, relation }) => {
          const name = `${court} ${docketNumber}`;
          return html`<li>${caseId === null ? name : html`<a href="/cases/${caseId}">${name}</a>`} (${sayKind(lang, 'relation', relation)})</li>`;
        },
      )}</ul></section>`;
