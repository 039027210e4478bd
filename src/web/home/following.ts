import { pageWords } from '../../words/pageWords.ts';
import type { Language } from '../../words/words.ts';
import { queryOf } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { followForm } from '../webhooks/followForm.ts';
import type { SearchAsked } from './searchQuestion.ts';

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
export const following = (asked: SearchAsked, visit: Visit): Html => {
  const words = pageWords[visit.lang];
  const { csv, atom, json } = filesOf(asked, visit.lang);
  const { q, court, party, judge, type } = asked;
  const filters = { q, courts: court, parties: party, judges: judge, types: type };
  return html`<section class="follow"><h2>${words.keepUp}</h2>
<p class="files"><a href="${csv}">CSV</a> <a href="${atom}" type="application/atom+xml">Atom</a> <a href="${json}">JSON</a></p>
${followForm(filters, visit, html` <small>${words.followHint}</small>`)}</section>`;
};

/** What a feed reader finds by itself. */
export const feedLink = (asked: SearchAsked, lang: Language): Html =>
  html`<link rel="alternate" type="application/atom+xml" href="${filesOf(asked, lang).atom}">
`;
