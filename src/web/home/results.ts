import type { CaseItem } from '../../views/listCases.ts';
import type { ActionItem } from '../../views/search/searchActions.ts';
import type { FoundCase } from '../../views/search/searchCases.ts';
import type { Segment } from '../../views/search/snippet.ts';
import { dayTold } from '../../words/days.ts';
import { pageWords } from '../../words/pageWords.ts';
import { phrases } from '../../words/phrases.ts';
import { type Language, say } from '../../words/words.ts';
import { type Content, type Html, html } from '../html.ts';

const segments = (all: readonly Segment[]): readonly Content[] =>
  all.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text));

const dockets = ({ proceedings }: CaseItem, lang: Language): string =>
  proceedings
    .map(
      ({ court, writtenAs, coverage: { missing } }) =>
        `${court} ${writtenAs}${missing > 0 ? ` (${phrases[lang].missing(missing)})` : ''}`,
    )
    .join(', ');

const match = (
  { id, type, day, snippet, entry }: Omit<ActionItem, 'caseId' | 'caseTitle'>,
  caseId: string,
  lang: Language,
): Html =>
  html`<li><a href="/actions/${id}?case=${caseId}">${dayTold(day, lang)}${entry ? ` #${entry.number}` : ''} ${say(lang, type)}</a> ${segments(snippet)}</li>`;

const caseRow = (item: FoundCase, lang: Language): Html => {
  const { id, title, heading, matches = [], status, filedOn, lastOn, lastDay } = item;
  const last = lastOn ? dayTold(lastOn, lang) : lastDay ? `≤ ${dayTold(lastDay, lang)}` : '';
  return html`<tr><td><a href="/cases/${id}">${title}</a><br><small>${dockets(item, lang)}</small>${heading ? html`<p class="hits">${segments(heading)}</p>` : ''}${matches.length > 0 ? html`<ul class="hits">${matches.map(one => match(one, id, lang))}</ul>` : ''}</td><td>${say(lang, status)}</td><td class="when">${filedOn ? dayTold(filedOn, lang) : ''}</td><td class="when">${last}</td></tr>`;
};

/** Cases that were found, each with why. */
export const casesTable = (items: readonly FoundCase[], lang: Language): Html => {
  const words = pageWords[lang];
  return html`<table class="cases"><thead><tr><th scope="col">${say(lang, 'case')}</th><th scope="col">${words.status}</th><th scope="col">${say(lang, 'filed')}</th><th scope="col">${words.lastAction}</th></tr></thead><tbody>${items.map(item => caseRow(item, lang))}</tbody></table>`;
};

const actionRow = (
  { id, caseId, caseTitle, type, day, entry, proceeding, snippet, struckBy }: ActionItem,
  lang: Language,
): Html =>
  html`<tr><td class="when"><time datetime="${day}">${dayTold(day, lang)}</time></td><td><a href="/actions/${id}?case=${caseId}">${say(lang, type)}${entry ? ` #${entry.number}` : ''}</a>${struckBy ? html` <span class="flag struck">${say(lang, 'struck')}</span>` : ''}<br>${segments(snippet)}</td><td><a href="/cases/${caseId}">${caseTitle}</a>${proceeding ? html`<br><small>${proceeding.court} ${proceeding.docketNumber}</small>` : ''}</td></tr>`;

/** Actions that were found, of whatever case. */
export const actionsTable = (items: readonly ActionItem[], lang: Language): Html => {
  const words = pageWords[lang];
  return html`<table class="entries"><thead><tr><th scope="col">${words.date}</th><th scope="col">${words.what}</th><th scope="col">${say(lang, 'case')}</th></tr></thead><tbody>${items.map(item => actionRow(item, lang))}</tbody></table>`;
};
