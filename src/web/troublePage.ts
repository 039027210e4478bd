import { pageWords } from '../words/pageWords.ts';
import { troubleWords } from '../words/troubleWords.ts';
import type { Language } from '../words/words.ts';
import { pathOf } from './address.ts';
import { frame } from './frame.ts';
import { type Content, type Html, html } from './html.ts';
import { signInForm } from './signIn.ts';
import type { Visit } from './visit.ts';

/** What went wrong, in words for whoever asked. */
export interface Trouble {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly detail?: string }[];
}

/** Each fault by the field that it is about, once. What has no such list is told in a sentence. */
const faults = ({ detail = '', errors = [] }: Trouble, lang: Language): Content => {
  const inEnglish = lang === 'en' ? '' : html` lang="en"`;
  const told = errors.flatMap(one =>
    one.pointer === undefined || one.detail === undefined
      ? []
      : [[one.pointer.replaceAll('/', ' ').trim(), one.detail]],
  );
  if (told.length === 0) return html`<p${inEnglish}>${detail}</p>`;
  const each = new Map(
    told.map(([field = '', words = '']) => [
      `${field} ${words}`,
      html`<li>${field && html`<strong>${field}</strong> `}${words}</li>`,
    ]),
  );
  return html`<ul${inEnglish}>${[...each.values()]}</ul>`;
};

const caseIn = (here: string): string | undefined => /^\/cases\/[a-z0-9-]+(?=[/?]|$)/.exec(here)?.[0];

/** Where one can go from here. */
const waysOn = ({ lang, here, isForm }: Visit, { code }: Trouble): Content => {
  const words = troubleWords[lang];
  const ofCase = code === 'unknown_case' ? undefined : caseIn(here);
  return html`<p>${isForm ? html`<a href="${here}">${words.back}</a>. ${words.kept} ` : ''}${ofCase && !isForm ? html`<a href="${ofCase}">${words.toCase}</a> · ` : ''}<a href="/">${pageWords[lang].cases}</a></p>`;
};

const mayShowAKey: ReadonlySet<string> = new Set(['unauthorized', 'forbidden']);

/** Says what went wrong, where, and what to do; whom a key would let in may show one. */
export const troublePage = (visit: Visit, trouble: Trouble): Html => {
  const { lang, here } = visit;
  const title = troubleWords[lang].titles[trouble.code] ?? trouble.title;
  const back = pathOf(here) === '/sign-in' ? '/' : here;
  return frame(
    visit,
    title,
    html`<h1>${title}</h1>${faults(trouble, lang)}${mayShowAKey.has(trouble.code) ? signInForm(lang, back) : ''}${waysOn(visit, trouble)}`,
  );
};
