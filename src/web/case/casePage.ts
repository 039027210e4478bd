import { pageWords } from '../../words/pageWords.ts';
import { queryOf } from '../address.ts';
import { frame } from '../frame.ts';
import { Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { followForm } from '../webhooks/followForm.ts';
import { addressOf, type CaseView } from './caseView.ts';
import { entriesSection } from './entries.ts';
import { claims, hearings, motions, parties } from './facts.ts';
import { picture } from './picture.ts';
import { coverage, questionForm, related, standing } from './standing.ts';

const formats = ['csv', 'ics', 'atom', 'ndjson'] as const;

const files = ({ state, asked, speech }: CaseView, visit: Visit): Html => {
  const { asOf, docketedBy, at, knownAt, from, to } = asked;
  const question = { asOf, docketedBy, at, knownAt };
  const [search, drawn] = [queryOf(question), queryOf({ ...question, from, to, lang: speech.lang })];
  const words = pageWords[speech.lang];
  const home = `/api/v1/cases/${state.id}`;
  const form = followForm({ cases: state.id }, visit);
  return html`<p class="files">${words.download}: <a href="${home}/timeline.svg${drawn}">SVG</a> <a href="${home}/timeline.png${drawn}">PNG</a> ${formats.map(
    format => html`<a href="${home}/history.${format}${search}">${format.toUpperCase()}</a> `,
  )}<a href="${home}${search}">JSON</a></p>
${form && html`<details class="follow"><summary>${words.follow}</summary>${form}</details>`}`;
};

/** The page of a case: where it stands first, then the picture, then each fact and its source. */
export const casePage = (view: CaseView, visit: Visit): Html => {
  const { state, speech } = view;
  const words = pageWords[speech.lang];
  const main = html`<h1>${state.title}</h1>
${standing(view)}
${questionForm(view)}
${coverage(view)}
<section id="picture"><h2>${words.picture}</h2><p><a class="skip" href="#claims">${words.skipPicture}</a></p><div class="picture">${new Html(picture(view))}</div>${files(view, visit)}${view.asked.from || view.asked.to ? html`<p><a href="${addressOf(view, { from: undefined, to: undefined, page: undefined }, 'picture')}">${words.all}</a></p>` : ''}</section>
${claims(view)}${parties(view)}${motions(view)}${hearings(view)}${related(view)}
${entriesSection(view)}`;
  const feed = html`<link rel="alternate" type="application/atom+xml" href="/api/v1/cases/${state.id}/history.atom">
`;
  return frame(visit, state.title, main, feed);
};
