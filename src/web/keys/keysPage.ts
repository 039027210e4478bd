import { scopes } from '../../../events/keys.ts';
import { isLive, type Key } from '../../../projections/keys/keyRing.ts';
import { dayTold } from '../../words/days.ts';
import { keyWords } from '../../words/keyWords.ts';
import { frame } from '../frame.ts';
import { hidden } from '../hidden.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';

const row = (key: Key, { lang }: Visit): Html => {
  const words = keyWords[lang];
  const { id, name, scopes: may, createdAt } = key;
  const end = isLive(key)
    ? html`<form method="post" action="/keys/${id}/revoke"><button>${words.revoke}</button></form>`
    : words.revoked;
  return html`<tr><td>${name}<br><small>${id}</small></td><td>${may.map(scope => words[scope]).join(', ')}</td><td>${dayTold(createdAt.slice(0, 10), lang)}</td><td>${end}</td></tr>`;
};

/** The keys of this Lis, and a form for another. */
export const keysPage = (keys: readonly Key[], visit: Visit): Html => {
  const words = keyWords[visit.lang];
  const table = html`<table><thead><tr><th scope="col">${words.name}</th><th scope="col">${words.scopes}</th><th scope="col">${words.made}</th><th scope="col"><span class="unseen">${words.revoke}</span></th></tr></thead><tbody>${keys.map(key => row(key, visit))}</tbody></table>`;
  const boxes = scopes.map(
    scope => html`<label class="box"><input type="checkbox" name="scopes" value="${scope}"> ${words[scope]}</label> `,
  );
  return frame(
    visit,
    words.title,
    html`<h1>${words.title}</h1><p>${words.lead}</p>${keys.length === 0 ? html`<p class="warning">${words.first}</p>` : table}
<section><h2>${words.make}</h2><form class="form" method="post" action="/keys"><label>${words.name} <input name="name" required maxlength="60" autocomplete="off"></label><fieldset><legend>${words.scopes}</legend>${boxes}</fieldset><button>${words.make}</button><p>${words.nameHint}</p></form></section>`,
  );
};

/** A key that was made, told this once. */
export const newKeyPage = (name: string, token: string, visit: Visit): Html => {
  const words = keyWords[visit.lang];
  return frame(
    visit,
    words.title,
    html`<h1>${words.title}: ${name}</h1><p class="warning">${words.once}</p><p><code class="key">${token}</code></p>
<form method="post" action="/sign-in">${hidden('key', token)}${hidden('to', '/keys')}<button>${words.signIn}</button></form>
<p><a href="/keys">${words.back}</a></p>`,
  );
};
