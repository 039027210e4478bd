import { court } from '../../../events/courts.ts';
import type { Counted } from '../../views/search/counts.ts';
import { pageWords } from '../../words/pageWords.ts';
import { type Language, say, sayField } from '../../words/words.ts';
import { type Html, html } from '../html.ts';
import { type SearchAsked, searchAddress } from './searchQuestion.ts';

/** How many fit, and how many of those have each value. */
export interface Facets {
  readonly total: number;
  readonly atLeast: boolean;
  readonly court: readonly Counted[];
  readonly status?: readonly Counted[];
  readonly judge?: readonly Counted[];
  readonly type: readonly Counted[];
}

const narrowing = ['status', 'court', 'judge', 'type'] as const;
type Narrowing = (typeof narrowing)[number];

const shownAtFirst = 8;

const titleOf = (name: Narrowing, lang: Language): string =>
  name === 'status' ? pageWords[lang].status : name === 'type' ? pageWords[lang].what : sayField(lang, name);

const valueTold = (name: Narrowing, value: string, lang: Language): string => {
  if (name === 'court') return court(value)?.citation ?? value;
  return name === 'judge' ? value : say(lang, value);
};

const facet = (name: Narrowing, counts: readonly Counted[] = [], asked: SearchAsked, lang: Language): Html | '' => {
  if (counts.length === 0 || asked[name] !== undefined) return '';
  const item = ({ value, count }: Counted): Html =>
    html`<li><a href="${searchAddress(asked, { [name]: value })}">${valueTold(name, value, lang)}</a> <small>${count}</small></li>`;
  const rest = counts.slice(shownAtFirst);
  return html`<section><h2>${titleOf(name, lang)}</h2><ul>${counts.slice(0, shownAtFirst).map(item)}</ul>${rest.length > 0 ? html`<details><summary>${pageWords[lang].more} (${rest.length})</summary><ul>${rest.map(item)}</ul></details>` : ''}</section>`;
};

/** What a search can be narrowed down by in one click, each with how much of it would be left. */
export const facetsHtml = (facets: Facets, asked: SearchAsked, lang: Language): readonly (Html | '')[] =>
  narrowing.map(name => facet(name, facets[name], asked, lang));

/** What the search is narrowed down by already, each to be taken away. */
export const chips = (asked: SearchAsked, lang: Language): Html | '' => {
  const words = pageWords[lang];
  const names: Readonly<Record<string, string>> = { from: words.from, to: words.until };
  const active = (['status', 'court', 'judge', 'party', 'type', 'from', 'to'] as const).flatMap(name => {
    const value = asked[name];
    if (value === undefined) return [];
    const told = narrowing.some(one => one === name) ? valueTold(name as Narrowing, value, lang) : value;
    const label = names[name] ?? (name === 'party' ? sayField(lang, 'party') : titleOf(name as Narrowing, lang));
    return html`<li><a href="${searchAddress(asked, { [name]: undefined })}" title="${words.takeAway}">${label}: ${told} <span aria-hidden="true">×</span></a></li>`;
  });
  return active.length === 0 ? '' : html`<ul class="chips" aria-label="${words.filters}">${active}</ul>`;
};
