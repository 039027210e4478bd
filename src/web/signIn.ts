import type { CookieOptions, RequestHandler, Router } from 'express';
import * as z from 'zod';
import { parseInput } from '../commands/caseFile.ts';
import { pageWords } from '../words/pageWords.ts';
import type { Language } from '../words/words.ts';
import { openPages } from './answering.ts';
import { frame } from './frame.ts';
import type { Gate } from './gate.ts';
import { hidden } from './hidden.ts';
import { type Html, html } from './html.ts';
import { choosingLanguage } from './language.ts';
import { ownPath } from './ownPath.ts';
import { visitOf } from './visit.ts';

/** The API knows it by this name too. */
export const keyCookie = 'lis_key';

const thirtyDays = 30 * 86_400_000;

const shownKey = z.strictObject({
  key: z
    .string()
    .trim()
    .regex(/^[\w-]{1,200}$/, { error: 'is no key: it begins with lis_' }),
  to: ownPath.default('/'),
});

const askedPage = z.object({ to: ownPath.catch('/').default('/') });

/** The form by which a key is shown. */
export const signInForm = (lang: Language, to: string): Html => {
  const words = pageWords[lang];
  return html`<form class="form" method="post" action="/sign-in">
${hidden('to', to)}
<input autocomplete="username" value="Lis" hidden>
<label>${words.key} <input type="password" name="key" autocomplete="current-password" required></label>
<button>${words.signIn}</button>
<p>${words.signInHint}</p></form>`;
};

/** A key is shown once and kept by the browser alone, where no script reads it and no other site sends it. */
export const signInPages = (gate: Gate, isSecure: boolean): Router => {
  const pages = openPages();
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' };

  pages.get('/sign-in', choosingLanguage, (request, response) => {
    const { to } = parseInput(askedPage, request.query);
    const visit = visitOf(request, response, gate);
    const { lang } = visit;
    const title = pageWords[lang].signIn;
    response
      .type('html')
      .set('Cache-Control', 'no-store')
      .send(frame(visit, title, html`<h1>${title}</h1>${signInForm(lang, to)}`).text);
  });

  /** The gate finds out whether it is one, and counts wrong ones, as where a program shows a key. */
  const asProgramsDo: RequestHandler = (request, _response, next) => {
    request.headers.authorization = `Bearer ${parseInput(shownKey, request.body).key}`;
    next();
  };

  pages.post('/sign-in', asProgramsDo, ...gate.enter, (request, response) => {
    const { key, to } = parseInput(shownKey, request.body);
    response.cookie(keyCookie, key, { ...cookie, maxAge: thirtyDays }).redirect(303, to);
  });

  pages.post('/sign-out', (_request, response) => {
    response.clearCookie(keyCookie, cookie).redirect(303, '/');
  });

  return pages.router;
};
