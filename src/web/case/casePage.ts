import { pageWords } from '../../words/pageWords.ts';
import { frame } from '../frame.ts';
import { Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { addressOf, type CaseView } from './caseView.ts';
import { entriesSection } from './entries.ts';
import { claims, hearings, motions, parties } from './facts.ts';
import { picture } from './picture.ts';
import { coverage, questionForm, related, standing } from './standing.ts';

const formats = ['csv', 'ics', 'atom', 'ndjson'] as const;

const files = ({ state, asked, speech }: CaseView): Html => {
  const query = new URLSearchParams();
  for (const name of ['asOf', 'docketedBy', 'at', 'knownAt'] as const)
    if (asked[name] !== undefined) query.set(name, asked[name]);
  const search = query.size > 0 ? `?${query}` : '';
  const picture = new URLSearchParams(query);
  for (const name of ['from', 'to'] as const) if (asked[name] !== undefined) picture.set(name, asked[name]);
  picture.set('lang', speech.lang);
  const drawn = `?${picture}`;
  const words = pageWords[speech.lang];
  return html`<p class="files">${words.download}: <a href="/api/v1/cases/${state.id}/timeline.svg${drawn}">SVG</a> <a href="/api/v1/cases/${state.id}/timeline.png${drawn}">PNG</a> ${formats.map(
    format => html`<a href="/api/v1/cases/${state.id}/history.${format}${search}">${format.toUpperCase()}</a> `,
  )}<a href="/api/v1/cases/${state.id}${search}">JSON</a></p>
<details class="follow"><summary>${words.follow}</summary><form class="form" method="post" action="/webhooks"><input type="hidden" name="cases" value="${state.id}"><label>${words.postTo} <input type="url" name="url" required placeholder="https://" maxlength="2000"></label><button>${words.follow}</button></form></details>`;
};

/** The page of a case: where it stands first, then the picture, then each fact and its source. */
export const casePage = (view: CaseView, visit: Visit): Html => {
  const { state, speech } = view;
  const words = pageWords[speech.lang];
  const main = html`<h1>${state.title}</h1>
${standing(view)}
${questionForm(view)}
${coverage(view)}
<section id="picture"><h2>${words.picture}</h2><p><a class="skip" href="#claims">${words.skipPicture}</a></p><div class="picture">${new Html(picture(view))}</div>${files(view)}${view.asked.from || view.asked.to ? html`<p><a href="${addressOf(view, { from: undefined, to: undefined, page: undefined }, 'picture')}">${words.all}</a></p>` : ''}</section>
${claims(view)}${parties(view)}${motions(view)}${hearings(view)}${related(view)}
${entriesSection(view)}`;
  const feed = html`<link rel="alternate" type="application/atom+xml" href="/api/v1/cases/${state.id}/history.atom">
`;
  return frame(visit, state.title, main, feed);
};
