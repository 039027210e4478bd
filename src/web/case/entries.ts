import type { EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import { markKinds } from '../../drawing/markKind.ts';
import { dayTold } from '../../words/days.ts';
import { markWords } from '../../words/markWords.ts';
import { pageWords } from '../../words/pageWords.ts';
import { say, sayField } from '../../words/words.ts';
import { hidden } from '../hidden.ts';
import { type Html, html } from '../html.ts';
import { sourceLinks } from '../sourceLinks.ts';
import { addressOf, type CaseView } from './caseView.ts';
import { type EntryRow, entryRows, fitting } from './rows.ts';
import { said, textOf } from './said.ts';

const perPage = 100;

const whenTold = ({ on, notAfter, day }: EffectiveAction, lang: CaseView['speech']['lang']): string =>
  on !== null ? dayTold(on, lang) : `≤ ${dayTold(notAfter ?? day, lang)}`;

const rowHtml = (row: EntryRow, view: CaseView): Html => {
  const { lang, names } = view.speech;
  const [first] = row.actions as [EffectiveAction, ...EffectiveAction[]];
  const numbered = row.actions.find(({ entry }) => entry !== undefined);
  const text = row.actions.map(textOf).find(one => one !== undefined);
  const others = row.actions.filter(action => action.type !== 'entry.recorded' || text === undefined);
  const sourced = row.actions.find(({ sources }) => sources.length > 0);
  return html`<tr id="a-${row.id}"><td class="when">${row.actions.flatMap(({ id }) => (id === row.id ? [] : html`<span id="a-${id}"></span>`))}<time datetime="${row.day}">${whenTold(first, lang)}</time>${names.places.size > 0 && row.docket ? html`<br><small>${names.places.get(row.docket) ?? row.docket}</small>` : ''}</td>
<td class="number">${numbered ? html`<a href="#a-${row.id}">#${numbered.entry!.number}</a>` : ''}</td>
<td class="what"><svg class="icon" viewBox="-8 -8 16 16" role="img" aria-label="${markWords[lang][row.kind]}"><use href="#m-${row.kind}"/></svg><ul>${others.map(action => said(action, view))}</ul>${text === undefined ? '' : html`<p class="text" dir="auto">${text}</p>`}</td>
<td class="source">${sourced ? sourceLinks(sourced.sources) : ''}<small>${first.recordedBy}, <time datetime="${first.recordedAt}">${dayTold(first.recordedAt.slice(0, 10), lang)}</time></small></td></tr>`;
};

const option = (value: string, name: string, chosen: string | undefined): Html =>
  html`<option value="${value}"${value === chosen ? html` selected` : ''}>${name}</option>`;

const filters = (view: CaseView): Html => {
  const { asked, speech, state } = view;
  const words = pageWords[speech.lang];
  const dockets = state.proceedings.map(({ id }) => option(id, speech.names.dockets.get(id) ?? id, asked.docket));
  const parties = state.parties.map(({ id, name }) => option(id, name, asked.party));
  return html`<form class="filters" action="/cases/${state.id}#entries">
${hidden('asOf', asked.asOf)}${hidden('docketedBy', asked.docketedBy)}${hidden('at', asked.at)}${hidden('knownAt', asked.knownAt)}
<label>${words.kind} <select name="kind"><option value="">${words.all}</option>${markKinds.map(kind => option(kind, markWords[speech.lang][kind], asked.kind))}</select></label>
${dockets.length > 1 ? html`<label>${words.docket} <select name="docket"><option value="">${words.all}</option>${dockets}</select></label>` : ''}
${parties.length > 1 ? html`<label>${sayField(speech.lang, 'party')} <select name="party"><option value="">${words.all}</option>${parties}</select></label>` : ''}
<label>${words.from} <input type="date" name="from" value="${asked.from ?? ''}"></label>
<label>${words.until} <input type="date" name="to" value="${asked.to ?? ''}"></label>
<label>${words.text} <input type="search" name="text" value="${asked.text ?? ''}"></label>
<button>${words.filters}</button></form>`;
};

/** Whoever is named by a slug in an action is named by a name in the text of an entry. */
const partyAsked = ({ asked, state }: CaseView): readonly string[] | undefined =>
  asked.party === undefined
    ? undefined
    : state.parties.flatMap(({ id, name, formerNames }) => (id === asked.party ? [name, ...formerNames] : []));

/** What happened, the newest first, a page of it. */
export const entriesSection = (view: CaseView): Html => {
  const { asked, speech, history } = view;
  const words = pageWords[speech.lang];
  const rows = fitting(entryRows(history.items), asked, partyAsked(view));
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(asked.page ?? 1, pages);
  const end = rows.length - (page - 1) * perPage;
  const shown = rows.slice(Math.max(0, end - perPage), end).reverse();
  const turn = (to: number, name: string): Html | '' =>
    to < 1 || to > pages ? '' : html`<a href="${addressOf(view, { page: to }, 'entries')}">${name}</a>`;
  const nav =
    pages === 1
      ? ''
      : html`<nav class="pages" aria-label="${words.entries}">${turn(page - 1, words.newer)} <span>${page} / ${pages}</span> ${turn(page + 1, words.older)}</nav>`;
  return html`<section id="entries"><h2>${words.entries} <small>${rows.length}</small></h2>
${filters(view)}${nav}
${shown.length === 0 ? html`<p>${words.noEntries}</p>` : html`<table class="entries"><thead><tr><th scope="col">${words.date}</th><th scope="col"><abbr title="${say(speech.lang, 'entry')}">#</abbr></th><th scope="col">${words.what}</th><th scope="col">${words.source}</th></tr></thead><tbody>${shown.map(row => rowHtml(row, view))}</tbody></table>`}
${nav}</section>`;
};
