import type { ActionItem } from '../../views/search/searchActions.ts';
import type { FoundCase } from '../../views/search/searchCases.ts';
import { pageWords } from '../../words/pageWords.ts';
import { phrases } from '../../words/phrases.ts';
import { type Language, sayField } from '../../words/words.ts';
import { frame } from '../frame.ts';
import { hidden } from '../hidden.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { chips, type Facets, facetsHtml } from './facets.ts';
import { feedLink, following } from './following.ts';
import { actionsTable, casesTable } from './results.ts';
import { type SearchAsked, searchAddress } from './searchQuestion.ts';

export interface Found {
  readonly asked: SearchAsked;
  readonly cases?: readonly FoundCase[];
  readonly actions?: readonly ActionItem[];
  /** On the first page. */
  readonly facets: Facets | undefined;
  /** The address of the next page. */
  readonly next: string | undefined;
}

const text = (name: string, label: string, value: string | undefined, type = 'text'): Html =>
  html`<label>${label} <input type="${type}" name="${name}" value="${value ?? ''}"></label>`;

const form = ({ asked }: Found, lang: Language): Html => {
  const words = pageWords[lang];
  const { q, show, court, status, party, judge, type, from, to } = asked;
  const isOpen = [party, judge, from, to].some(one => one !== undefined);
  return html`<form class="seek" action="/" role="search" aria-label="${words.cases}">
<input type="search" name="q" value="${q ?? ''}" aria-label="${words.searchIn}" placeholder="${words.searchIn}"><button>${words.search}</button>
${hidden('show', show)}${hidden('court', court)}${hidden('status', status)}${hidden('type', type)}
<details${isOpen ? html` open` : ''}><summary>${words.filters}</summary><div class="filters">${text('party', sayField(lang, 'party'), party)}${text('judge', sayField(lang, 'judge'), judge)}${text('from', words.from, from, 'date')}${text('to', words.until, to, 'date')}</div></details></form>`;
};

const kinds = ({ asked }: Found, lang: Language): Html => {
  const words = pageWords[lang];
  const tab = (show: 'cases' | 'actions', name: string): Html => {
    const isHere = (asked.show ?? 'cases') === show;
    // Actions have no status.
    const change = show === 'cases' ? { show: undefined } : { show, status: undefined };
    return html`<a href="${searchAddress(asked, change)}"${isHere ? html` aria-current="true"` : ''}>${name}</a> `;
  };
  return html`<nav class="tabs" aria-label="${words.what}">${tab('cases', words.cases)}${tab('actions', words.actions)}</nav>`;
};

const results = ({ cases, actions, asked }: Found, lang: Language): Html => {
  const words = pageWords[lang];
  if (cases && cases.length > 0) return casesTable(cases, lang);
  if (actions && actions.length > 0) return actionsTable(actions, lang);
  const isAll = searchAddress({ ...asked, show: undefined }) === '/';
  return html`<p>${isAll ? html`${words.noCases} <a href="/import">${words.firstCase}</a>` : words.noEntries}</p>`;
};

/** The cases, or what is sought in them, and what it can be narrowed down by. */
export const searchPage = (found: Found, visit: Visit): Html => {
  const { asked, facets, next } = found;
  const { lang } = visit;
  const words = pageWords[lang];
  const title = asked.q ?? words.cases;
  const main = html`<h1>${asked.q === undefined ? words.cases : html`“${asked.q}”`}${facets ? html` <small>${phrases[lang].found(facets.total, facets.atLeast)}</small>` : ''}</h1>
${form(found, lang)}${kinds(found, lang)}${chips(asked, lang)}
<div class="found"><div class="results">${results(found, lang)}
${next === undefined ? '' : html`<p class="pages"><a href="${next}" rel="next">${words.older}</a></p>`}</div>
<aside aria-label="${words.filters}">${facets ? facetsHtml(facets, asked, lang) : ''}${following(asked, visit)}</aside></div>`;
  return frame(visit, title, main, feedLink(asked, lang));
};
