import type { CaseItem } from '../views/listCases.ts';
import { dayTold } from '../words/days.ts';
import { pageWords } from '../words/pageWords.ts';
import { phrases } from '../words/phrases.ts';
import { type Language, say } from '../words/words.ts';
import { frame } from './frame.ts';
import { type Html, html } from './html.ts';

interface Home {
  readonly items: readonly CaseItem[];
  readonly q: string | undefined;
  readonly next: string | undefined;
  readonly lang: Language;
  readonly other: string;
}

const row = (item: CaseItem, lang: Language): Html =>
  html`<tr><td><a href="/cases/${item.id}">${item.title}</a><br><small>${item.proceedings
    .map(
      ({ court, writtenAs, coverage: { missing } }) =>
        `${court} ${writtenAs}${missing > 0 ? ` (${phrases[lang].missing(missing)})` : ''}`,
    )
    .join(
      ', ',
    )}</small></td><td>${say(lang, item.status)}</td><td>${item.filedOn ? dayTold(item.filedOn, lang) : ''}</td><td>${item.lastOn ? dayTold(item.lastOn, lang) : ''}</td></tr>`;

/** The cases, or those that hold what is sought. */
export const homePage = ({ items, q, next, lang, other }: Home): Html => {
  const words = pageWords[lang];
  const main = html`<h1>${words.cases}</h1>
<form class="seek" action="/"><input type="search" name="q" value="${q ?? ''}" aria-label="${words.search}"><button>${words.search}</button></form>
${
  items.length === 0
    ? html`<p>${q === undefined ? `${words.noCases} ${words.firstCase}` : words.noEntries}</p>`
    : html`<table class="cases"><thead><tr><th scope="col">${say(lang, 'case')}</th><th scope="col">${words.status}</th><th scope="col">${say(lang, 'filed')}</th><th scope="col">${words.lastAction}</th></tr></thead><tbody>${items.map(item => row(item, lang))}</tbody></table>`
}
${next === undefined ? '' : html`<p class="pages"><a href="${next}">${words.older}</a></p>`}`;
  return frame({ lang, title: words.cases, main, other });
};
