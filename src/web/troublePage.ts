import { frame } from './frame.ts';
import { type Html, html } from './html.ts';
import { signInForm } from './signIn.ts';
import type { Visit } from './visit.ts';

/** What went wrong, in words for whoever asked. */
export interface Trouble {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Says what went wrong, where, and what to do; whom a key would let in may show one. */
export const troublePage = (visit: Visit, { code, title, detail, errors = [] }: Trouble): Html => {
  const { lang, here } = visit;
  const several = errors.length > 1;
  return frame(
    visit,
    title,
    html`<h1>${title}</h1><p>${detail ?? ''}</p>${several ? html`<ul>${errors.map(one => html`<li><code>${one.pointer}</code> ${one.detail}</li>`)}</ul>` : ''}${code === 'unauthorized' || code === 'forbidden' ? signInForm(lang, here) : ''}`,
  );
};
