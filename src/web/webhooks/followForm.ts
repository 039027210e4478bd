import { pageWords } from '../../words/pageWords.ts';
import { hidden } from '../hidden.ts';
import { type Content, type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';

/** Makes a webhook of what is looked at, in one step; for whom a key lets subscribe, or who showed none yet. */
export const followForm = (
  filters: Readonly<Record<string, string | undefined>>,
  { lang, visitor }: Visit,
  hint: Content = '',
): Html | '' => {
  if (visitor && visitor.name !== 'anybody' && !visitor.scopes.has('subscribe')) return '';
  const words = pageWords[lang];
  return html`<form class="form" method="post" action="/webhooks">
<label>${words.postTo} <input type="url" name="url" required placeholder="https://" maxlength="2000"></label>
${Object.entries(filters).map(([name, value]) => hidden(name, value))}
<button>${words.follow}</button>${hint}</form>`;
};
