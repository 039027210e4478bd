import { pageWords } from '../../words/pageWords.ts';
import type { Language } from '../../words/words.ts';
import { type Html, html } from '../html.ts';
import type { SearchAsked } from './searchQuestion.ts';

const hidden = (name: string, value: string | undefined): Html | '' =>
  value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">`;

const queryOf = (fields: Readonly<Record<string, string | undefined>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) query.set(name, value);
  return query.size > 0 ? `?${query}` : '';
};

const filesOf = ({ q, show, court, status, party, judge, type, from, to }: SearchAsked, lang: Language) => {
  const actions = { q, court, party, judge, type, onAfter: from, onBefore: to };
  const cases = { q, court, status, party, judge, type, filedAfter: from, filedBefore: to };
  return {
    csv:
      show === 'actions' ? `/api/v1/actions.csv${queryOf({ ...actions, lang })}` : `/api/v1/cases.csv${queryOf(cases)}`,
    atom: `/api/v1/actions.atom${queryOf({ ...actions, onAfter: undefined, onBefore: undefined, lang })}`,
    json: show === 'actions' ? `/api/v1/actions${queryOf(actions)}` : `/api/v1/cases${queryOf(cases)}`,
  };
};

/** The search as files, as a feed, and as a webhook in one step. What a day or a status narrows down cannot be followed. */
export const following = (asked: SearchAsked, lang: Language): Html => {
  const words = pageWords[lang];
  const { csv, atom, json } = filesOf(asked, lang);
  const { q, court, party, judge, type } = asked;
  return html`<section class="follow"><h2>${words.keepUp}</h2>
<p class="files"><a href="${csv}">CSV</a> <a href="${atom}" type="application/atom+xml">Atom</a> <a href="${json}">JSON</a></p>
<form class="form" method="post" action="/webhooks">
<label>${words.postTo} <input type="url" name="url" required placeholder="https://" maxlength="2000"></label>
${hidden('q', q)}${hidden('courts', court)}${hidden('parties', party)}${hidden('judges', judge)}${hidden('types', type)}
<button>${words.follow}</button> <small>${words.followHint}</small></form></section>`;
};

/** What a feed reader finds by itself. */
export const feedLink = (asked: SearchAsked, lang: Language): Html =>
  html`<link rel="alternate" type="application/atom+xml" href="${filesOf(asked, lang).atom}">
`;
